import { useEffect } from 'react'
import { useImport } from '../../store/imports.ts'
import { cancelSurvey, openNext, useSurvey } from '../../store/surveys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { SurveyChoices } from './SurveyChoices.tsx'
import { SurveyReport } from './SurveyReport.tsx'

/** Goes with the import of surveys: one table after the other, when no other import is going on. */
export function SurveyDialog() {
  const isFree = useImport(state => state.phase === 'idle')
  const { phase, waiting, file, preview, report } = useSurvey()
  useEffect(() => {
    if (isFree && phase === 'idle' && waiting.length > 0) void openNext()
  }, [isFree, phase, waiting])
  if (phase === 'idle') return null
  if (phase === 'choosing' && preview) return <SurveyChoices preview={preview} />
  if (phase === 'done' && report) return <SurveyReport report={report} name={file?.name ?? ''} />
  return <Ongoing isImporting={phase === 'importing'} name={file?.name ?? ''} />
}

function Ongoing({ isImporting, name }: { isImporting: boolean; name: string }) {
  const cancel = () => void cancelSurvey()
  return (
    <Dialog
      title={isImporting ? 'Importing the survey' : 'Opening the survey'}
      size="small"
      role="alertdialog"
      isOpen
      onClose={cancel}
      footer={
        <Button onPress={cancel} autoFocus>
          Cancel
        </Button>
      }
    >
      <Progress label={`Reading ${name}`} value={undefined} valueLabel="" />
    </Dialog>
  )
}
