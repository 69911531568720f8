import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '../../store/copy-text.ts'
import { useEncryption } from '../../store/encryption.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import styles from './Encryption.module.css'

interface RecoveryKeyProps {
  recoveryKey: string
  /** Backups beside the project that are not encrypted. */
  backups: number
}

/** Shows the key that opens a project without its passphrase, to be printed and put away. */
export function RecoveryKey({ recoveryKey, backups }: RecoveryKeyProps) {
  const close = useEncryption(state => state.close)
  const [isKept, setIsKept] = useState(false)
  return (
    <Dialog
      title="Recovery key"
      isFirm
      isOpen
      onClose={close}
      footer={
        <>
          <Button icon={Copy} onPress={() => copyText(recoveryKey)}>
            Copy
          </Button>
          <Button icon={Printer} onPress={() => window.print()}>
            Print
          </Button>
          <Button variant="primary" onPress={close} isDisabled={!isKept}>
            Done
          </Button>
        </>
      }
    >
      <p>
        If the passphrase is forgotten, this key is the only way into the project: nobody else can
        open it, we cannot either. Print it and keep it where your study keeps its consent forms,
        apart from this computer.
      </p>
      <p className={styles.key} data-print>
        {recoveryKey}
      </p>
      {backups > 0 && (
        <p className={styles.warning}>
          {`There ${backups === 1 ? 'is' : 'are'} ${count(backups, 'backup')} from before, not encrypted, beside the project or in the folder for backups. Delete what nobody needs any more.`}
        </p>
      )}
      <Checkbox label="It is printed or written down" isTicked={isKept} onChange={setIsKept} />
    </Dialog>
  )
}
