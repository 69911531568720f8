import { CircleAlert, CircleCheck, DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import type { Backup } from '../../../shared/contract/backups.ts'
import { call, useProcedure } from '../../api/client.ts'
import { backUpNow } from '../../store/backups.ts'
import { chooseFiles } from '../../store/files.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatDay, formatSize, formatTime } from '../../ui/format.ts'
import { BackupPreview } from './BackupPreview.tsx'
import styles from './Backups.module.css'
import place from './Project.module.css'

/** So many are shown until all are asked for. */
const FEW = 5

/** Why a backup was made, as people say it. */
const REASONS: Record<Backup['why'], string> = {
  open: 'on opening',
  clock: 'while working',
  asked: 'by hand',
  import: 'before an import',
  update: 'before an update',
  decrypt: 'before decrypting',
  withdrawal: 'at a withdrawal',
  restore: 'before restoring',
}

/** The backups of the project: when, how large, why; and the ways back from them. */
export function Backups({ fileName }: { fileName: string }) {
  const { data } = useProcedure('backups.list', {}, { readsOnShow: true })
  const [isWhole, setIsWhole] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [shown, setShown] = useState<Backup | null>(null)
  if (!data) return null
  const { backups, failure, folderName } = data
  const listed = isWhole ? backups : backups.slice(0, FEW)
  const make = async () => {
    setIsBusy(true)
    await backUpNow()
    setIsBusy(false)
  }
  return (
    <section className={place.section} aria-labelledby="project-backups">
      <h2 id="project-backups" className={place.heading}>
        Backups
      </h2>
      <p className={place.note}>
        Made on this computer after opening and every ten minutes while something changes, each
        opened and checked. The last ten stay, then one a day, then one a week.
      </p>
      {failure !== null && (
        <p className={place.bad} role="alert">
          <CircleAlert size={20} aria-hidden />
          {`The last backup failed on ${formatDay(failure.at)} at ${formatTime(failure.at)}. ${failure.message}`}
        </p>
      )}
      {backups.length === 0 && <p>There is none of this project yet.</p>}
      {listed.length > 0 && (
        <ul aria-label="Backups">
          {listed.map(backup => (
            <Row key={backup.id} backup={backup} onShow={() => setShown(backup)} />
          ))}
        </ul>
      )}
      <div className={place.actions}>
        <Button icon={DatabaseBackup} isDisabled={isBusy} onPress={() => void make()}>
          {isBusy ? 'Backing up…' : 'Back up now'}
        </Button>
        {backups.length > FEW && (
          <Button variant="quiet" onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show the newest only' : `Show all ${count(backups.length, 'backup')}`}
          </Button>
        )}
      </div>
      <Folder name={folderName} />
      {shown && (
        <BackupPreview
          key={shown.id}
          backup={shown}
          fileName={fileName}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  )
}

function Row({ backup, onShow }: { backup: Backup; onShow: () => void }) {
  const when = `${formatDay(backup.at)}, ${formatTime(backup.at)}`
  return (
    <li className={styles.row}>
      <CircleCheck size={16} className={styles.checked} aria-label="Checked" />
      <span className={styles.when}>{when}</span>
      <span className={styles.why}>
        {REASONS[backup.why]}
        {backup.isCurrent && ' · as it is now'}
        {!backup.isEncrypted && ' · not encrypted'}
      </span>
      <span className={styles.size}>{formatSize(backup.size)}</span>
      <Button size="small" aria-label={`Look at the backup of ${when}`} onPress={onShow}>
        Look…
      </Button>
    </li>
  )
}

/** Where backups go on this computer. */
function Folder({ name }: { name: string | null }) {
  const choose = async () => {
    try {
      const [folder] = await chooseFiles('backupFolder')
      if (folder) await call('backups.chooseFolder', { folder: folder.token })
    } catch (error) {
      sayError(error)
    }
  }
  const chooseOwn = async () => {
    try {
      await call('backups.settings', { isOwnFolder: true })
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <div className={styles.folder}>
      <p className={place.note}>
        {name === null
          ? 'They go to the program’s own folder. Another disk is safer, if it may hold the study.'
          : `They go to the folder “${name}”, of all projects on this computer.`}
      </p>
      <div className={place.actions}>
        <Button size="small" onPress={() => void choose()}>
          Choose another folder…
        </Button>
        {name !== null && (
          <Button size="small" onPress={() => void chooseOwn()}>
            Use the program’s own folder
          </Button>
        )}
      </div>
    </div>
  )
}
