import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { Decision } from '../../../shared/contract/decisions.ts'
import { useProcedure } from '../../api/client.ts'
import { goToThing } from '../../store/go-to.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { formatDay } from '../format.ts'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import { Words } from '../Words.tsx'
import css from './Decisions.module.css'

interface Props {
  decision: Decision
  /** Left out where it is only read. */
  onEdit?: () => void
  onRemove?: () => void
}

/** A decision with its reason, day, researcher, what it is about, its passages and what follows from it. */
export function DecisionItem({ decision, onEdit, onRemove }: Props) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const { text, reason, consequence, at, recordedAt, researcherId, about, codingIds, workshop } =
    decision
  const name = researchers.find(({ id }) => id === researcherId)?.name
  const isLate = recordedAt.slice(0, 10) !== at.slice(0, 10)
  return (
    <li className={css.decision}>
      <div className={css.top}>
        <p className={css.text}>{text}</p>
        {onEdit && onRemove && (
          <Menu
            label="More for this decision"
            placement="bottom end"
            actions={[
              { id: 'edit', label: 'Edit…', icon: Pencil, onAction: onEdit },
              {
                ...{ id: 'remove', label: 'Remove', icon: Trash2, isDanger: true },
                description: 'What it is about stays',
                onAction: onRemove,
              },
            ]}
          >
            <IconButton icon={Ellipsis} label="More for this decision" />
          </Menu>
        )}
      </div>
      <p className={css.facts}>
        {[
          `Decided on ${formatDay(at)}`,
          ...(name === undefined
            ? []
            : [isLate ? `recorded by ${name} on ${formatDay(recordedAt)}` : name]),
        ].join(' · ')}
      </p>
      {reason !== '' && (
        <p className={css.more}>
          <strong>Because</strong> {reason}
        </p>
      )}
      {consequence !== '' && (
        <p className={css.more}>
          <strong>What follows</strong> {consequence}
        </p>
      )}
      {workshop !== null && (
        <p className={css.more}>
          <strong>Cause</strong> Workshop{' '}
          <button
            type="button"
            className={css.link}
            onClick={() => useWorkspace.getState().openWorkshop(workshop.id)}
          >
            {workshop.name}
          </button>
        </p>
      )}
      {about.length > 0 && (
        <ul className={css.things} aria-label="What it is about">
          <li className={css.sort} aria-hidden>
            About
          </li>
          {about.map(thing => (
            <li key={`${thing.kind} ${thing.id}`}>
              {thing.isThere ? (
                <button type="button" className={css.link} onClick={() => goTo(thing)}>
                  {thing.name}
                </button>
              ) : (
                <span className={css.gone}>{thing.name} (no longer there)</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {codingIds.length > 0 && (
        <ul className={css.passages} aria-label="Passages that caused it">
          {codingIds.map(codingId => (
            <Passage key={codingId} codingId={codingId} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Passage({ codingId }: { codingId: string }) {
  const { data } = useProcedure('codings.get', { codingId })
  if (data === undefined) return null
  return (
    <li>
      <button
        type="button"
        className={css.quote}
        title="Show in the transcript"
        onClick={() => void goToThing({ kind: 'coding', id: codingId })}
      >
        <q>
          <Words text={data.quote} />
        </q>
        {data.speaker !== null && <span className={css.who}> {data.speaker}</span>}
      </button>
    </li>
  )
}

function goTo({ kind, id }: Decision['about'][number]): void {
  if (kind !== 'principle') {
    void goToThing({ kind, id })
    return
  }
  const { goTo: goToPlace, openInTheory } = useWorkspace.getState()
  goToPlace('theory')
  openInTheory('principles', id)
}
