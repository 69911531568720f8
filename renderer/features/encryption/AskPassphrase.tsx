import { useState } from 'react'
import { decrypt, showRecoveryKey, useEncryption } from '../../store/encryption.ts'
import { SecretField } from '../../ui/SecretField.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import styles from './Encryption.module.css'
import { useAnswer } from './use-answer.ts'

const STEPS = {
  decrypt: {
    title: 'Turn the encryption off',
    text: 'Then everybody who can reach the file can read it: on this computer, on a stick, in a backup.',
    action: 'Turn it off',
    run: decrypt,
  },
  askRecoveryKey: {
    title: 'Show the recovery key',
    text: 'Whoever has the recovery key can open the project without the passphrase.',
    action: 'Show the key',
    run: showRecoveryKey,
  },
}

/** Asks for the passphrase before a step that only those who know it may take. */
export function AskPassphrase({ kind }: { kind: keyof typeof STEPS }) {
  const close = useEncryption(state => state.close)
  const [passphrase, setPassphrase] = useState('')
  const { problem, isBusy, attempt } = useAnswer()
  const step = STEPS[kind]
  const run = () => attempt(() => step.run(passphrase))
  return (
    <StepDialog
      title={step.title}
      size="small"
      action={step.action}
      isBusy={isBusy}
      isDisabled={passphrase === ''}
      onRun={() => void run()}
      onClose={close}
    >
      <p>{step.text}</p>
      <SecretField
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void run()}
        error={problem}
        autoFocus
      />
      {kind === 'decrypt' && (
        <p className={styles.quiet}>A new file is written and checked before it takes its place.</p>
      )}
    </StepDialog>
  )
}
