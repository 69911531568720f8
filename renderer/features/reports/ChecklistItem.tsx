import { ArrowRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { ChecklistEntry } from '../../../shared/contract/checklists.ts'
import { ITEM_STATES, STATE_WORDS, type Standard } from '../../../shared/reports/checklists.ts'
import { act } from '../../store/act.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { goToAnswer } from './go-to-answer.ts'
import css from './Reports.module.css'

/** An item of a standard, with what was entered for it. */
export function ChecklistItem({ standard, item }: { standard: Standard; item: ChecklistEntry }) {
  const { number, name, asks, state, place, note, answers } = item
  const set = (change: { state?: ChecklistEntry['state']; place?: string; note?: string }) =>
    void act('checklists.set', { standard, item: number, ...change })
  return (
    <li className={css.item} data-state={state} aria-label={`Item ${number}: ${name}`}>
      <span className={css.number}>{number}</span>
      <div className={css.about}>
        <h3 className={css.name}>{name}</h3>
        <p>{asks}</p>
        {answers.length > 0 && (
          <ul className={css.answers} aria-label="In the project">
            {answers.map(({ kind, count, words }) => (
              <li key={kind}>
                <AriaButton
                  className={css.answer ?? ''}
                  data-none={count === 0 || undefined}
                  onPress={() => goToAnswer(kind)}
                >
                  {words} <ArrowRight size={12} aria-hidden />
                </AriaButton>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={css.entry}>
        <Segments
          label={`Item ${number} is`}
          value={state}
          options={ITEM_STATES.map(id => ({ id, label: STATE_WORDS[id] }))}
          onChange={next => set({ state: next })}
        />
        <div className={css.fields}>
          <DraftField
            key={`place ${standard} ${number}`}
            label="Page or section"
            value={place}
            onCommit={text => set({ place: text })}
            maxLength={500}
          />
          <DraftField
            key={`note ${standard} ${number}`}
            label="Note"
            value={note}
            onCommit={text => set({ note: text })}
            maxLength={20_000}
            isMultiline
            rows={1}
          />
        </div>
      </div>
    </li>
  )
}
