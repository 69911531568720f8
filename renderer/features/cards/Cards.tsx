import { Download, Presentation, WalletCards } from 'lucide-react'
import { useState } from 'react'
import type { Card } from '../../../shared/contract/cards.ts'
import { CARD_PAPERS, type CardPaper } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { useRows } from '../../api/use-rows.ts'
import { exportProduct } from '../../store/exports.ts'
import { useOffersPrint } from '../../store/print.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { CARD_PAPER_WORDS } from '../../ui/card-papers.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { CardRow } from './CardRow.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './Cards.module.css'
import { CardShow } from './CardShow.tsx'

/** Cards that are drawn at first, more than a screen of them. */
const FIRST = 8

/** Flash cards: how each part of the theory is put to respondents, and what they made of it so far. */
export function Cards() {
  const { data: theories } = useProcedure('theories.list', {})
  const chosenId = useWorkspace(state => state.theoryId)
  const theoryId = theories?.find(({ id }) => id === chosenId)?.id
  const [includeElements, setIncludeElements] = useState(false)
  const [paper, setPaper] = useState<CardPaper>('a4')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [shownId, setShownId] = useState<string | null>(null)
  const { rows: cards, isWhole } = useRows(
    'cards.list',
    { includeElements, ...(theoryId === undefined ? {} : { theoryId }) },
    FIRST,
    { readsOnShow: true },
  )
  useOffersPrint({
    label: 'Flash cards',
    of: { what: 'cards', paper, includeElements, ...(theoryId === undefined ? {} : { theoryId }) },
  })
  const { shown: drawn, more } = useScreenfuls(cards ?? [], FIRST)
  if (cards === undefined) return null
  if (cards.length === 0 && !includeElements) return <NoCards isVersion={theoryId !== undefined} />
  const chosen = cards.filter(({ id }) => !left.has(id))
  const asked = cards.filter(card => answers(card) > 0).length
  const choose = (id: string, isIn: boolean) => {
    const next = new Set(left)
    if (isIn) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const exportAs = (ending: '.pdf' | '.html') =>
    void exportProduct('cards', ending, {
      ...{ name: 'flash cards', cards: { paper, includeElements } },
      ...(theoryId === undefined ? {} : { theoryId }),
    })

  return (
    <section className={css.root} aria-label="Flash cards">
      <header className={css.head}>
        <div className={css.tools}>
          <Checkbox
            label={isWhole ? `${chosen.length} of ${cards.length} chosen` : 'All chosen'}
            isDisabled={!isWhole}
            isTicked={chosen.length === cards.length}
            isMixed={chosen.length > 0 && chosen.length < cards.length}
            onChange={isAll => setLeft(new Set(isAll ? [] : cards.map(({ id }) => id)))}
          />
          <Checkbox label="Elements too" isTicked={includeElements} onChange={setIncludeElements} />
        </div>
        <div className={css.tools}>
          <Select
            label="Paper"
            isLabelHidden
            value={paper}
            options={CARD_PAPERS.map(id => ({ id, label: CARD_PAPER_WORDS[id] }))}
            onChange={setPaper}
          />
          <Menu
            label="Export the cards"
            placement="bottom end"
            actions={[
              {
                ...{ id: 'pdf', label: 'PDF', description: 'For printing and cutting' },
                onAction: () => exportAs('.pdf'),
              },
              {
                ...{ id: 'html', label: 'HTML', description: 'One page that every browser reads' },
                onAction: () => exportAs('.html'),
              },
            ]}
          >
            <Button icon={Download}>Export all cards</Button>
          </Menu>
          <Button
            variant="primary"
            icon={Presentation}
            isDisabled={chosen.length === 0 || !isWhole}
            onPress={() => setShownId(chosen[0]?.id ?? null)}
          >
            {isWhole ? `Show ${count(chosen.length, 'card')}` : 'Show the cards'}
          </Button>
        </div>
      </header>
      <p className={css.lead}>
        Put the theory to a respondent in plain words, and ask what is right, what is missing and
        what is wrong in it. On the coding desk, record with <kbd>q</kbd> in which passage they
        answered.{' '}
        {isWhole &&
          (asked === 0
            ? 'Nobody has answered a card yet.'
            : `${asked} of ${cards.length} cards were answered.`)}
      </p>
      <ul className={css.list}>
        {drawn.map(card => (
          <CardRow
            key={card.id}
            card={card}
            isChosen={!left.has(card.id)}
            onChoose={isIn => choose(card.id, isIn)}
            onShow={() => setShownId(card.id)}
          />
        ))}
      </ul>
      {more}
      {shownId !== null && (
        <CardShow
          cards={left.has(shownId) ? cards.filter(({ id }) => id === shownId) : chosen}
          firstId={shownId}
          onClose={() => setShownId(null)}
        />
      )}
    </section>
  )
}

function answers({ responses: { confirmed, refined, rejected } }: Card): number {
  return confirmed + refined + rejected
}

function NoCards({ isVersion }: { isVersion: boolean }) {
  const goTo = useWorkspace(state => state.goTo)
  return (
    <EmptyState
      icon={WalletCards}
      title={isVersion ? 'This version has no configurations' : 'No cards yet'}
      actions={
        <Button variant="primary" onPress={() => goTo('configurations')}>
          Go to the configurations
        </Button>
      }
    >
      Every configuration becomes a card: a plain sentence to show in an interview, so that the
      respondent can confirm, refine or reject it.
    </EmptyState>
  )
}
