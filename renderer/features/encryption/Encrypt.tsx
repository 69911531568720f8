import { useState } from 'react'
import { encrypt, useEncryption } from '../../store/encryption.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NewPassphrase, problemOf } from '../../ui/NewPassphrase.tsx'
import styles from './Encryption.module.css'
import { useAnswer } from './use-answer.ts'

/** Asks for a passphrase for a project that has none yet. */
export function Encrypt() {
  const close = useEncryption(state => state.close)
  const [draft, setDraft] = useState({ passphrase: '', again: '' })
  const { problem, isBusy, attempt, setProblem } = useAnswer()
  const run = () => attempt(async () => problemOf(draft) ?? (await encrypt(draft.passphrase)))
  const change = (next: typeof draft) => {
    setDraft(next)
    setProblem(null)
  }
  return (
    <Dialog
      title="Encrypt the project"
      isFirm
      isOpen
      onClose={isBusy ? undefined : close}
      footer={
        <>
          <Button onPress={close} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => void run()} isDisabled={isBusy}>
            {isBusy ? 'Encrypting…' : 'Encrypt'}
          </Button>
        </>
      }
    >
      <p>
        Without its passphrase nobody can read the file: not on a lost computer, not on a stick, not
        in a backup. A new file is written and checked before it takes the place of this one.
      </p>
      <NewPassphrase value={draft} onChange={change} onEnter={() => void run()} autoFocus />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.warning}>
        Its backups on this computer are encrypted too. Copies that you saved, and those beside the
        file from before an update of the program, stay as they are; and the disk may keep traces of
        the file as it was until they are written over.
      </p>
    </Dialog>
  )
}
