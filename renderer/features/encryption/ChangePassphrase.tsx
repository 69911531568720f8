import { useState } from 'react'
import { changePassphrase, useEncryption } from '../../store/encryption.ts'
import { NewPassphrase, problemOf } from '../../ui/NewPassphrase.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import styles from './Encryption.module.css'
import { useAnswer } from './use-answer.ts'

/** Asks for the passphrase so far and for the next one. */
export function ChangePassphrase() {
  const close = useEncryption(state => state.close)
  const [current, setCurrent] = useState('')
  const [draft, setDraft] = useState({ passphrase: '', again: '' })
  const { problem, isBusy, attempt, setProblem } = useAnswer()
  const run = () =>
    attempt(async () => problemOf(draft) ?? (await changePassphrase(current, draft.passphrase)))
  const change = (next: typeof draft) => {
    setDraft(next)
    setProblem(null)
  }
  return (
    <StepDialog
      title="Change the passphrase"
      action="Change the passphrase"
      busyAction="Changing…"
      isBusy={isBusy}
      onRun={() => void run()}
      onClose={close}
    >
      <SecretField label="Passphrase so far" value={current} onChange={setCurrent} autoFocus />
      <NewPassphrase
        label="New passphrase"
        value={draft}
        onChange={change}
        onEnter={() => void run()}
      />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.quiet}>
        The recovery key stays as it is. The backups on this computer take the new passphrase too.
        Copies that were saved elsewhere still open with the old one, and whoever has such a copy
        and the old passphrase can still open this project: against that, turn the encryption off
        and on.
      </p>
    </StepDialog>
  )
}
