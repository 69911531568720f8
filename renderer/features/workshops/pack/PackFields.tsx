import type { Workshop } from '../../../../shared/contract/workshops.ts'
import { CARD_PAPERS } from '../../../../shared/domain/realist.ts'
import { ATTRIBUTIONS } from '../../../../shared/tables/kinds.ts'
import { ATTRIBUTION_WORDS } from '../../../ui/attribution.ts'
import { CARD_PAPER_WORDS } from '../../../ui/card-papers.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { count } from '../../../ui/format.ts'
import { NewPassphrase } from '../../../ui/NewPassphrase.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import css from './Pack.module.css'
import type { PackDraft } from './use-pack-draft.ts'

interface Props {
  workshop: Workshop
  draft: PackDraft
  onChange: (part: Partial<PackDraft>) => void
}

const PAPERS = [
  { id: 'A4', label: 'A4' },
  { id: 'Letter', label: 'Letter' },
] as const

/** What is chosen for a pack, a form, cards or voting sheets; what a kind does not have is not asked. */
export function PackFields({ workshop, draft, onChange }: Props) {
  const { product, intro, asksName, asks, attribution, paper, cardPaper } = draft
  const isPack = product === 'workshop-pack'
  const isAnswered = isPack || product === 'workshop-form'
  const hasQuotes = workshop.rounds.some(({ items }) =>
    items.some(({ quotes }) => quotes.some(({ mayBeShown }) => mayBeShown)),
  )
  return (
    <>
      <Rounds workshop={workshop} draft={draft} onChange={onChange} />
      {product !== 'workshop-cards' && (
        <TextArea
          label="What people read first"
          value={intro}
          onChange={words => onChange({ intro: words })}
          rows={3}
        />
      )}
      {product !== 'workshop-cards' && (
        <fieldset className={css.choices}>
          <legend>Ask for</legend>
          <Checkbox
            label={isAnswered ? 'Comments' : 'Comments, on lines to write on'}
            isTicked={asks.comment}
            onChange={comment => onChange({ asks: { ...asks, comment } })}
          />
          {isAnswered && (
            <>
              <Checkbox
                label="Other words for an item"
                isTicked={asks.wording}
                onChange={wording => onChange({ asks: { ...asks, wording } })}
              />
              <Checkbox
                label="What is missing"
                isTicked={asks.elements}
                onChange={elements => onChange({ asks: { ...asks, elements } })}
              />
            </>
          )}
          <Checkbox
            label="A name to be called by"
            isTicked={asksName}
            onChange={isAsked => onChange({ asksName: isAsked })}
          />
        </fieldset>
      )}
      <div className={css.row}>
        {isAnswered && hasQuotes && (
          <Select
            label="Under a quote"
            value={attribution}
            options={ATTRIBUTIONS.map(id => ({ id, label: ATTRIBUTION_WORDS[id] }))}
            onChange={told => onChange({ attribution: told })}
          />
        )}
        {product === 'workshop-cards' && (
          <Select
            label="Paper"
            value={cardPaper}
            options={CARD_PAPERS.map(id => ({ id, label: CARD_PAPER_WORDS[id] }))}
            onChange={chosen => onChange({ cardPaper: chosen })}
          />
        )}
        {(product === 'workshop-form' || product === 'workshop-sheets') && (
          <Select
            label="Paper"
            value={paper}
            options={PAPERS}
            onChange={chosen => onChange({ paper: chosen })}
          />
        )}
      </div>
      {isPack && <Lock draft={draft} onChange={onChange} />}
    </>
  )
}

function Rounds({ workshop, draft: { left }, onChange }: Props) {
  const rounds = workshop.rounds.filter(({ items }) => items.length > 0)
  if (rounds.length < 2) return null
  return (
    <fieldset className={css.choices}>
      <legend>Rounds</legend>
      {rounds.map(({ id, title, items }) => (
        <Checkbox
          key={id}
          label={`${title} (${count(items.length, 'item')})`}
          isTicked={!left.has(id)}
          onChange={isIn => {
            const next = new Set(left)
            if (isIn) next.delete(id)
            else next.add(id)
            onChange({ left: next })
          }}
        />
      ))}
    </fieldset>
  )
}

function Lock({ draft: { isLocked, secret }, onChange }: Omit<Props, 'workshop'>) {
  return (
    <div className={css.lock}>
      <Checkbox
        label="Lock it with a passphrase"
        isTicked={isLocked}
        onChange={isTicked => onChange({ isLocked: isTicked })}
      />
      {isLocked && (
        <>
          <NewPassphrase value={secret} onChange={typed => onChange({ secret: typed })} />
          <p className={css.soft}>
            Everybody who is to answer needs it, and so do you, to take in the answers. Tell it in
            another way than the pack goes. Nobody can open the pack without it.
          </p>
        </>
      )}
    </div>
  )
}
