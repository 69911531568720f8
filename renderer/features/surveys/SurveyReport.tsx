import type { SurveyReport as Report } from '../../../shared/contract/surveys.ts'
import { finishSurvey } from '../../store/surveys.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { SurveyRemarks } from './SurveyRemarks.tsx'

/** What an import of a survey made. */
export function SurveyReport({ report, name }: { report: Report; name: string }) {
  const goTo = useWorkspace(state => state.goTo)
  const { sourceIds, answers, created, updated, createdAttributes } = report
  const close = () => {
    finishSurvey()
    goTo('sources')
  }
  return (
    <Dialog
      title="Survey imported"
      size="medium"
      isOpen
      onClose={close}
      footer={
        <Button variant="primary" onPress={close} autoFocus>
          Show the sources
        </Button>
      }
    >
      <p>
        {name}: {count(sourceIds.length, 'source')} with {count(answers, 'answer')},{' '}
        {count(created, 'new participant')}
        {updated > 0 && `, ${count(updated, 'participant')} filled in`}
        {createdAttributes > 0 && `, ${count(createdAttributes, 'new attribute')}`}. One step of
        Undo takes all of it back.
      </p>
      <SurveyRemarks {...report} />
    </Dialog>
  )
}
