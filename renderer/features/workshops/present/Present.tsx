import { ChevronLeft, ChevronRight, Maximize, PanelRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { Workshop } from '../../../../shared/contract/workshops.ts'
import { WORKSHOP_STANCES } from '../../../../shared/domain/workshop.ts'
import { useProcedure } from '../../../api/client.ts'
import { redo, undo } from '../../../store/act.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Facilitator } from './Facilitator.tsx'
import { keyMeaning } from './key-meaning.ts'
import css from './Present.module.css'
import { ShownCard } from './ShownCard.tsx'
import { countMark } from './take-down.ts'

interface Props {
  workshop: Workshop
  firstId: string
  onClose: () => void
}

/**
 * A workshop on a projector: one item fills the window at a time, in nothing but the words that were chosen for it. The
 * facilitator's side, with notes and what is being said, comes and goes with a key, and is not there at first: the room may be
 * looking already.
 */
export function Present({ workshop, firstId, onClose }: Props) {
  const cards = workshop.rounds.flatMap(round => round.items.map(item => ({ round, item })))
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      cards.findIndex(({ item }) => item.id === firstId),
    ),
  )
  const [step, setStep] = useState(0)
  const [isBlank, setIsBlank] = useState(false)
  const [hasSide, setHasSide] = useState(false)
  const [groupId, setGroupId] = useState<string | null>(workshop.groups[0]?.id ?? null)
  const [person, setPerson] = useState('')
  const responses = useProcedure('workshops.responses', { workshopId: workshop.id }).data ?? []
  const frame = useRef<HTMLDivElement>(null)
  const last = cards.length - 1
  const card = cards[Math.min(at, last)]
  const walk = useWalk(card?.item)
  const turn = (by: number) => {
    setIsBlank(false)
    if (by === 1 && step < walk.length) return setStep(step + 1)
    if (by === -1 && step > 0) return setStep(step - 1)
    const next = Math.min(Math.max(at + by, 0), last)
    if (next !== at) setStep(0)
    setAt(next)
  }
  const nextGroup = () => {
    const ids = workshop.groups.map(({ id }) => id)
    setGroupId(ids[(ids.indexOf(groupId ?? '') + 1) % ids.length] ?? null)
  }
  const count = (place: number) => {
    if (card === undefined || !hasSide) return
    const who = { workshopId: workshop.id, groupId, person }
    const { round, item } = card
    if (round.kind === 'dots') {
      const itemId = round.items[place]?.id
      if (itemId !== undefined) void countMark(who, itemId, 'dot')
      return
    }
    const mark = WORKSHOP_STANCES[place]
    if (round.kind === 'respond' && mark !== undefined) void countMark(who, item.id, mark)
  }
  const act = useRef<(event: KeyboardEvent) => void>(() => undefined)
  useEffect(() => {
    act.current = event => {
      const meaning = keyMeaning(event)
      if (meaning === null) return
      event.preventDefault()
      event.stopPropagation()
      switch (meaning.do) {
        case 'turn':
          return turn(meaning.by)
        case 'blank':
          return setIsBlank(!isBlank)
        case 'side':
          return setHasSide(!hasSide)
        case 'group':
          return nextGroup()
        case 'count':
          return count(meaning.place)
        case 'undo':
          return hasSide ? void undo() : undefined
        case 'redo':
          return hasSide ? void redo() : undefined
        case 'leave':
          return frame.current?.focus()
        case 'end':
          return onClose()
      }
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => act.current(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
  // The button that led to the first or last card goes grey and would take the keyboard with it.
  useEffect(() => {
    if (at === 0 || at === last) frame.current?.focus()
  }, [at, last])
  if (card === undefined) return null
  const lit = walk[step - 1] ?? null
  return (
    <ModalOverlay
      className={css.overlay ?? ''}
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.dialog ?? ''} aria-label={`Presenting ${workshop.name}`} data-modal>
          <div ref={frame} className={css.frame} tabIndex={-1}>
            <div className={css.stage} data-blank={isBlank || undefined}>
              {isBlank ? (
                <p className="visually-hidden" role="status">
                  The screen is blank.
                </p>
              ) : (
                <ShownCard card={card} workshop={workshop} lit={lit} />
              )}
            </div>
            <footer className={css.foot} data-blank={isBlank || undefined}>
              <IconButton
                icon={ChevronLeft}
                label="Card before"
                keys="ArrowLeft"
                isDisabled={at === 0 && step === 0}
                onPress={() => turn(-1)}
              />
              <span className={css.place} aria-live="polite">
                {at + 1} of {cards.length}
              </span>
              <IconButton
                icon={ChevronRight}
                label="Next card"
                keys="ArrowRight"
                isDisabled={at === last && step === walk.length}
                onPress={() => turn(1)}
              />
              <span className={css.gap} />
              <IconButton icon={Maximize} label="Full screen" onPress={() => fillScreen()} />
              <IconButton
                icon={PanelRight}
                label={hasSide ? 'Hide the facilitator’s side' : 'Show the facilitator’s side'}
                keys="F"
                onPress={() => setHasSide(!hasSide)}
              />
              <IconButton icon={X} label="End" keys="Escape" onPress={onClose} />
            </footer>
          </div>
          {hasSide && (
            <Facilitator
              workshop={workshop}
              card={card}
              next={cards[at + 1]?.item ?? null}
              groupId={groupId}
              onGroup={setGroupId}
              person={person}
              onPerson={setPerson}
              responses={responses}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The configurations that a diagram lights up one after the other; none where the item is no diagram. */
function useWalk(item: Workshop['rounds'][number]['items'][number] | undefined): string[] {
  const isDiagram = item?.kind === 'diagram' && item.isThere && item.hasPicture
  const theoryId = item?.thingId ?? null
  const { data } = useProcedure(
    'theories.diagram',
    isDiagram && theoryId !== null ? { theoryId } : {},
  )
  if (!isDiagram) return []
  return [...new Set((data?.nodes ?? []).flatMap(({ configurationIds }) => configurationIds))]
}

/** Fills the screen, or no longer; where the window may not, it stays as it is. */
function fillScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen()
  change.catch(() => undefined)
}
