import { CircleCheck, Copy, Eraser } from 'lucide-react'
import { useState } from 'react'
import type { Earlier } from '../../../shared/contract/pseudonyms.ts'
import { call, queryClient, useProcedure } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { saveCopy } from '../../store/projects.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import styles from './Names.module.css'

/** What the file holds of the time before its present state, and the two ways to be without it. */
export function EarlierTexts() {
  const { data: earlier } = useProcedure('project.earlier', {}, { readsOnShow: true })
  const { data: project } = useProcedure('projects.current', {})
  const [isAsking, setIsAsking] = useState(false)
  const fileName = project?.fileName ?? 'Project.retroduce'
  if (!earlier) return <Inspector title="Earlier texts">{null}</Inspector>
  const isEmpty = isNothing(earlier)
  return (
    <Inspector title="Earlier texts">
      {isEmpty ? (
        <p className={styles.fine}>
          <CircleCheck size={20} aria-hidden className={styles.good} />
          This file holds its present state only: no earlier text, no original file, no step.
        </p>
      ) : (
        <>
          <p>
            So that you can undo, this file also holds what was there before: names that were
            replaced and words that were blacked out among it.
          </p>
          <Facts
            facts={[
              ['Earlier texts', formatNumber(earlier.textVersions)],
              ['Original files, removed ones too', formatNumber(earlier.originals)],
              ['Steps that can be undone', formatNumber(earlier.steps)],
            ]}
          />
          <div className={styles.stack}>
            <Button icon={Copy} onPress={() => void saveCopy(fileName, { withoutEarlier: true })}>
              Save a copy to share…
            </Button>
            <p className={styles.quiet}>
              A copy without earlier texts, original files and history. This project stays as it is.
            </p>
          </div>
          <div className={styles.stack}>
            <Button variant="danger" icon={Eraser} onPress={() => setIsAsking(true)}>
              Forget earlier texts…
            </Button>
            <p className={styles.quiet}>Takes them out of this project, for good.</p>
          </div>
        </>
      )}
      {earlier.backups > 0 && (
        <p className={styles.warning}>
          {`${count(earlier.backups, 'backup')} ${earlier.backups === 1 ? 'holds' : 'hold'} the project as it was then. Remove what nobody needs in the place Project, once you are sure; those beside the project, from before an update, delete yourself.`}
        </p>
      )}
      <p className={styles.quiet}>
        Copies that were made before are other files; nothing here reaches them.
      </p>
      {isAsking && (
        <Forget earlier={earlier} fileName={fileName} onClose={() => setIsAsking(false)} />
      )}
    </Inspector>
  )
}

interface ForgetProps {
  earlier: Earlier
  fileName: string
  onClose: () => void
}

function Forget({ earlier, fileName, onClose }: ForgetProps) {
  const [isSure, setIsSure] = useState(false)
  const [keepOriginals, setKeepOriginals] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const parts = [
    ...(earlier.textVersions > 0 ? [count(earlier.textVersions, 'earlier text')] : []),
    ...(earlier.originals > 0 && !keepOriginals ? [count(earlier.originals, 'original file')] : []),
    ...(earlier.steps > 0 ? [`${count(earlier.steps, 'step')} of the history`] : []),
  ]
  const lost = parts.length > 0 ? new Intl.ListFormat('en-GB').format(parts) : 'nothing'
  const forget = async () => {
    setIsBusy(true)
    try {
      await call('projects.forget', { keepOriginals })
      await queryClient.invalidateQueries()
      onClose()
      useNotices.getState().say('Earlier texts are forgotten. The project begins here.')
    } catch (error) {
      sayError(error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Dialog
      title="Forget earlier texts?"
      role="alertdialog"
      isOpen
      onClose={isBusy ? undefined : onClose}
      footer={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            Cancel
          </Button>
          <Button isDisabled={isBusy} onPress={() => void saveCopy(fileName)}>
            Save a copy first…
          </Button>
          <Button variant="danger" isDisabled={!isSure || isBusy} onPress={() => void forget()}>
            {isBusy ? 'Forgetting…' : 'Forget for good'}
          </Button>
        </>
      }
    >
      <p>{`Out of this file go, for good: ${lost}.`}</p>
      <ul className={styles.points}>
        <li>No step up to now can be undone any more, by anyone.</li>
        <li>The history no longer says what was changed; the log of protection stays.</li>
        <li>Texts, codings, configurations and theory stay as they are now.</li>
      </ul>
      {earlier.originals > 0 && (
        <Checkbox
          label="Keep the original files, which may hold names"
          isTicked={keepOriginals}
          onChange={setKeepOriginals}
        />
      )}
      <Checkbox label="I know that this cannot be undone" isTicked={isSure} onChange={setIsSure} />
    </Dialog>
  )
}

/** Whether a file holds nothing but its present state. */
function isNothing({ textVersions, originals, steps }: Earlier): boolean {
  return textVersions === 0 && originals === 0 && steps === 0
}
