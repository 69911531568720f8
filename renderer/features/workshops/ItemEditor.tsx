import { Presentation, RotateCcw, Trash2 } from 'lucide-react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopItem, WorkshopRound } from '../../../shared/contract/workshops.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import { QuoteChoice } from './QuoteChoice.tsx'
import css from './Workshops.module.css'

interface Props {
  item: WorkshopItem
  rounds: readonly WorkshopRound[]
  roundId: string
  onPresent: () => void
  onRemoved: () => void
}

/** An item in the words of this workshop, with its question, notes, picture and quotes. */
export function ItemEditor({ item, rounds, roundId, onPresent, onRemoved }: Props) {
  const { id: itemId, name, wording, startedFrom, kind } = item
  const change = (fields: Omit<InputOf<'workshops.updateItem'>, 'itemId'>) =>
    void act('workshops.updateItem', { itemId, ...fields })
  async function remove() {
    if ((await act('workshops.removeItem', { itemId })) === undefined) return
    onRemoved()
    sayUndoable(`“${name}” taken out of the workshop.`)
  }
  return (
    <section className={css.editor} aria-label={name}>
      <header className={css.editorHead}>
        <h2 className={css.heading}>{name}</h2>
        <Button icon={Presentation} size="small" onPress={onPresent}>
          Show this card
        </Button>
      </header>
      <DraftField
        label="Wording for this workshop"
        isMultiline
        rows={3}
        help="What people see. The theory itself stays as it is."
        value={wording}
        onCommit={text => change({ wording: text })}
      />
      {wording !== startedFrom && startedFrom !== '' && (
        <div className={css.from}>
          <p className={css.hint}>It began as: {startedFrom}</p>
          <Button
            icon={RotateCcw}
            size="small"
            variant="quiet"
            onPress={() => change({ wording: startedFrom })}
          >
            Begin again
          </Button>
        </div>
      )}
      <DraftField
        label="Question"
        placeholder={
          rounds.find(({ id }) => id === roundId)?.question || 'The question of the round'
        }
        maxLength={5_000}
        value={item.question}
        onCommit={text => change({ question: text })}
      />
      <DraftField
        label="Facilitator’s notes"
        isMultiline
        rows={2}
        help="Never shown on the card."
        value={item.notes}
        onCommit={text => change({ notes: text })}
      />
      {kind !== 'principle' && (
        <Checkbox
          label={
            kind === 'diagram' ? 'Show the diagram' : 'Show its elements as a picture beside it'
          }
          isTicked={item.hasPicture}
          onChange={hasPicture => change({ hasPicture })}
        />
      )}
      {kind !== 'diagram' && <QuoteChoice item={item} />}
      <div className={css.row}>
        {rounds.length > 1 && (
          <Select
            label="Round"
            value={roundId}
            options={rounds.map(({ id, title }) => ({ id, label: title }))}
            onChange={async id => {
              const position = rounds.find(round => round.id === id)?.items.length ?? 0
              if (await act('workshops.moveItem', { itemId, roundId: id, position })) onRemoved()
            }}
          />
        )}
        <Button variant="danger" icon={Trash2} onPress={() => void remove()}>
          Take it out
        </Button>
      </div>
    </section>
  )
}
