import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { AppraisalView } from './AppraisalView.tsx'
import { ConflictsView } from './ConflictsView.tsx'
import { DuplicatesView } from './DuplicatesView.tsx'
import { FlowView } from './FlowView.tsx'
import { ReferencesView } from './ReferencesView.tsx'
import { useReview } from './review-store.ts'
import { ScreeningView } from './ScreeningView.tsx'

/** The place of a review of literature: what was found, what of it is taken, how good it is, and the flow of all that. */
export function Review() {
  const view = useReview(state => state.view)
  return (
    <PlaceTabs
      title="Review"
      label="Review"
      view={view}
      onView={chosen => useReview.setState({ view: chosen })}
      views={[
        { id: 'references', label: 'References', content: <ReferencesView /> },
        { id: 'duplicates', label: 'Duplicates', content: <DuplicatesView /> },
        { id: 'screening', label: 'Screening', content: <ScreeningView /> },
        { id: 'conflicts', label: 'Conflicts', content: <ConflictsView /> },
        { id: 'appraisal', label: 'Appraisal', content: <AppraisalView /> },
        { id: 'flow', label: 'PRISMA flow', content: <FlowView /> },
      ]}
    />
  )
}
