import { Plus } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Memo } from '../../../shared/contract/memos.ts'
import type { MemoKind } from '../../../shared/memos/kinds.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { KIND_NAMES, memoGlimpse, memoTitle } from '../../ui/memos/words.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './MemoList.module.css'

/** Which memos are listed. */
export interface MemoFilter {
  kind: MemoKind | 'all'
  researcherId: string
  text: string
}

/** The filter that lists every memo. */
export const ALL_MEMOS: MemoFilter = { kind: 'all', researcherId: 'all', text: '' }

const KINDS = [
  { id: 'all' as const, label: 'All kinds' },
  ...Object.entries(KIND_NAMES).map(([id, label]) => ({ id: id as MemoKind, label })),
]

interface MemoListProps {
  all: readonly Memo[]
  filter: MemoFilter
  onFilter: (filter: MemoFilter) => void
  openId: string | null
  onOpen: (memoId: string) => void
  onWrite: () => void
}

/** All memos, those changed last first, to be searched and opened. */
export function MemoList({ all, filter, onFilter, openId, onOpen, onWrite }: MemoListProps) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(ALL_MEMOS)
  const { data: found } = useProcedure('memos.list', inputOf(filter), { enabled: isFiltered })
  const memos = isFiltered ? (found ?? []) : all
  const change = (patch: Partial<MemoFilter>) => onFilter({ ...filter, ...patch })
  return (
    <section className={styles.root}>
      <header className={styles.head}>
        <h1 className={styles.heading}>Memos</h1>
        <Button size="small" icon={Plus} onPress={onWrite}>
          New memo
        </Button>
      </header>
      <div className={styles.tools}>
        <FilterField
          label="Search memos"
          value={filter.text}
          onChange={text => change({ text: text.slice(0, 500) })}
        />
        <Select
          label="Kind"
          isLabelHidden
          value={filter.kind}
          options={KINDS}
          onChange={kind => change({ kind })}
        />
        {researchers.length > 1 && (
          <Select
            label="Written by"
            isLabelHidden
            value={filter.researcherId}
            options={[
              { id: 'all', label: 'All researchers' },
              ...researchers.map(({ id, name }) => ({ id, label: name })),
            ]}
            onChange={researcherId => change({ researcherId })}
          />
        )}
      </div>
      <p className={styles.count} role="status">
        {memos.length === all.length
          ? count(memos.length, 'memo')
          : `${memos.length} of ${count(all.length, 'memo')}`}
      </p>
      <ul className={styles.list} aria-label="Memos">
        {memos.map(memo => (
          <MemoRow
            key={memo.id}
            memo={memo}
            isOpen={memo.id === openId}
            onOpen={() => onOpen(memo.id)}
          />
        ))}
      </ul>
      {memos.length === 0 && isFiltered && (
        <p className={styles.none}>
          No memo is like that.{' '}
          <button type="button" className={styles.link} onClick={() => onFilter(ALL_MEMOS)}>
            Show all {all.length}
          </button>
        </p>
      )}
    </section>
  )
}

function inputOf({ kind, researcherId, text }: MemoFilter): InputOf<'memos.list'> {
  return {
    ...(kind === 'all' ? {} : { kind }),
    ...(researcherId === 'all' ? {} : { researcherId }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  }
}

interface MemoRowProps {
  memo: Memo
  isOpen: boolean
  onOpen: () => void
}

/** One memo of the list; the arrow keys walk from one to the next. */
function MemoRow({ memo, isOpen, onOpen }: MemoRowProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const about = memo.subjects.map(({ name }) => name ?? 'something removed').join(', ')
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.row}
        aria-current={isOpen}
        onClick={onOpen}
        onKeyDown={walk}
      >
        <span className={styles.title}>{memoTitle(memo)}</span>
        <span className={styles.glimpse}>{memoGlimpse(memo)}</span>
        {about !== '' && <span className={styles.about}>{`About ${about}`}</span>}
        <span className={styles.facts}>
          {`${KIND_NAMES[memo.kind]} · ${formatDay(memo.changedAt)}`}
        </span>
      </button>
    </li>
  )
}

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.parentElement
  const next =
    event.key === 'ArrowDown'
      ? item?.nextElementSibling
      : event.key === 'ArrowUp'
        ? item?.previousElementSibling
        : null
  if (next == null) return
  event.preventDefault()
  next.querySelector('button')?.focus()
}
