import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { openWritten, restoreBackupTo, type Salvaged, salvage } from '../../store/backups.ts'
import { isEncryptedError, type ProjectFile } from '../../store/encryption.ts'
import { errorText } from '../../store/notices.ts'
import { useRescue } from '../../store/rescue.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count, formatDay, formatSize, formatTime } from '../../ui/format.ts'
import { SecretField } from '../../ui/SecretField.tsx'
import styles from './Rescue.module.css'

/** What can be done where a project's file is damaged: its newest backup, or reading what is left of it. */
export function Rescue() {
  const damaged = useRescue(state => state.damaged)
  return damaged && <Ways key={damaged.path} file={damaged} />
}

function Ways({ file }: { file: ProjectFile }) {
  const close = useRescue(state => state.close)
  const { data } = useProcedure('backups.listOf', { path: file.path }, { readsOnShow: true })
  const [isAsking, setIsAsking] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [salvaged, setSalvaged] = useState<Salvaged | null>(null)
  const newest = data?.backups[0]
  const open = async (written: ProjectFile) => {
    close()
    await openWritten(written)
  }
  const restore = async (backupId: string) => {
    const written = await restoreBackupTo(backupId, file.fileName)
    if (written) await open(written)
  }
  const read = async () => {
    setIsBusy(true)
    setProblem(null)
    try {
      setSalvaged(await salvage(file, passphrase))
    } catch (error) {
      if (isEncryptedError(error)) setIsAsking(true)
      else setProblem(errorText(error))
    } finally {
      setIsBusy(false)
    }
  }
  if (salvaged) return <Report salvaged={salvaged} onOpen={() => void open(salvaged)} />
  return (
    <Dialog
      title={`“${file.fileName.replace(/\.retroduce$/, '')}” is damaged`}
      isFirm
      isOpen
      onClose={isBusy ? undefined : close}
      footer={
        <Button isDisabled={isBusy} onPress={close}>
          Not now
        </Button>
      }
    >
      <p>
        The file was not changed. Keep it until you have your work again. There are two ways to get
        there; either makes a new file.
      </p>
      <section className={styles.way} aria-labelledby="rescue-backup">
        <h3 id="rescue-backup" className={styles.heading}>
          From the newest backup
        </h3>
        {newest ? (
          <>
            <p className={styles.note}>
              {`Of ${formatDay(newest.at)}, ${formatTime(newest.at)}, ${formatSize(newest.size)}. It was opened and checked then. What came after it is not in it.`}
            </p>
            <div>
              <Button variant="primary" isDisabled={isBusy} onPress={() => void restore(newest.id)}>
                Restore to a new file…
              </Button>
            </div>
          </>
        ) : (
          <p className={styles.note}>This computer has no backup of it.</p>
        )}
      </section>
      <section className={styles.way} aria-labelledby="rescue-salvage">
        <h3 id="rescue-salvage" className={styles.heading}>
          Read what is left
        </h3>
        <p className={styles.note}>
          Every row that can still be read goes into a new project, the newest work among them, and
          a report says what is lost.
        </p>
        {isAsking && (
          <SecretField
            label="Passphrase of the project"
            value={passphrase}
            onChange={setPassphrase}
            onEnter={() => void read()}
            autoFocus
          />
        )}
        <div>
          <Button
            isDisabled={isBusy || (isAsking && passphrase === '')}
            onPress={() => void read()}
          >
            {isBusy ? 'Reading…' : 'Salvage to a new file…'}
          </Button>
        </div>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </section>
    </Dialog>
  )
}

function Report({ salvaged, onOpen }: { salvaged: Salvaged; onOpen: () => void }) {
  const close = useRescue(state => state.close)
  const { tables, orphaned, textsChanged, codingsLost, isHistoryWhole } = salvaged.report
  const read = tables.reduce((sum, table) => sum + table.read, 0)
  const losing = tables.filter(({ lost }) => lost !== 0)
  return (
    <Dialog
      title="What could be read"
      isFirm
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Not now</Button>
          <Button variant="primary" onPress={onOpen}>
            Open the new project
          </Button>
        </>
      }
    >
      <p>{`${count(read, 'row')} were read into ${salvaged.fileName}, which was checked and is sound.`}</p>
      {losing.length === 0 && textsChanged === 0 && codingsLost === 0 && (
        <p>Nothing that could be counted is lost.</p>
      )}
      <ul className={styles.list}>
        {textsChanged > 0 && (
          <li>{`${count(textsChanged, 'text')} are not whole any more; import these anew.`}</li>
        )}
        {codingsLost > 0 && (
          <li>{`${count(codingsLost, 'passage')} no longer stand on their words; their quotes are kept.`}</li>
        )}
        {orphaned > 0 && (
          <li>{`${count(orphaned, 'row')} were left out, since what they belong to is lost.`}</li>
        )}
        {!isHistoryWhole && <li>Earlier steps cannot be undone any more.</li>}
      </ul>
      {losing.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Rows read</th>
              <th scope="col">Rows lost</th>
            </tr>
          </thead>
          <tbody>
            {losing.map(({ table, read: own, lost }) => (
              <tr key={table}>
                <th scope="row">{table.replaceAll('_', ' ')}</th>
                <td>{own}</td>
                <td>{lost ?? 'unknown'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  )
}
