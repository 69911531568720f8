import type { Researcher } from '../../../shared/contract/project.ts'
import type { Conflict } from '../../../shared/contract/team.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { goToThing } from '../../store/go-to.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import { CONFLICT_WORDS, fieldOf, targetOf, thingOf } from './conflict-words.ts'
import css from './CopiesView.module.css'

type Taking = 'present' | { stepId: string }

async function settle(conflicts: readonly Conflict[], take: Taking): Promise<void> {
  const chosen = conflicts.map(({ id }) => ({ conflictId: id, take }))
  const answer = await act('conflicts.settle', { settle: chosen })
  if (answer) sayUndoable(`${count(answer.settled, 'conflict')} settled`)
}

/** What copies say differently, each with what stands and what else was said, until somebody settles it. */
export function Conflicts() {
  const { data: conflicts = [] } = useProcedure('conflicts.list', {})
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  if (conflicts.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="team-conflicts">
      <div className={css.tools}>
        <h2 id="team-conflicts" className={css.heading}>
          {count(conflicts.length, 'conflict')} to settle
        </h2>
        {conflicts.length > 1 && (
          <Button size="small" onPress={() => void settle(conflicts, 'present')}>
            Keep all as they stand
          </Button>
        )}
      </div>
      <p className={css.soft}>
        Nothing is lost: both readings are kept until one of you decides. What you decide travels
        with your next bundle.
      </p>
      <List conflicts={conflicts} researchers={researchers} />
    </section>
  )
}

function List({
  conflicts,
  researchers,
}: {
  conflicts: readonly Conflict[]
  researchers: readonly Researcher[]
}) {
  const { shown, more } = useScreenfuls(conflicts, 12)
  return (
    <>
      <ul className={css.list} aria-label="Conflicts">
        {shown.map(conflict => (
          <OneConflict key={conflict.id} conflict={conflict} researchers={researchers} />
        ))}
      </ul>
      {more}
    </>
  )
}

function OneConflict({
  conflict,
  researchers,
}: {
  conflict: Conflict
  researchers: readonly Researcher[]
}) {
  const { kind, table, name, field, presentWords, sides } = conflict
  const { title, text } = CONFLICT_WORDS[kind]
  const target = targetOf(conflict)
  const who = (id: string) => researchers.find(one => one.id === id)?.name ?? 'Somebody'
  const others = sides.filter(({ words }) => field !== '' && words !== presentWords)
  return (
    <li className={css.conflict} aria-label={`${title}: ${name ?? thingOf(table)}`}>
      <div className={css.what}>
        <span className={css.thing}>
          {[thingOf(table), field && fieldOf(conflict)].filter(Boolean).join(', ')}
        </span>
        <span className={css.name}>{name}</span>
      </div>
      <p className={css.soft}>
        <strong>{title}.</strong> {text}
      </p>
      <div className={css.sides}>
        <div className={css.side} data-stands>
          <span className={css.by}>Stands now</span>
          <span className={css.words}>{presentWords || 'Nothing'}</span>
          <Button size="small" onPress={() => void settle([conflict], 'present')}>
            Keep this
          </Button>
        </div>
        {others.map(({ stepId, researcherId, at, words }) => (
          <div key={stepId} className={css.side}>
            <span className={css.by}>
              {who(researcherId)}, {formatDay(at)}
            </span>
            <span className={css.words}>{words || 'Nothing'}</span>
            <Button size="small" onPress={() => void settle([conflict], { stepId })}>
              Take this
            </Button>
          </div>
        ))}
      </div>
      {target && (
        <div>
          <Button size="small" variant="quiet" onPress={() => void goToThing(target)}>
            Look at it
          </Button>
        </div>
      )}
    </li>
  )
}
