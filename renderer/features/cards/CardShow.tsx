import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { Card } from '../../../shared/contract/cards.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import css from './CardShow.module.css'
import { nameCard } from './words.ts'

interface Props {
  cards: readonly Card[]
  firstId: string
  onClose: () => void
}

/** One card fills the window, to be read across a table; the arrow keys turn to the next and back, Escape ends it. */
export function CardShow({ cards, firstId, onClose }: Props) {
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      cards.findIndex(({ id }) => id === firstId),
    ),
  )
  const card = cards[Math.min(place, cards.length - 1)]
  if (card === undefined) return null
  const turn = (to: number) => setPlace(Math.min(Math.max(to, 0), cards.length - 1))
  const moves: Readonly<Record<string, number>> = {
    ...{ ArrowLeft: place - 1, ArrowUp: place - 1, PageUp: place - 1, Home: 0 },
    ...{ ArrowRight: place + 1, ArrowDown: place + 1, PageDown: place + 1 },
    End: cards.length - 1,
  }
  return (
    <ModalOverlay
      className={css.overlay ?? ''}
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.dialog ?? ''} aria-label="Flash card" data-modal>
          <div
            className={css.card}
            onKeyDownCapture={event => {
              const to = moves[event.key]
              if (to === undefined) return
              event.preventDefault()
              turn(to)
            }}
          >
            <div className={css.page}>
              <p className={css.text} aria-live="polite" data-length={lengthOf(card.text)}>
                {card.text}
              </p>
            </div>
            <footer className={css.foot}>
              <span className={css.name}>{nameCard(card)}</span>
              <IconButton
                icon={ChevronLeft}
                label="Card before"
                keys="ArrowLeft"
                isDisabled={place === 0}
                onPress={() => turn(place - 1)}
              />
              <span className={css.place}>
                {place + 1} of {cards.length}
              </span>
              <IconButton
                icon={ChevronRight}
                label="Next card"
                keys="ArrowRight"
                isDisabled={place === cards.length - 1}
                autoFocus
                onPress={() => turn(place + 1)}
              />
              <IconButton icon={X} label="Close" keys="Escape" onPress={onClose} />
            </footer>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Long cards are written smaller, so that a card is seen whole. */
function lengthOf(text: string): 'short' | 'medium' | 'long' {
  if (text.length <= 140) return 'short'
  return text.length <= 420 ? 'medium' : 'long'
}
