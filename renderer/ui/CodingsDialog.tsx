import { useState } from 'react'
import { Button } from './Button.tsx'
import { CodingPicker } from './CodingPicker.tsx'
import { Dialog } from './Dialog.tsx'
import { count } from './format.ts'

interface Props {
  title: string
  chosen: readonly string[]
  /** What the button says, as “Insert” before “2 passages”. */
  verb: string
  onChoose: (codingIds: string[]) => void
  onClose: () => void
}

/** Chooses coded passages out of all. */
export function CodingsDialog({ title, chosen: before, verb, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState<Set<string>>(new Set(before))
  return (
    <Dialog
      title={title}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={chosen.size === 0 && before.length === 0}
            onPress={() => {
              onChoose([...chosen])
              onClose()
            }}
          >
            {`${verb} ${count(chosen.size, 'passage')}`}
          </Button>
        </>
      }
    >
      <CodingPicker chosen={chosen} onChange={setChosen} />
    </Dialog>
  )
}
