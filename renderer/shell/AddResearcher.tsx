import { useState } from 'react'
import { act } from '../store/act.ts'
import { useDialogs } from '../store/dialogs.ts'
import { switchResearcher } from '../store/researchers.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Asks for a researcher's name. */
export function AddResearcher() {
  const isOpen = useDialogs(state => state.open === 'addResearcher')
  return isOpen && <Form />
}

function Form() {
  const close = useDialogs(state => state.close)
  const [name, setName] = useState('')
  const add = async (isSwitching: boolean) => {
    if (name.trim() === '') return
    const researcher = await act('researchers.create', { name })
    if (!researcher) return
    close()
    if (isSwitching) await switchResearcher(researcher)
  }
  return (
    <Dialog
      title="Add a researcher"
      size="small"
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={() => void add(false)} isDisabled={name.trim() === ''}>
            Add only
          </Button>
          <Button variant="primary" onPress={() => void add(true)} isDisabled={name.trim() === ''}>
            Add and code as them
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        onEnter={() => void add(true)}
        help="Every coding and every change carries the name of the researcher who made it."
        autoFocus
      />
    </Dialog>
  )
}
