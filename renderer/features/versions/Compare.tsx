import { ArrowLeftRight, Equal } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Theory } from '../../../shared/contract/theories.ts'
import type { VersionDifference } from '../../../shared/contract/theory-comparison.ts'
import { DIFFERENCE_KINDS } from '../../../shared/domain/compare-versions.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Select } from '../../ui/Select.tsx'
import { useSoon } from '../../ui/use-soon.ts'
import css from './Compare.module.css'
import { Difference } from './Difference.tsx'
import { useVersionsView } from './view.ts'
import { DIFFERENCE_WORDS, KIND_WORDS } from './words.ts'

const NOW = 'now'

/** Differences of a kind that are shown before the others are asked for. */
const MANY = 40

/** Those of them that are drawn at once; the others follow a moment later. */
const FIRST = 4

/** Two versions side by side: what differs, by kind, each with what led to it. */
export function Compare({ theories }: { theories: readonly Theory[] }) {
  const chosen = useVersionsView()
  const { fromId, toId } = pairOf(theories, chosen.fromId, chosen.toId)
  const { data, isPlaceholderData } = useProcedure(
    'theories.compare',
    { fromId, toId },
    { readsOnShow: true },
  )
  const groups = useMemo(() => [...Map.groupBy(data?.entries ?? [], ({ kind }) => kind)], [data])
  const options = [
    ...theories.map(({ id, name, kind }) => ({ id, label: name, description: KIND_WORDS[kind] })),
    { id: NOW, label: 'Now', description: 'All configurations in use' },
  ]
  const isWaiting = data === undefined || isPlaceholderData
  const jump = (kind: string) =>
    document.getElementById(`difference-${kind}`)?.scrollIntoView({ block: 'start' })

  return (
    <div className={css.root}>
      <div className={css.choices}>
        <Select
          label="From"
          value={fromId ?? NOW}
          options={options}
          onChange={id => useVersionsView.setState({ fromId: id === NOW ? null : id, toId })}
        />
        <IconButton
          icon={ArrowLeftRight}
          label="The other way round"
          onPress={() => useVersionsView.setState({ fromId: toId, toId: fromId })}
        />
        <Select
          label="To"
          value={toId ?? NOW}
          options={options}
          onChange={id => useVersionsView.setState({ fromId, toId: id === NOW ? null : id })}
        />
      </div>
      {isWaiting && (
        <div className={css.waiting}>
          <Progress label="Comparing the versions" />
        </div>
      )}
      {!isWaiting && data.entries.length === 0 && (
        <EmptyState icon={Equal} title="Nothing differs">
          {fromId === toId
            ? 'This is the same version twice. Choose another one beside it.'
            : 'Both hold the same configurations, in the same words, with the same passages.'}
        </EmptyState>
      )}
      {!isWaiting && data.entries.length > 0 && (
        <div className={css.body}>
          <nav className={css.kinds} aria-label="Kinds of difference">
            <ul>
              {DIFFERENCE_KINDS.filter(kind => data.counts[kind] > 0).map(kind => (
                <li key={kind}>
                  <button type="button" className={css.kind} onClick={() => jump(kind)}>
                    <span>{DIFFERENCE_WORDS[kind]}</span>
                    <span className={css.count}>{data.counts[kind]}</span>
                  </button>
                </li>
              ))}
            </ul>
            <p className={css.legend}>
              <span className={css.star}>*</span> new in “{data.to.name}”
            </p>
          </nav>
          <div className={css.groups}>
            {groups.map(([kind, entries]) => (
              <Group
                key={`${fromId} ${toId} ${kind}`}
                kind={kind}
                entries={entries}
                pair={{ fromId, toId }}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

interface GroupProps {
  kind: VersionDifference['kind']
  entries: readonly VersionDifference[]
  pair: { fromId: string | null; toId: string | null }
}

function Group({ kind, entries, pair }: GroupProps) {
  const [isWhole, setIsWhole] = useState(false)
  const drawn = useSoon(isWhole ? entries : entries.slice(0, MANY), FIRST)
  return (
    <section
      id={`difference-${kind}`}
      className={css.group}
      aria-label={`${DIFFERENCE_WORDS[kind]}: ${entries.length}`}
    >
      <h2 className={css.heading}>
        {DIFFERENCE_WORDS[kind]} <span className={css.count}>{entries.length}</span>
      </h2>
      <ul className={css.entries}>
        {drawn.map(entry => (
          <Difference
            key={`${pair.fromId} ${pair.toId} ${entry.thing.kind} ${entry.thing.id}`}
            difference={entry}
            pair={pair}
          />
        ))}
      </ul>
      {!isWhole && entries.length > MANY && (
        <Button variant="quiet" onPress={() => setIsWhole(true)}>
          Show all {entries.length}
        </Button>
      )}
    </section>
  )
}

/** The versions that were chosen, as far as they are still there; before that, the newest and the one before it. */
export function pairOf(
  theories: readonly Theory[],
  from: string | null | undefined,
  to: string | null | undefined,
): { fromId: string | null; toId: string | null } {
  const isThere = (id: string | null | undefined) =>
    id === null || theories.some(theory => theory.id === id)
  const toId =
    to !== undefined && isThere(to)
      ? to
      : theories.length > 1
        ? (theories.at(-1)?.id ?? null)
        : null
  const place = toId === null ? theories.length : theories.findIndex(({ id }) => id === toId)
  const before = theories[place - 1]?.id ?? theories[0]?.id ?? null
  return { toId, fromId: from !== undefined && isThere(from) ? from : before }
}
