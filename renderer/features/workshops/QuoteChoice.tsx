import { TriangleAlert, X } from 'lucide-react'
import type { WorkshopItem, WorkshopQuote } from '../../../shared/contract/workshops.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import css from './Workshops.module.css'

/** The quotes of an item: chosen from its evidence, checked, worded, and let be shown one by one. */
export function QuoteChoice({ item }: { item: WorkshopItem }) {
  const { id: itemId, quotes } = item
  const candidates = useProcedure('workshops.candidates', { itemId }).data ?? []
  return (
    <section className={css.quotes} aria-label="Quotes">
      <div className={css.heading}>
        <h3>Quotes</h3>
        <FindMenu
          label="Choose a quote"
          choices={candidates
            .filter(({ isChosen }) => !isChosen)
            .map(({ codingId, quote, stance, sourceTitle }) => {
              return { id: codingId, label: quote, description: `${stance} · ${sourceTitle}` }
            })}
          nothing="It has no evidence yet."
          onPick={codingId => void act('workshops.chooseQuote', { itemId, codingId })}
        />
      </div>
      {quotes.length === 0 ? (
        <p className={css.hint}>None is shown. A quote is on the card only once you tick it.</p>
      ) : (
        <ul className={css.quoteList}>
          {quotes.map(quote => (
            <QuoteLine key={quote.id} quote={quote} />
          ))}
        </ul>
      )}
    </section>
  )
}

function QuoteLine({ quote: { id: quoteId, words, quote, mayBeShown } }: { quote: WorkshopQuote }) {
  const found = useProcedure('workshops.identifying', { text: words }).data
  return (
    <li className={css.quote}>
      <div className={css.quoteHead}>
        <DraftField
          key={quoteId}
          label="Words of the quote"
          isLabelHidden
          isMultiline
          isRequired
          rows={2}
          value={words}
          onCommit={text => void act('workshops.updateQuote', { quoteId, words: text })}
        />
        <IconButton
          icon={X}
          label="Take this quote out"
          onPress={() => void act('workshops.removeQuote', { quoteId })}
        />
      </div>
      {words !== quote && <p className={css.hint}>In the transcript: “{quote}”</p>}
      {found === undefined ? null : found.length === 0 ? (
        <p className={css.hint}>Nothing was found in it that looks like a name or a contact.</p>
      ) : (
        <p className={css.warning}>
          <TriangleAlert size={16} aria-hidden />
          This might tell who somebody is:{' '}
          {found.map(({ text, what }) => `“${text}” (${what})`).join(', ')}. Write it otherwise, or
          be sure.
        </p>
      )}
      <Checkbox
        label="May be shown"
        isTicked={mayBeShown}
        onChange={next => void act('workshops.updateQuote', { quoteId, mayBeShown: next })}
      />
    </li>
  )
}
