import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { AgreementView } from './AgreementView.tsx'
import { BuiltAlike } from './BuiltAlike.tsx'
import { DifferencesView } from './DifferencesView.tsx'
import { useTeam } from './team-store.ts'

/** The place of the team: how far its researchers agree, where they do not, and what they built alike. */
export function Team() {
  const view = useTeam(state => state.view)
  return (
    <PlaceTabs
      title="Team"
      label="Team"
      view={view}
      onView={chosen => useTeam.setState({ view: chosen })}
      views={[
        { id: 'agreement', label: 'Agreement', content: <AgreementView /> },
        { id: 'differences', label: 'Differences', content: <DifferencesView /> },
        { id: 'configurations', label: 'Configurations', content: <BuiltAlike /> },
      ]}
    />
  )
}
