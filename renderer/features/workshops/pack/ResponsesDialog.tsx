import { useState } from 'react'
import type { ResponseReport } from '../../../../shared/contract/packs.ts'
import type { Workshop } from '../../../../shared/contract/workshops.ts'
import { call } from '../../../api/client.ts'
import { sayUndoable } from '../../../store/act.ts'
import { errorText } from '../../../store/notices.ts'
import { count } from '../../../ui/format.ts'
import { SecretField } from '../../../ui/SecretField.tsx'
import { Select } from '../../../ui/Select.tsx'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import css from './Pack.module.css'

interface Props {
  workshop: Workshop
  /** The files that were chosen. */
  files: readonly string[]
  /** What they would come to, as they were read first. */
  first: readonly ResponseReport[]
  onClose: () => void
}

/** What response files would bring to a workshop, before they are taken in. */
export function ResponsesDialog({ workshop, files, first, onClose }: Props) {
  const [reports, setReports] = useState(first)
  const [passphrase, setPassphrase] = useState('')
  const [groupId, setGroupId] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isLocked = reports.some(({ outcome }) => outcome === 'locked')
  const taken = reports.filter(({ outcome }) => outcome === 'new' || outcome === 'newer')
  const needsGroup = taken.some(({ group }) => group === null) && workshop.groups.length > 0
  const input = {
    ...{ workshopId: workshop.id, files: [...files], passphrase },
    ...(groupId !== '' && { groupId }),
  }
  const attempt = async (work: () => Promise<void>) => {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(errorText(error))
    }
    setIsBusy(false)
  }
  const unlock = () =>
    attempt(async () => setReports((await call('packs.readResponses', input)).reports))
  const takeIn = () =>
    attempt(async () => {
      const done = (await call('packs.importResponses', input)).reports
      const stored = done.filter(({ outcome }) => outcome === 'new' || outcome === 'newer')
      sayUndoable(`${count(stored.length, 'response')} taken in`)
      onClose()
    })
  const isUnlocking = isLocked && passphrase !== ''
  return (
    <StepDialog
      title="Take in responses"
      size="large"
      action={isUnlocking ? 'Open the locked ones' : `Take in ${count(taken.length, 'response')}`}
      busyAction={isUnlocking ? 'Opening…' : 'Taking in…'}
      isBusy={isBusy}
      isDisabled={taken.length === 0 && !isUnlocking}
      onRun={() => void (isUnlocking ? unlock() : takeIn())}
      onClose={onClose}
    >
      <div className={css.form}>
        <ul className={css.files} aria-label="Files">
          {reports.map((report, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files never change their places
            <FileLine key={index} report={report} />
          ))}
        </ul>
        {isLocked && (
          <SecretField
            label="Passphrase of the pack"
            value={passphrase}
            onChange={setPassphrase}
            onEnter={() => void unlock()}
          />
        )}
        {needsGroup && (
          <Select
            label="Group of those who say none"
            value={groupId}
            options={[
              { id: '', label: 'No group' },
              ...workshop.groups.map(({ id, name }) => ({ id, label: name })),
            ]}
            onChange={setGroupId}
          />
        )}
        {problem !== null && (
          <p role="alert" className={css.problem}>
            {problem}
          </p>
        )}
      </div>
    </StepDialog>
  )
}

const OUTCOMES: Record<ResponseReport['outcome'], string> = {
  new: 'New',
  newer: 'Newer than what is here',
  known: 'Here already',
  locked: 'Locked',
  refused: 'Refused',
}

function FileLine({ report }: { report: ResponseReport }) {
  const { fileName, outcome, message, person, group, answers, comments } = report
  const isRead = outcome === 'new' || outcome === 'newer'
  const who = [person, group].filter(part => part !== null && part !== '').join(', ')
  return (
    <li>
      <span className={css.fileName}>{fileName}</span>
      <span className={css.fileWhat}>
        {OUTCOMES[outcome]}
        {isRead && `: ${count(answers, 'answer')}, ${count(comments, 'comment')}`}
        {isRead && who !== '' && ` from ${who}`}
      </span>
      {message !== '' && <span className={css.fileWhy}>{message}</span>}
    </li>
  )
}
