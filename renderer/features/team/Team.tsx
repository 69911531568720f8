import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { AgreementView } from './AgreementView.tsx'
import { BuiltAlike } from './BuiltAlike.tsx'
import { CommentsView } from './CommentsView.tsx'
import { CopiesView } from './CopiesView.tsx'
import { DifferencesView } from './DifferencesView.tsx'
import { DoubleCodingView } from './DoubleCodingView.tsx'
import { HubView } from './hub/HubView.tsx'
import { useTeam } from './team-store.ts'

/** The place of the team: what it codes blind, how far it agrees, what it says to each other, and whose copies are merged. */
export function Team() {
  const view = useTeam(state => state.view)
  return (
    <PlaceTabs
      title="Team"
      label="Team"
      view={view}
      onView={chosen => useTeam.setState({ view: chosen })}
      views={[
        { id: 'doubleCoding', label: 'Double coding', content: <DoubleCodingView /> },
        { id: 'agreement', label: 'Agreement', content: <AgreementView /> },
        { id: 'differences', label: 'Differences', content: <DifferencesView /> },
        { id: 'configurations', label: 'Configurations', content: <BuiltAlike /> },
        { id: 'comments', label: 'Comments', content: <CommentsView /> },
        { id: 'copies', label: 'Copies', content: <CopiesView /> },
        { id: 'hub', label: 'Hub', content: <HubView /> },
      ]}
    />
  )
}
