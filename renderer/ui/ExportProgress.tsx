import { cancelExport, useExporting } from '../store/exporting.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Progress } from './Progress.tsx'

/** Says that something is being written, and lets it be stopped. */
export function ExportProgress() {
  const { name, done } = useExporting()
  if (name === null) return null
  return (
    <Dialog
      title={`Writing ${name}`}
      size="small"
      role="alertdialog"
      isOpen
      footer={
        <Button autoFocus onPress={cancelExport}>
          Cancel
        </Button>
      }
    >
      <Progress label="Gathering and writing" value={done ?? undefined} />
      <p>Until it is whole, no file is there.</p>
    </Dialog>
  )
}
