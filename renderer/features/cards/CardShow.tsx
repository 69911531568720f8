import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { Card } from '../../../shared/contract/cards.ts'
import { useNotices } from '../../store/notices.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MessagePlace } from '../../ui/MessagePlace.tsx'
import css from './CardShow.module.css'
import { nameCard } from './words.ts'

interface Props {
  cards: readonly Card[]
  firstId: string
  onClose: () => void
}

/** Keys that turn, with how many cards on. */
const MOVES: Readonly<Record<string, number>> = {
  ...{ ArrowLeft: -1, PageUp: -1, Home: Number.NEGATIVE_INFINITY },
  ...{ ArrowRight: 1, PageDown: 1, End: Number.POSITIVE_INFINITY },
}

/** One card fills the window, to be read across a table; the arrow keys turn to the next and back, Escape ends it. */
export function CardShow({ cards, firstId, onClose }: Props) {
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      cards.findIndex(({ id }) => id === firstId),
    ),
  )
  const last = cards.length - 1
  const frame = useRef<HTMLDivElement>(null)
  // What the team did before is not for the eyes of who answers.
  useEffect(() => useNotices.getState().dismissInfo(), [])
  // The button that led to the first or last card goes grey and would take the keyboard with it.
  useEffect(() => {
    if (place === 0 || place === last) frame.current?.focus()
  }, [place, last])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const by = MOVES[event.key]
      if (by === undefined) return
      event.preventDefault()
      setPlace(at => within(at + by, last + 1))
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [last])
  const card = cards[Math.min(place, last)]
  if (card === undefined) return null
  const turn = (by: number) => setPlace(at => within(at + by, cards.length))
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
          <div ref={frame} className={css.card} tabIndex={-1}>
            <div className={css.page}>
              <p className={css.text} aria-live="polite" data-length={lengthOf(card.text)}>
                {card.text}
              </p>
            </div>
            <MessagePlace />
            <footer className={css.foot}>
              <span className={css.name}>{nameCard(card)}</span>
              <IconButton
                icon={ChevronLeft}
                label="Card before"
                keys="ArrowLeft"
                isDisabled={place === 0}
                onPress={() => turn(-1)}
              />
              <span className={css.place}>
                {place + 1} of {cards.length}
              </span>
              <IconButton
                icon={ChevronRight}
                label="Next card"
                keys="ArrowRight"
                isDisabled={place === last}
                onPress={() => turn(1)}
              />
              <IconButton icon={X} label="Close" keys="Escape" onPress={onClose} />
            </footer>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The place of a card, as near as there is one. */
function within(place: number, count: number): number {
  return Math.min(Math.max(place, 0), count - 1)
}

/** Long cards are written smaller, so that a card is seen whole. */
function lengthOf(text: string): 'short' | 'medium' | 'long' {
  if (text.length <= 140) return 'short'
  return text.length <= 420 ? 'medium' : 'long'
}
