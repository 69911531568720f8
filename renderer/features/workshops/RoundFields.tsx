import { Trash2 } from 'lucide-react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopRound } from '../../../shared/contract/workshops.ts'
import { ROUND_KINDS } from '../../../shared/domain/workshop.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import { ROUND_KIND_WORDS } from './words.ts'
import css from './Workshops.module.css'

interface Props {
  round: WorkshopRound
  onRemoved: () => void
}

/** What is done in a round, and what is asked. */
export function RoundFields({ round, onRemoved }: Props) {
  const { id: roundId, title, kind, question, dots, items } = round
  const change = (fields: Omit<InputOf<'workshops.updateRound'>, 'roundId'>) =>
    void act('workshops.updateRound', { roundId, ...fields })
  async function remove() {
    if ((await act('workshops.removeRound', { roundId })) === undefined) return
    onRemoved()
    sayUndoable(`“${title}” removed.`)
  }
  return (
    <section className={css.editor} aria-label={title}>
      <DraftField
        label="Round"
        isRequired
        maxLength={500}
        value={title}
        onCommit={text => change({ title: text })}
      />
      <div className={css.row}>
        <Select
          label="What is done"
          value={kind}
          options={ROUND_KINDS.map(id => ({ id, ...ROUND_KIND_WORDS[id] }))}
          onChange={next => change({ kind: next })}
        />
        {kind === 'dots' && (
          <Select
            label="Dots for each person"
            value={String(dots)}
            options={[1, 2, 3, 4, 5, 6, 8, 10].map(each => {
              return { id: String(each), label: String(each) }
            })}
            onChange={next => change({ dots: Number(next) })}
          />
        )}
      </div>
      <DraftField
        label="What is asked"
        isMultiline
        rows={2}
        placeholder="Does this fit what you have seen? What is missing, what is wrong?"
        value={question}
        onCommit={text => change({ question: text })}
      />
      {items.length === 0 && (
        <p className={css.hint}>
          No items yet. Add what is put to the people in the room: configurations, guiding
          principles or the diagram.
        </p>
      )}
      <div>
        <Button variant="danger" icon={Trash2} onPress={() => void remove()}>
          Remove this round
        </Button>
      </div>
    </section>
  )
}
