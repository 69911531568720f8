import { useEncryption } from '../../store/encryption.ts'
import { AskPassphrase } from './AskPassphrase.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { Encrypt } from './Encrypt.tsx'
import { LeftBackups } from './LeftBackups.tsx'
import { RecoveryKey } from './RecoveryKey.tsx'
import { Unlock } from './Unlock.tsx'

/** The questions about passphrases, which may be asked wherever the user is. */
export function EncryptionDialogs() {
  const dialog = useEncryption(state => state.dialog)
  switch (dialog?.kind) {
    case 'unlock':
      return <Unlock key={dialog.file.path} file={dialog.file} isLocked={dialog.isLocked} />
    case 'encrypt':
      return <Encrypt />
    case 'changePassphrase':
      return <ChangePassphrase />
    case 'decrypt':
    case 'askRecoveryKey':
      return <AskPassphrase key={dialog.kind} kind={dialog.kind} />
    case 'recoveryKey':
      return <RecoveryKey recoveryKey={dialog.recoveryKey} backups={dialog.backups} />
    case 'leftBackups':
      return <LeftBackups backups={dialog.backups} />
    case undefined:
      return null
  }
}
