import { Check, Footprints } from 'lucide-react'
import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { act } from '../../store/act.ts'
import { followTrail } from '../../store/find.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import css from './DoubleCoding.module.css'
import team from './Team.module.css'

interface Props {
  sample: DoubleCoding
  members: readonly Researcher[]
}

/** The sources of a sample with who is done with them; whoever is coding ticks their own. */
export function SampleTable({ sample, members }: Props) {
  const isOfTurns = sample.unit === 'turn'
  const hasGroups = sample.sources.some(({ group }) => group !== null)
  return (
    <table className={css.table}>
      <caption className="visually-hidden">Sources of {sample.name}, and who is done</caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          {hasGroups && <th scope="col">Group</th>}
          {isOfTurns && <th scope="col">Turns</th>}
          {members.map(({ id, name, colour }) => (
            <th key={id} scope="col">
              <span className={css.coder}>
                <span className={css.dot} style={{ backgroundColor: colour }} aria-hidden />
                {name}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sample.sources.map(source => (
          <tr key={source.sourceId}>
            <th scope="row">
              <button
                type="button"
                className={team.link}
                onClick={() => useWorkspace.getState().openSource(source.sourceId)}
              >
                {source.title}
              </button>
            </th>
            {hasGroups && <td>{source.group ?? '–'}</td>}
            {isOfTurns && (
              <td>
                <Walk {...source} />
              </td>
            )}
            {members.map(member => (
              <td key={member.id}>
                <DoneMark sample={sample} source={source} member={member} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={1 + Number(hasGroups) + Number(isOfTurns)}>
            Done
          </th>
          {members.map(({ id }) => (
            <td key={id}>
              {sample.sources.filter(({ doneBy }) => doneBy.includes(id)).length} of{' '}
              {sample.sources.length}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

/** Leads through the turns that were drawn, one by one, on the desk. */
function Walk({ sourceId, title, turns }: DoubleCoding['sources'][number]) {
  const passages = turns.map(({ start, end }) => ({
    ...{ key: `${sourceId} ${start}`, sourceId, start, end },
  }))
  return (
    <Button
      size="small"
      variant="quiet"
      icon={Footprints}
      aria-label={`Walk through ${count(turns.length, 'turn')} of ${title}`}
      isDisabled={turns.length === 0}
      onPress={() => followTrail(passages, 0)}
    >
      {count(turns.length, 'turn')}
    </Button>
  )
}

interface MarkProps {
  sample: DoubleCoding
  source: DoubleCoding['sources'][number]
  member: Researcher
}

/** A tick that only its researcher can set, as long as the source is coded blind. */
function DoneMark({ sample, source, member }: MarkProps) {
  const { sourceId, doneBy, title } = source
  const isDone = doneBy.includes(member.id)
  const isOpen = doneBy.length === sample.researcherIds.length
  if (sample.state === 'running' && member.isCurrent && !isOpen) {
    return (
      <Checkbox
        label={`${member.name} is done with ${title}`}
        isLabelHidden
        isTicked={isDone}
        onChange={to =>
          void act('doubleCoding.markDone', {
            ...{ doubleCodingId: sample.id, sourceId, isDone: to },
          })
        }
      />
    )
  }
  if (!isDone)
    return <span className={css.faint}>{sample.state === 'drawn' ? '–' : 'Not yet'}</span>
  return (
    <span className={css.done}>
      <Check size={16} aria-hidden /> Done
    </span>
  )
}
