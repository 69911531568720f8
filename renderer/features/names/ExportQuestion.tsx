import { lookInstead, useExportCheck } from '../../store/export-check.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { namesOf } from './words.ts'

/** Asks before something goes out that might still identify someone. */
export function ExportQuestion() {
  const question = useExportCheck(state => state.question)
  if (question === null) return null
  const { sure, unsure, answer } = question
  return (
    <Dialog
      title={`${count(sure.length, 'thing')} might still identify someone`}
      role="alertdialog"
      size="small"
      isOpen
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => answer(false)}>Cancel</Button>
          <Button onPress={() => answer(true)}>Export anyway</Button>
          <Button variant="primary" autoFocus onPress={lookInstead}>
            Look at them
          </Button>
        </>
      }
    >
      <p>
        {`In texts, titles and notes of this project: ${namesOf(sure)}${unsure > 0 ? `, and ${count(unsure, 'place')} that only may be one` : ''}. The export may carry them.`}
      </p>
    </Dialog>
  )
}
