import { useEffect } from 'react'
import { onProgress } from '../../api/client.ts'
import { cancelImport, finishImport, useImport } from '../../store/imports.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count, formatSize } from '../../ui/format.ts'
import { Progress } from '../../ui/Progress.tsx'
import { ImportChoices } from './ImportChoices.tsx'
import { ImportReports } from './ImportReports.tsx'

/** Goes with an import: files come in, are looked into, are decided on, are imported, and then the report. */
export function ImportDialog() {
  const phase = useImport(state => state.phase)
  useEffect(
    () =>
      onProgress((task, done, total) => {
        const isOurs = PROGRESS[useImport.getState().phase] === task
        if (isOurs) useImport.setState({ done, total })
      }),
    [],
  )
  if (phase === 'idle') return null
  if (phase === 'choosing') return <ImportChoices />
  return phase === 'done' ? <Finished /> : <Ongoing />
}

/** The engine's name of the task that a phase waits for. */
const PROGRESS: Record<string, string> = { previewing: 'preview', importing: 'import' }

function Finished() {
  const reports = useImport(state => state.reports)
  const goTo = useWorkspace(state => state.goTo)
  const imported = reports.filter(report => report.isImported).length
  const close = () => {
    finishImport()
    if (imported > 0) goTo('sources')
  }
  return (
    <Dialog
      title={titleOf(imported, reports.length)}
      size="large"
      isOpen
      onClose={close}
      footer={
        <Button variant="primary" onPress={close} autoFocus>
          {imported > 0 ? 'Show the sources' : 'Close'}
        </Button>
      }
    >
      <ImportReports reports={reports} />
    </Dialog>
  )
}

const LABELS = {
  receiving: 'Taking the files in',
  previewing: 'Looking into the files',
  importing: 'Reading the files',
}

function Ongoing() {
  const { phase, done, total, fileCount } = useImport()
  if (phase !== 'receiving' && phase !== 'previewing' && phase !== 'importing') return null
  const cancel = () => void cancelImport()
  const isReceiving = phase === 'receiving'
  // All are stored in one step, which takes a moment and is whole or not at all.
  const isStoring = phase === 'importing' && total > 0 && done === total
  return (
    <Dialog
      title={
        phase === 'importing'
          ? `Importing ${count(total, 'file')}`
          : `Opening ${count(fileCount, 'file')}`
      }
      size="small"
      role="alertdialog"
      isOpen
      onClose={isStoring ? undefined : cancel}
      footer={
        <Button onPress={cancel} autoFocus isDisabled={isStoring}>
          Cancel the import
        </Button>
      }
    >
      <Progress
        label={isStoring ? 'Storing the files in the project' : LABELS[phase]}
        value={total > 0 && (isReceiving || done > 0) ? done / total : undefined}
        valueLabel={
          isReceiving ? `${formatSize(done)} of ${formatSize(total)}` : `${done} of ${total}`
        }
      />
    </Dialog>
  )
}

function titleOf(imported: number, total: number): string {
  if (imported === total) return `${count(imported, 'file')} imported`
  if (imported === 0) return total === 1 ? 'The file was not imported' : 'No file was imported'
  return `${imported} of ${total} files imported`
}
