import { useEffect } from 'react'
import { onProgress } from '../../api/client.ts'
import { useImport } from '../../store/imports.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count, formatSize } from '../../ui/format.ts'
import { Progress } from '../../ui/Progress.tsx'
import { ImportReports } from './ImportReports.tsx'

/** Shows an import as it goes on, and then what became of each file. */
export function ImportDialog() {
  const { phase, reports, finish } = useImport()
  const goTo = useWorkspace(state => state.goTo)
  useEffect(
    () =>
      onProgress((_task, done, total) => {
        if (useImport.getState().phase === 'reading') useImport.setState({ done, total })
      }),
    [],
  )
  if (phase === 'idle') return null
  if (phase !== 'done') return <Ongoing />
  const imported = reports.filter(report => report.isImported).length
  const close = () => {
    finish()
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

function Ongoing() {
  const { phase, done, total, fileCount, cancel } = useImport()
  const isReceiving = phase === 'receiving'
  return (
    <Dialog
      title={`Importing ${count(fileCount, 'file')}`}
      size="small"
      role="alertdialog"
      isOpen
      onClose={isReceiving ? cancel : undefined}
      footer={
        isReceiving && (
          <Button onPress={cancel} autoFocus>
            Cancel the import
          </Button>
        )
      }
    >
      <Progress
        label={isReceiving ? 'Taking the files in' : 'Reading the files'}
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
