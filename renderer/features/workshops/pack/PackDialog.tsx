import { useState } from 'react'
import type { Workshop } from '../../../../shared/contract/workshops.ts'
import { useProcedure } from '../../../api/client.ts'
import { errorText } from '../../../store/notices.ts'
import { count } from '../../../ui/format.ts'
import { problemOf } from '../../../ui/NewPassphrase.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import css from './Pack.module.css'
import { PackFields } from './PackFields.tsx'
import { chosenRounds, type PackDraft, usePackDraft } from './use-pack-draft.ts'
import { PRODUCT_WORDS, PRODUCTS } from './words.ts'
import { findIdentifyingWords, writePack } from './write-pack.ts'

/** What goes out of a workshop to people without the program: a review pack, a form, cards or voting sheets. */
export function PackDialog({ workshopId, onClose }: { workshopId: string; onClose: () => void }) {
  const workshop = useProcedure('workshops.read', { workshopId }).data
  return workshop === undefined ? null : <Asked workshop={workshop} onClose={onClose} />
}

function Asked({ workshop, onClose }: { workshop: Workshop; onClose: () => void }) {
  const { draft, change } = usePackDraft()
  const [found, setFound] = useState<string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const rounds = chosenRounds(workshop, draft)
  const { about } = PRODUCT_WORDS[draft.product]
  const isAsked = found.length > 0
  const edit = (part: Partial<PackDraft>) => {
    change(part)
    setFound([])
    setProblem(null)
  }
  const run = async () => {
    const isLocked = draft.product === 'workshop-pack' && draft.isLocked
    const refused = isLocked ? problemOf(draft.secret) : null
    setProblem(refused)
    if (refused !== null) return
    setIsBusy(true)
    try {
      const hits = isAsked ? [] : await findIdentifyingWords(workshop, draft)
      setFound(hits)
      if (hits.length === 0 && (await writePack(workshop, draft))) return onClose()
    } catch (error) {
      setProblem(errorText(error))
    }
    setIsBusy(false)
  }
  return (
    <StepDialog
      title="For people without the program"
      size="large"
      action={isAsked ? 'Write it all the same' : 'Write the file'}
      busyAction="Writing…"
      isBusy={isBusy}
      isDisabled={rounds.length === 0}
      onRun={() => void run()}
      onClose={onClose}
    >
      <div className={css.form}>
        <Segments
          label="What is written"
          value={draft.product}
          options={PRODUCTS.map(id => ({ id, label: PRODUCT_WORDS[id].label }))}
          onChange={product => edit({ product })}
        />
        <p className={css.soft}>{about}</p>
        <PackFields workshop={workshop} draft={draft} onChange={edit} />
        <p className={css.carries}>{whatItCarries(rounds, draft)}</p>
        {isAsked && (
          <div role="alert" className={css.warning}>
            <p>These words might tell who somebody is:</p>
            <ul>
              {found.slice(0, MOST_SHOWN).map(words => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            {found.length > MOST_SHOWN && <p>and {found.length - MOST_SHOWN} more.</p>}
          </div>
        )}
        {problem !== null && (
          <p role="alert" className={css.problem}>
            {problem}
          </p>
        )}
      </div>
    </StepDialog>
  )
}

const MOST_SHOWN = 12

/** A sentence on what goes out, and on what does not. */
function whatItCarries(rounds: Workshop['rounds'], { product }: PackDraft): string {
  const items = rounds.flatMap(round => round.items)
  const quotes = items.flatMap(item => item.quotes)
  const shown = quotes.filter(({ mayBeShown }) => mayBeShown).length
  const hidden = quotes.length - shown
  const hasQuotes = product === 'workshop-pack' || product === 'workshop-form'
  const parts = [count(items.length, 'item'), ...(hasQuotes ? [count(shown, 'quote')] : [])]
  const kept =
    hasQuotes && hidden > 0
      ? ` ${count(hidden, 'quote')} that nobody has said may be shown ${hidden === 1 ? 'stays' : 'stay'} here.`
      : ''
  return `It carries ${parts.join(' and ')}, and nothing else of the project.${kept}`
}
