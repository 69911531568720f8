import { useEffect } from 'react'
import { onProgress } from '../../api/client.ts'
import { useImport } from '../../store/imports.ts'
import { cancelTakingIn, takeInNext, useInterchange } from '../../store/interchange.ts'
import { useSurvey } from '../../store/surveys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { ProjectChoices } from './ProjectChoices.tsx'
import { ProjectReport } from './ProjectReport.tsx'
import { TypedChoices } from './TypedChoices.tsx'
import { TypedReport } from './TypedReport.tsx'

/** Goes with what comes from other programs: a project, a codebook or a table, one after the other. */
export function InterchangeDialog() {
  const isFree = useImport(state => state.phase === 'idle')
  const noSurvey = useSurvey(state => state.phase === 'idle')
  const { phase, waiting, project, table, report } = useInterchange()
  useEffect(() => {
    if (isFree && noSurvey && phase === 'idle' && waiting.length > 0) void takeInNext()
  }, [isFree, noSurvey, phase, waiting])
  useEffect(
    () =>
      onProgress((task, done, total) => {
        const wanted = useInterchange.getState().phase === 'importing' ? 'import' : 'preview'
        if (task !== wanted) return
        useInterchange.setState({ done, total })
        if (useInterchange.getState().isCancelWanted) void cancelTakingIn()
      }),
    [],
  )
  if (phase === 'idle') return null
  if (phase === 'choosing' && project) return <ProjectChoices preview={project} />
  if (phase === 'choosing' && table) return <TypedChoices preview={table} />
  if (phase === 'done' && report) {
    if ('project' in report) return <ProjectReport report={report.project} />
    return <TypedReport report={report.table} />
  }
  return <Ongoing />
}

function Ongoing() {
  const { phase, file, done, total, project } = useInterchange()
  const isImporting = phase === 'importing'
  // Of a project the second half is storing.
  const isStoring = isImporting && project !== null && total > 0 && done >= total / 2
  const cancel = () => void cancelTakingIn()
  return (
    <Dialog
      title={isImporting ? 'Importing' : 'Opening'}
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
      <Progress
        label={isStoring ? 'Storing it in the project' : `Reading ${file?.name ?? ''}`}
        value={total > 0 ? done / total : undefined}
      />
    </Dialog>
  )
}
