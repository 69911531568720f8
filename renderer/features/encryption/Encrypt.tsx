import { useState } from 'react'
import { encrypt, useEncryption } from '../../store/encryption.ts'
import { NewPassphrase, problemOf } from '../../ui/NewPassphrase.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
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
    <StepDialog
      title="Encrypt the project"
      action="Encrypt"
      busyAction="Encrypting…"
      isBusy={isBusy}
      onRun={() => void run()}
      onClose={close}
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
    </StepDialog>
  )
}
