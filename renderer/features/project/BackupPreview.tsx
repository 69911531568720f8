import { useState } from 'react'
import type { Backup, BackupDifference } from '../../../shared/contract/backups.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { call, useProcedure } from '../../api/client.ts'
import { restoreBackup, restoreBackupTo } from '../../store/backups.ts'
import { errorText, sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatDay, formatNumber, formatTime } from '../../ui/format.ts'
import { Progress } from '../../ui/Progress.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import styles from './Backups.module.css'

interface BackupPreviewProps {
  backup: Backup
  fileName: string
  onClose: () => void
}

type Preview = OutputOf<'backups.preview'>

/** What would be different if a backup were restored, and the ways to do so. */
export function BackupPreview({ backup, fileName, onClose }: BackupPreviewProps) {
  const first = useProcedure('backups.preview', { backupId: backup.id }, { readsOnShow: true })
  const [unlocked, setUnlocked] = useState<Preview | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const preview = unlocked ?? first.data
  const busily = async (work: () => Promise<unknown>) => {
    setIsBusy(true)
    await work()
    setIsBusy(false)
  }
  const restore = () =>
    busily(async () => {
      if (await restoreBackup(backup.id, passphrase)) onClose()
    })
  const write = () =>
    busily(async () => {
      if (await restoreBackupTo(backup.id, fileName)) onClose()
    })
  const remove = () =>
    busily(async () => {
      try {
        await call('backups.remove', { backupIds: [backup.id] })
        onClose()
      } catch (error) {
        sayError(error)
      }
    })
  const unlock = () =>
    busily(async () => {
      try {
        setUnlocked(await call('backups.preview', { backupId: backup.id, passphrase }))
      } catch (error) {
        sayError(error)
      }
    })
  return (
    <Dialog
      title={`Backup of ${formatDay(backup.at)}, ${formatTime(backup.at)}`}
      isOpen
      onClose={isBusy ? undefined : onClose}
      footer={
        isSure ? (
          <>
            <Button isDisabled={isBusy} onPress={() => setIsSure(false)}>
              Not now
            </Button>
            <Button variant="primary" isDisabled={isBusy} onPress={() => void restore()}>
              {isBusy ? 'Restoring…' : 'Make the project as it was'}
            </Button>
          </>
        ) : (
          <>
            <Button variant="danger" isDisabled={isBusy} onPress={() => void remove()}>
              Remove this backup
            </Button>
            <Button isDisabled={isBusy} onPress={() => void write()}>
              Save as a new project…
            </Button>
            <Button
              variant="primary"
              isDisabled={isBusy || !preview || preview.differences.length === 0}
              onPress={() => setIsSure(true)}
            >
              Restore…
            </Button>
          </>
        )
      }
    >
      {isSure ? (
        <p>
          The project becomes as it was in this backup. It is backed up first as it is now, so you
          can come back to that.
        </p>
      ) : preview ? (
        <Differences differences={preview.differences} />
      ) : first.error ? (
        <>
          <p>{errorText(first.error)}</p>
          {backup.isEncrypted && (
            <>
              <SecretField
                label="Passphrase of that time"
                value={passphrase}
                onChange={setPassphrase}
                onEnter={() => void unlock()}
              />
              <div>
                <Button isDisabled={isBusy || passphrase === ''} onPress={() => void unlock()}>
                  Look into it
                </Button>
              </div>
            </>
          )}
        </>
      ) : (
        <Progress label="Comparing with the project" />
      )}
    </Dialog>
  )
}

function Differences({ differences }: { differences: readonly BackupDifference[] }) {
  if (differences.length === 0) {
    return <p>The project holds the same as this backup. There is nothing to restore.</p>
  }
  return (
    <>
      <p>If it were restored, this would be different from now:</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Would come back</th>
            <th scope="col">Would change back</th>
            <th scope="col">Would go</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ kind, added, changed, gone, names }) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              <Cell value={added} names={names.added} />
              <Cell value={changed} names={names.changed} />
              <Cell value={gone} names={names.gone} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** So many names tell which ones are meant. */
const MOST = 4

function Cell({ value, names }: { value: number; names: readonly string[] }) {
  if (value === 0) return <td className={styles.none}>–</td>
  const more = value > Math.min(names.length, MOST) && names.length > 0 ? ' …' : ''
  return (
    <td>
      {formatNumber(value)}
      {names.length > 0 && (
        <span className={styles.names}>{names.slice(0, MOST).join(', ') + more}</span>
      )}
    </td>
  )
}
