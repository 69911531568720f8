import { useState } from 'react'
import type { Certificate, WithdrawalPreview } from '../../../shared/contract/withdrawals.ts'
import { call, queryClient, useProcedure } from '../../api/client.ts'
import { errorText, sayError } from '../../store/notices.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { Progress } from '../../ui/Progress.tsx'
import { Select } from '../../ui/Select.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { Erased } from './Erased.tsx'
import { Mentions } from './Mentions.tsx'
import styles from './Withdraw.module.css'

interface WithdrawProps {
  participantId: string
  onClose: () => void
}

type Choice = 'remove' | 'rewrite' | 'keep'

const CHOICES: { id: Choice; label: string; description: string }[] = [
  {
    id: 'rewrite',
    label: 'Take their words out of the backups',
    description: 'Backups stay, without them',
  },
  { id: 'remove', label: 'Remove those backups', description: 'Others stay' },
  { id: 'keep', label: 'Leave the backups as they are', description: 'Their words stay in them' },
]

/** Erases a participant who withdraws: what goes, what is chosen about it, and the certificate. */
export function Withdraw({ participantId, onClose }: WithdrawProps) {
  const { data, error } = useProcedure(
    'withdrawals.preview',
    { participantId },
    { readsOnShow: true },
  )
  const [certificate, setCertificate] = useState<Certificate | null>(null)
  const [choice, setChoice] = useState<Choice>('rewrite')
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [keptMentions, setKeptMentions] = useState<ReadonlySet<string>>(new Set())
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  if (certificate) return <Erased certificate={certificate} onClose={onClose} />
  const carryOut = async () => {
    if (!data) return
    setIsBusy(true)
    try {
      const skip = data.notes
        .filter(note => kept.has(keyOf(note)))
        .map(({ place, start }) => ({ place, start }))
      const mentions = data.mentions
        .map(({ place }) => place)
        .filter(place => !keptMentions.has(place))
      const made = await call('withdrawals.carryOut', {
        ...{ participantId, stamp: data.stamp, skip, mentions, backups: choice },
      })
      setCertificate(made)
      await queryClient.invalidateQueries()
    } catch (problem) {
      sayError(problem)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <StepDialog
      title={data ? `Erase “${data.pseudonym}” for good?` : 'Erase a participant'}
      size="large"
      action="Erase for good"
      busyAction="Erasing…"
      isDanger
      isBusy={isBusy}
      isDisabled={!data || !isSure}
      onRun={() => void carryOut()}
      onClose={onClose}
    >
      {error && <p>{errorText(error)}</p>}
      {!data && !error && <Progress label="Looking for their words" />}
      {data && (
        <>
          <WhatGoes preview={data} />
          <Notes
            notes={data.notes}
            kept={kept}
            onKeep={(key, isKept) => setKept(withKey(kept, key, isKept))}
          />
          <Mentions
            mentions={data.mentions}
            kept={keptMentions}
            onKeep={(place, isKept) => setKeptMentions(withKey(keptMentions, place, isKept))}
          />
          <Elsewhere preview={data} choice={choice} onChoose={setChoice} />
          <Checkbox
            label="I know that this cannot be undone, and that no earlier step can be undone after it"
            isTicked={isSure}
            onChange={setIsSure}
          />
        </>
      )}
    </StepDialog>
  )
}

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(keys)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}

function WhatGoes({ preview }: { preview: WithdrawalPreview }) {
  const { sources, codings, evidence, memos, attributeValues, earlier, configurations } = preview
  return (
    <>
      <section className={styles.part} aria-labelledby="withdraw-goes">
        <h3 id="withdraw-goes" className={styles.heading}>
          What goes
        </h3>
        <ul className={styles.list}>
          {sources.map(({ sourceId, title, isWhole, turns }) => (
            <li key={sourceId}>
              {isWhole
                ? `“${title}”, the whole source`
                : `${count(turns, 'turn')} in “${title}”, blacked out; what others say there stays`}
            </li>
          ))}
          {codings > 0 && (
            <li>
              {count(codings, 'coded passage')}
              {evidence > 0 && `, ${count(evidence, 'piece')} of evidence with them`}
            </li>
          )}
          {memos.map(({ id, title }) => (
            <li key={id}>{`The memo “${title}”, which is about nothing else`}</li>
          ))}
          {attributeValues > 0 && (
            <li>{count(attributeValues, 'characteristic')} of the participant</li>
          )}
          <li>
            {`The past of the project: ${pastOf(earlier)}, of everyone, since any may hold their words`}
          </li>
        </ul>
      </section>
      {configurations.length > 0 && (
        <section className={styles.part} aria-labelledby="withdraw-loses">
          <h3 id="withdraw-loses" className={styles.heading}>
            Configurations that lose evidence
          </h3>
          <ul className={styles.list}>
            {configurations.map(({ id, title, lost, left }) => (
              <li key={id}>
                {`“${title}” loses ${count(lost, 'piece')}, `}
                {left === 0 ? <strong>and has none left</strong> : `${left} stay`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function pastOf({ textVersions, steps }: WithdrawalPreview['earlier']): string {
  const history = `${count(steps, 'step')} of its history`
  return textVersions === 0 ? history : `${count(textVersions, 'earlier text')} and ${history}`
}

type Note = WithdrawalPreview['notes'][number]

function keyOf({ place, start }: Note): string {
  return `${place} ${start}`
}

interface NotesProps {
  notes: readonly Note[]
  kept: ReadonlySet<string>
  onKeep: (key: string, isKept: boolean) => void
}

function Notes({ notes, kept, onKeep }: NotesProps) {
  if (notes.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="withdraw-notes">
      <h3 id="withdraw-notes" className={styles.heading}>
        Their words in what you wrote
      </h3>
      <p className={styles.note}>These are blacked out. Untick what is not theirs alone.</p>
      <ul className={styles.list}>
        {notes.map(note => (
          <li key={keyOf(note)} className={styles.found}>
            <Checkbox
              label={`${note.placeName}: ${note.found}`}
              isTicked={!kept.has(keyOf(note))}
              onChange={isTicked => onKeep(keyOf(note), !isTicked)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ElsewhereProps {
  preview: WithdrawalPreview
  choice: Choice
  onChoose: (choice: Choice) => void
}

function Elsewhere({ preview: { backups, exports }, choice, onChoose }: ElsewhereProps) {
  const holding = backups.filter(({ holds }) => holds === true).length
  const closed = backups.filter(({ holds }) => holds === null).length
  return (
    <>
      {holding + closed > 0 && (
        <section className={styles.part} aria-labelledby="withdraw-backups">
          <h3 id="withdraw-backups" className={styles.heading}>
            Backups on this computer
          </h3>
          <p className={styles.note}>
            {holding > 0 &&
              `${count(holding, 'backup')} still ${holding === 1 ? 'holds' : 'hold'} their words. `}
            {closed > 0 &&
              `${count(closed, 'backup')} cannot be looked into, since the key was another one then; they can only be removed or left.`}
          </p>
          <Select
            label="What becomes of them"
            value={choice}
            options={CHOICES}
            onChange={onChoose}
          />
        </section>
      )}
      {exports.length > 0 && (
        <section className={styles.part} aria-labelledby="withdraw-exports">
          <h3 id="withdraw-exports" className={styles.heading}>
            Files that were taken out
          </h3>
          <p className={styles.note}>
            They may hold their words, and cannot be changed from here. The certificate lists them.
          </p>
          <ul className={styles.list}>
            {exports.map(({ id, fileName, at }) => (
              <li key={id}>{`${fileName}, ${formatDay(at)}`}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
