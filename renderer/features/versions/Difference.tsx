import type { VersionDifference } from '../../../shared/contract/theory-comparison.ts'
import { goToThing } from '../../store/go-to.ts'
import { Counts } from '../../ui/Counts.tsx'
import { Causes } from './Causes.tsx'
import css from './Compare.module.css'
import { DifferencePassages } from './DifferencePassages.tsx'
import { WordDifference } from './WordDifference.tsx'
import { wordsOfField } from './words.ts'

interface Props {
  difference: VersionDifference
  pair: { fromId: string | null; toId: string | null }
}

/** One thing that differs between two versions, before and after, with what led to it. */
export function Difference({ difference, pair }: Props) {
  const { kind, thing, changes, gained, lost } = difference
  const isNew =
    kind === 'added' || (changes.length > 0 && changes.every(one => one.before === null))
  const hasWay = thing.kind === 'configuration' || thing.kind === 'element'
  const target = hasWay ? { kind: thing.kind as 'configuration' | 'element', id: thing.id } : null
  const hasEvidence = total(gained) + total(lost) > 0
  return (
    <li className={css.entry}>
      <h3 className={css.name}>
        {isNew && (
          <span className={css.star} role="img" aria-label="New" title="New">
            *
          </span>
        )}
        {target === null ? (
          thing.name
        ) : (
          <button type="button" className={css.thing} onClick={() => void goToThing(target)}>
            {thing.name}
          </button>
        )}
        {thing.kind === 'element' && <span className={css.sort}>element</span>}
      </h3>
      {changes
        .filter(
          ({ field, after }) => !(kind === 'link' && field === 'link' && after === thing.name),
        )
        .map(change => (
          <Change
            key={change.field}
            change={change}
            isAlone={kind === 'added' || kind === 'dropped'}
          />
        ))}
      {hasEvidence && (
        <div className={css.evidence}>
          {total(gained) > 0 && (
            <span>
              {kind === 'added' ? 'Comes with' : 'Gained'} <Counts counts={gained} />
            </span>
          )}
          {total(lost) > 0 && (
            <span>
              {kind === 'dropped' ? 'Went with it' : 'Lost'} <Counts counts={lost} />
            </span>
          )}
        </div>
      )}
      {hasEvidence && <DifferencePassages difference={difference} pair={pair} />}
      <Causes difference={difference} />
    </li>
  )
}

interface ChangeProps {
  change: VersionDifference['changes'][number]
  /** It is all there is to say, so that it needs no name. */
  isAlone: boolean
}

function Change({ change: { field, before, after }, isAlone }: ChangeProps) {
  const name = wordsOfField(field)
  return (
    <div className={css.change}>
      {!isAlone && <p className={css.field}>{name.charAt(0).toUpperCase() + name.slice(1)}</p>}
      {(before ?? '') !== '' && (after ?? '') !== '' ? (
        <WordDifference before={before ?? ''} after={after ?? ''} />
      ) : (
        <Whole
          text={after ?? before ?? ''}
          isGone={(after ?? '') === '' && (before ?? '') !== ''}
        />
      )}
    </div>
  )
}

function Whole({ text, isGone }: { text: string; isGone: boolean }) {
  const Mark = isGone ? 'del' : 'ins'
  if (text === '') return <p className={css.none}>empty</p>
  return (
    <p className={css.whole} data-gone={isGone || undefined}>
      <Mark className={css.wholeMark}>{text}</Mark>
    </p>
  )
}

function total({ supports, refines, challenges }: VersionDifference['gained']): number {
  return supports + refines + challenges
}
