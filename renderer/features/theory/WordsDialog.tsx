import { useState } from 'react'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { type AdjustedPicture, pictureInput, placeOfWords } from './by-hand.ts'
import type { Picture } from './canvas-items.ts'

interface Props {
  adjusted: AdjustedPicture
  picture: Picture
  /** The words to be changed; null for new ones. */
  label: { id: string; text: string } | null
  /** Where new words are to stand, in the picture. */
  at: { x: number; y: number }
  onClose: () => void
}

/** Writes words into the diagram, or changes them. */
export function WordsDialog({ adjusted, picture, label, at, onClose }: Props) {
  const [text, setText] = useState(label?.text ?? '')
  const isReady = text.trim() !== ''

  function save() {
    if (!isReady) return
    const saving =
      label === null
        ? call('diagrams.addLabel', {
            ...pictureInput(adjusted),
            ...{ text: text.trim(), ...placeOfWords(picture, at) },
          })
        : call('diagrams.updateLabel', { labelId: label.id, text: text.trim() })
    saving.then(onClose).catch(sayError)
  }

  return (
    <Dialog
      title={label === null ? 'Words in the diagram' : 'Change the words'}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={save}>
            {label === null ? 'Write' : 'Save'}
          </Button>
        </>
      }
    >
      <TextArea
        label="Words"
        help="They are in every export of this diagram. Move them with the mouse or the arrow keys."
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
      />
    </Dialog>
  )
}
