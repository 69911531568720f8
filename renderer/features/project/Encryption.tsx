import { KeyRound, Lock, LockOpen } from 'lucide-react'
import { useAppearance } from '../../store/appearance.ts'
import { lockProject, useEncryption } from '../../store/encryption.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Project.module.css'

const MINUTES = [0, 5, 15, 30, 60]

/** Who can read the file: encrypted or not, and the steps that change it. */
export function Encryption({ isEncrypted }: { isEncrypted: boolean }) {
  return (
    <section className={styles.section} aria-labelledby="project-encryption">
      <h2 id="project-encryption" className={styles.heading}>
        Encryption
      </h2>
      {isEncrypted ? <Encrypted /> : <NotEncrypted />}
    </section>
  )
}

function NotEncrypted() {
  const show = useEncryption(state => state.show)
  return (
    <>
      <p className={styles.note}>
        The project is not encrypted. Whoever can reach the file can read the interviews.
      </p>
      <div className={styles.actions}>
        <Button icon={Lock} onPress={() => show({ kind: 'encrypt' })}>
          Encrypt…
        </Button>
      </div>
    </>
  )
}

function Encrypted() {
  const show = useEncryption(state => state.show)
  const { lockAfter, setLockAfter } = useAppearance()
  return (
    <>
      <p className={styles.note}>
        The project is encrypted. It opens with its passphrase or its recovery key only, and so do
        its copies and backups.
      </p>
      <div className={styles.actions}>
        <Button icon={Lock} onPress={() => void lockProject()}>
          Lock now
        </Button>
        <Button icon={KeyRound} onPress={() => show({ kind: 'changePassphrase' })}>
          Change the passphrase…
        </Button>
        <Button onPress={() => show({ kind: 'askRecoveryKey' })}>Show the recovery key…</Button>
        <Button icon={LockOpen} onPress={() => show({ kind: 'decrypt' })}>
          Turn the encryption off…
        </Button>
      </div>
      <Select
        label="Lock when nobody has touched the program"
        value={String(lockAfter)}
        options={MINUTES.map(minutes => ({
          id: String(minutes),
          label: minutes === 0 ? 'Never' : `For ${minutes} minutes`,
        }))}
        onChange={minutes => setLockAfter(Number(minutes))}
      />
    </>
  )
}
