import { useState } from 'react'
import { type ProjectFile, unlock, useEncryption } from '../../store/encryption.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Encryption.module.css'
import { useAnswer } from './use-answer.ts'

/** Asks for what opens an encrypted project; after locking, nothing of it is on screen. */
export function Unlock({ file, isLocked }: { file: ProjectFile; isLocked: boolean }) {
  const close = useEncryption(state => state.close)
  const [passphrase, setPassphrase] = useState('')
  const [recoveryKey, setRecoveryKey] = useState('')
  const [isRecovering, setIsRecovering] = useState(false)
  const { problem, isBusy, attempt, setProblem } = useAnswer()
  const name = file.fileName.replace(/\.retroduce$/, '')
  const open = () => attempt(() => unlock(file, isRecovering ? { recoveryKey } : { passphrase }))
  const change = () => {
    setIsRecovering(!isRecovering)
    setProblem(null)
  }
  const isEmpty = (isRecovering ? recoveryKey : passphrase) === ''
  return (
    <Dialog
      title={isLocked ? `“${name}” is locked` : `“${name}” is encrypted`}
      size="small"
      isFirm
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={change} isDisabled={isBusy}>
            {isRecovering ? 'Use the passphrase' : 'Use the recovery key'}
          </Button>
          <Button variant="primary" onPress={() => void open()} isDisabled={isBusy || isEmpty}>
            {isBusy ? 'Opening…' : 'Open'}
          </Button>
        </>
      }
    >
      {isRecovering ? (
        <TextField
          key="recovery"
          label="Recovery key"
          value={recoveryKey}
          onChange={setRecoveryKey}
          help="As it was printed when the project was encrypted. Spaces, hyphens and small letters do not matter."
          maxLength={200}
          autoFocus
        />
      ) : (
        <SecretField
          key="passphrase"
          label="Passphrase"
          value={passphrase}
          onChange={setPassphrase}
          onEnter={() => void open()}
          isRefused={problem !== null}
          autoFocus
        />
      )}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
