import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { blackOut, useBlackOut } from './protect.ts'
import { useSession } from './session.ts'

/** Asks before words are blacked out. */
export function BlackOut() {
  const session = useSession()
  const question = useBlackOut(state => state.question)
  if (question === null) return null
  const { words, range } = question
  const close = () => useBlackOut.setState({ question: null })
  const shown = words.length > 160 ? `${words.slice(0, 150).trimEnd()}…` : words
  return (
    <Dialog
      title="Black out these words?"
      role="alertdialog"
      size="small"
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="danger" autoFocus onPress={() => void blackOut(session, range)}>
            Black out
          </Button>
        </>
      }
    >
      <p>
        {`“${shown}” goes from the text, from quotes and from every export. Undo brings it back until earlier texts are forgotten.`}
      </p>
    </Dialog>
  )
}
