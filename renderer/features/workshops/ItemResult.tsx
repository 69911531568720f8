import { Gavel, X } from 'lucide-react'
import type {
  WorkshopGroup,
  WorkshopItem,
  WorkshopResult,
} from '../../../shared/contract/workshops.ts'
import { WORKSHOP_DECISION_NAMES } from '../../../shared/domain/workshop.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Bars } from './Bars.tsx'
import css from './Results.module.css'

interface Props {
  item: WorkshopItem
  result: WorkshopResult
  groups: readonly WorkshopGroup[]
  onDecide: () => void
}

/** One item with what was made of it. */
export function ItemResult({ item, result, groups, onDecide }: Props) {
  const { dots, meanRank, rankedBy, comments, wordings, elements, decisions } = result
  const whoOf = ({ groupId, person }: { groupId: string | null; person: string }) =>
    [person, groups.find(({ id }) => id === groupId)?.name ?? '']
      .filter(part => part !== '')
      .join(', ')
  const said = { whoOf, onRemove: removeResponse }
  return (
    <article className={css.item} aria-label={item.name}>
      <header className={css.itemHead}>
        <div>
          <h3 className={css.itemName}>{item.name}</h3>
          <p className={css.wording}>{item.wording}</p>
        </div>
        <Button icon={Gavel} onPress={onDecide}>
          Decide…
        </Button>
      </header>
      <Bars result={result} />
      {(dots > 0 || meanRank !== null) && (
        <p className={css.facts}>
          {[
            ...(dots > 0 ? [count(dots, 'dot')] : []),
            ...(meanRank === null
              ? []
              : [`rank ${meanRank.toFixed(1)} on average, by ${rankedBy}`]),
          ].join(' · ')}
        </p>
      )}
      <SaidList title="Comments" entries={comments} {...said} />
      <SaidList title="Proposed wordings" entries={wordings} {...said} />
      <SaidList title="New elements" entries={elements} {...said} />
      <DraftField
        label="Reflections of the panel"
        isMultiline
        rows={2}
        placeholder="What they made of it, in the words of the team"
        value={item.reflection}
        onCommit={text => void act('workshops.updateItem', { itemId: item.id, reflection: text })}
      />
      {decisions.length > 0 && (
        <ul className={css.decisions} aria-label="Decisions">
          {decisions.map(({ decisionId, kind, reason, at }) => (
            <li key={decisionId}>
              <strong>{WORKSHOP_DECISION_NAMES[kind]}</strong> · {formatDay(at)}
              {reason !== '' && ` · ${reason}`}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

type Entry = WorkshopResult['comments'][number] &
  Partial<Pick<WorkshopResult['elements'][number], 'role'>>

interface SaidProps {
  title: string
  entries: readonly Entry[]
  whoOf: (entry: Entry) => string
  onRemove: (responseId: string) => void
}

function SaidList({ title, entries, whoOf, onRemove }: SaidProps) {
  if (entries.length === 0) return null
  return (
    <section aria-label={title}>
      <h4 className={css.saidName}>{title}</h4>
      <ul className={css.said}>
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one response may say the same twice
          <li key={`${entry.responseId} ${index}`} className={css.entry}>
            {entry.role && <RoleBadge role={entry.role} />}
            <span className={css.words}>
              {entry.text}
              {whoOf(entry) !== '' && <span className={css.who}> {whoOf(entry)}</span>}
            </span>
            <IconButton
              icon={X}
              label="Remove all that this response says"
              onPress={() => onRemove(entry.responseId)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

async function removeResponse(responseId: string): Promise<void> {
  if ((await act('workshops.removeResponse', { responseId })) === undefined) return
  sayUndoable('The response was removed.')
}
