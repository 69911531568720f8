import { Trash2, X } from 'lucide-react'
import type { Memo, NamedSubject } from '../../../shared/contract/memos.ts'
import type { MemoKind } from '../../../shared/memos/kinds.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { goToThing } from '../../store/go-to.ts'
import { type OpenMemo, useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatDay, formatNumber, formatTime } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { KIND_CHOICES, SUBJECT_NAMES } from '../../ui/memos/words.ts'
import { Select } from '../../ui/Select.tsx'
import { AddSubject } from './AddSubject.tsx'
import styles from './MemoInspector.module.css'
import { KIND_ICONS } from './ThingRow.tsx'
import { useThings } from './use-things.ts'

interface MemoInspectorProps {
  open: OpenMemo
  /** Null while nothing of a new memo is written yet. */
  memo: Memo | null
  onRemove: (memo: Memo) => void
}

/** What kind of memo it is, what it is about, what it links to, and who wrote it. */
export function MemoInspector({ open, memo, onRemove }: MemoInspectorProps) {
  const subjects = useSubjects(open, memo)
  const change = (patch: { kind?: MemoKind; subjects?: MemoTarget[] }) => {
    if (open.memoId !== null) void act('memos.update', { memoId: open.memoId, ...patch })
    else {
      useWorkspace.setState(({ memo: now }) =>
        now?.key === open.key ? { memo: { ...now, ...patch } } : {},
      )
    }
  }
  const targets = subjects.map(({ kind, id }) => ({ kind, id }))
  return (
    <Inspector title="Memo">
      <Select
        label="Kind"
        value={memo?.kind ?? open.kind}
        options={KIND_CHOICES}
        onChange={kind => change({ kind })}
      />
      <section className={styles.section} aria-label="About">
        <h3 className={styles.heading}>About</h3>
        {subjects.length === 0 && <p className={styles.hint}>Nothing in particular</p>}
        <ul>
          {subjects.map(subject => (
            <SubjectRow
              key={`${subject.kind}/${subject.id}`}
              subject={subject}
              onRemove={() => change({ subjects: targets.filter(({ id }) => id !== subject.id) })}
            />
          ))}
        </ul>
        <AddSubject taken={targets} onAdd={target => change({ subjects: [...targets, target] })} />
      </section>
      {memo !== null && memo.mentions.length > 0 && (
        <section className={styles.section} aria-label="Links to">
          <h3 className={styles.heading}>Links to</h3>
          <ul>
            {memo.mentions.map(subject => (
              <SubjectRow key={`${subject.kind}/${subject.id}`} subject={subject} />
            ))}
          </ul>
        </section>
      )}
      {memo !== null && <MemoFacts memo={memo} />}
      {memo !== null && (
        <Button variant="danger" icon={Trash2} onPress={() => onRemove(memo)}>
          Remove this memo
        </Button>
      )}
    </Inspector>
  )
}

/** What a memo is about; of one that is still to be written, by the names that things have now. */
function useSubjects(open: OpenMemo, memo: Memo | null): NamedSubject[] {
  const things = useThings(memo === null && open.subjects.length > 0)
  if (memo !== null) return memo.subjects
  return open.subjects.map(({ kind, id }) => ({
    kind,
    id,
    name: things.find(({ target }) => target.kind === kind && target.id === id)?.name ?? '…',
  }))
}

function SubjectRow({ subject, onRemove }: { subject: NamedSubject; onRemove?: () => void }) {
  const { kind, name } = subject
  const Icon = KIND_ICONS[kind]
  return (
    <li className={styles.subject}>
      {name === null ? (
        <span className={styles.gone}>{`${SUBJECT_NAMES[kind]}, removed`}</span>
      ) : (
        <button type="button" className={styles.goTo} onClick={() => void goToThing(subject)}>
          <Icon size={16} aria-hidden className={styles.icon} />
          <span className={styles.name}>
            <span className="visually-hidden">{`${SUBJECT_NAMES[kind]}: `}</span>
            {name}
          </span>
        </button>
      )}
      {onRemove && (
        <IconButton
          icon={X}
          iconSize={14}
          label={`Not about ${name ?? 'what was removed'}`}
          onPress={onRemove}
        />
      )}
    </li>
  )
}

function MemoFacts({ memo }: { memo: Memo }) {
  const { data: researchers } = useProcedure('researchers.list', {})
  const at = (instant: string) => `${formatDay(instant)}, ${formatTime(instant)}`
  return (
    <Facts
      facts={[
        ['Written by', researchers?.find(({ id }) => id === memo.researcherId)?.name],
        ['Begun', at(memo.createdAt)],
        ['Changed', at(memo.changedAt)],
        ['Words', formatNumber(memo.wordCount)],
      ]}
    />
  )
}
