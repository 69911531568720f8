import { Trash2 } from 'lucide-react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { removeLeft, useEncryption } from '../../store/encryption.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import styles from './Encryption.module.css'

interface LeftBackupsProps {
  backups: OutputOf<'projects.changePassphrase'>
}

/** Names the backups that a new passphrase did not reach, and lets them be removed. */
export function LeftBackups({ backups: { changed, left, leftIds } }: LeftBackupsProps) {
  const close = useEncryption(state => state.close)
  const beside = left - leftIds.length
  return (
    <Dialog
      title="The project has its new passphrase"
      isOpen
      onClose={close}
      footer={
        <>
          {leftIds.length > 0 && (
            <Button icon={Trash2} onPress={() => void removeLeft(leftIds)}>
              {`Remove ${count(leftIds.length, 'backup')}`}
            </Button>
          )}
          <Button variant="primary" onPress={close}>
            {left === 1 ? 'Keep it' : 'Keep them'}
          </Button>
        </>
      }
    >
      {changed > 0 && <p>{`${count(changed, 'backup')} of it took the new passphrase too.`}</p>}
      <p className={styles.warning}>
        {`${count(left, 'backup')} could not take it: made before the project was encrypted anew, or damaged. ${left === 1 ? 'It opens' : 'They open'} only with the passphrase or the recovery key of that time. Whoever knows an old passphrase can still read ${left === 1 ? 'it' : 'them'}.`}
      </p>
      {beside > 0 && (
        <p className={styles.quiet}>
          {`${count(beside, 'file')} of these ${beside === 1 ? 'lies' : 'lie'} beside the project, from before an update. Remove ${beside === 1 ? 'it' : 'them'} by hand.`}
        </p>
      )}
    </Dialog>
  )
}
