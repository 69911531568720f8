import { answerSwitch, useSwitching } from '../store/researchers.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Asks before somebody codes as a colleague whose codings they must not see yet. */
export function SwitchBlind() {
  const to = useSwitching(state => state.to)
  if (to === null) return null
  return (
    <Dialog
      title={`Code as ${to.name}?`}
      size="small"
      isOpen
      onClose={() => void answerSwitch(false)}
      footer={
        <>
          <Button onPress={() => void answerSwitch(false)}>Stay</Button>
          <Button variant="primary" onPress={() => void answerSwitch(true)}>
            {`Code as ${to.name}`}
          </Button>
        </>
      }
    >
      <p>
        Both of you code the same sample blind. Whoever codes as {to.name} sees what {to.name} coded
        in it. Go on only if {to.name} sits here.
      </p>
    </Dialog>
  )
}
