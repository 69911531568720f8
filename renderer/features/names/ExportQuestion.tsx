import { lookInstead, useExportCheck } from '../../store/export-check.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { namesOf } from './words.ts'

/** Asks before something goes out that might still identify someone. */
export function ExportQuestion() {
  const question = useExportCheck(state => state.question)
  if (question === null) return null
  const { sure, unsure, names, answer } = question
  const found = [
    ...(names > 0 ? [`${count(names, 'place')} with a name of the open list`] : []),
    ...(sure.length > 0 ? [namesOf(sure)] : []),
    ...(unsure > 0 ? [`${count(unsure, 'place')} that only may be one`] : []),
  ]
  return (
    <Dialog
      title={`${count(sure.length + names, 'thing')} might still identify someone`}
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
        {`In texts, titles and notes of this project: ${listWords(found)}. The export may carry them.`}
      </p>
    </Dialog>
  )
}

function listWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`
}
