import { useState } from 'react'
import type {
  VersionDifference,
  VersionPassage,
} from '../../../shared/contract/theory-comparison.ts'
import { useProcedure } from '../../api/client.ts'
import { goToThing } from '../../store/go-to.ts'
import { Button } from '../../ui/Button.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { Words } from '../../ui/Words.tsx'
import css from './Compare.module.css'

interface Props {
  difference: VersionDifference
  pair: { fromId: string | null; toId: string | null }
}

/** Most passages that are shown of one configuration. */
const MOST = 200

/** Passages that one version has and the other has not: the first few, and all where they are asked for. */
export function DifferencePassages({ difference, pair }: Props) {
  const { thing, passages: first, gained, lost } = difference
  const [isWhole, setIsWhole] = useState(false)
  const total = [gained, lost].reduce(
    (sum, { supports, refines, challenges }) => sum + supports + refines + challenges,
    0,
  )
  if (isWhole) {
    return (
      <div>
        <AllPassages difference={difference} pair={pair} />
        {total > MOST && (
          <p className={css.none}>
            These are the first {MOST} of {total}.
          </p>
        )}
      </div>
    )
  }
  return (
    <div>
      <List name={thing.name} passages={first} />
      {first.length < total && (
        <Button size="small" variant="quiet" onPress={() => setIsWhole(true)}>
          Show all {total} passages
        </Button>
      )}
    </div>
  )
}

function AllPassages({ difference: { thing, passages }, pair }: Props) {
  const { data } = useProcedure(
    'theories.comparePassages',
    { ...pair, configurationId: thing.id, limit: MOST },
    { readsOnShow: true },
  )
  return <List name={thing.name} passages={data?.passages ?? passages} />
}

function List({ name, passages }: { name: string; passages: readonly VersionPassage[] }) {
  return (
    <ul className={css.passages} aria-label={`Passages on ${name}`}>
      {passages.map(passage => (
        <Passage
          key={`${passage.codingId} ${passage.stance} ${passage.isGained} ${passage.elementId}`}
          passage={passage}
        />
      ))}
    </ul>
  )
}

function Passage({ passage }: { passage: VersionPassage }) {
  const { codingId, quote, stance, isGained, link, group, sourceTitle } = passage
  const who = [...new Set([passage.participant ?? passage.speaker, sourceTitle, group])]
  return (
    <li>
      <button
        type="button"
        className={css.passage}
        disabled={quote === null}
        title={quote === null ? undefined : 'Show in the transcript'}
        onClick={() => void goToThing({ kind: 'coding', id: codingId })}
      >
        <span className={css.sign}>{isGained ? '* gained' : '− lost'}</span>
        <span className={css.quote}>
          {quote === null ? 'The passage is no longer coded.' : <Words text={quote} />}
          <span className={css.who}>
            <StanceBadge stance={stance} />
            {[link, ...who].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
    </li>
  )
}
