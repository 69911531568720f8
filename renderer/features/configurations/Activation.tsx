import { SunDim } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, Dialog, Popover, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Slot } from '../../../shared/contract/configurations.ts'
import type { MechanismSplit } from '../../../shared/domain/realist.ts'
import type { Facet } from '../../../shared/domain/roles.ts'
import { Segments } from '../../ui/Segments.tsx'
import css from './Activation.module.css'
import { useBoard } from './board.tsx'

const NOT_SAID = 'not said'
const SCALE = Array.from({ length: 11 }, (_, level) => level)
const FACETS: { id: Facet | 'undecided'; label: string }[] = [
  { id: 'resource', label: 'Resource' },
  { id: 'reasoning', label: 'Reasoning' },
  { id: 'undecided', label: 'Undecided' },
]

interface Props {
  slot: Slot
  split: MechanismSplit
}

/** How far a mechanism is switched on, as a dimmer from 0 to 10, and which side of a mechanism it is. */
export function Activation({ slot, split }: Props) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const { activation, label } = slot
  const words = activation === null ? NOT_SAID : `${activation} of 10`
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={css.pill}
        aria-label={`Activation of ${label}: ${words}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <SunDim size={13} aria-hidden />
        {activation !== null && (
          <span className={css.meter} aria-hidden>
            <span className={css.level} style={{ width: `${activation * 10}%` }} />
          </span>
        )}
        {activation ?? NOT_SAID}
      </button>
      {isOpen && (
        <Popover
          className={css.popover ?? ''}
          offset={4}
          placement="bottom start"
          triggerRef={trigger}
          isOpen
          onOpenChange={setIsOpen}
        >
          <Dimmer slot={slot} split={split} />
        </Popover>
      )}
    </>
  )
}

function Dimmer({ slot, split }: Props) {
  const { change } = useBoard().actions
  const { activation, facet, label } = slot
  const set = (next: number | null) =>
    void change(
      slot,
      { activation: next },
      next === null ? 'Activation: not said' : `Activation: ${next} of 10`,
    )
  return (
    <Dialog className={css.dialog ?? ''} aria-label={`Mechanism: ${label}`}>
      <h4 className={css.heading}>How far is it switched on?</h4>
      <ToggleButtonGroup
        aria-label="Activation, from 0 (off) to 10 (fully on)"
        className={css.scale ?? ''}
        selectionMode="single"
        selectedKeys={activation === null ? [] : [activation]}
        onSelectionChange={keys => {
          const [level] = keys
          set(typeof level === 'number' ? level : null)
        }}
      >
        {SCALE.map(level => (
          <ToggleButton
            key={level}
            id={level}
            className={css.step ?? ''}
            data-below={activation !== null && level <= activation ? '' : undefined}
          >
            {level}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p className={css.ends} aria-hidden>
        <span>off</span>
        <span>fully on</span>
      </p>
      <Button
        className={css.clear ?? ''}
        isDisabled={activation === null}
        onPress={() => set(null)}
      >
        Not said
      </Button>
      {(split !== 'off' || facet !== null) && (
        <>
          <h4 className={css.heading}>Which side of the mechanism is it?</h4>
          <Segments
            label="Side of the mechanism"
            value={facet ?? 'undecided'}
            options={FACETS}
            onChange={next => {
              const side = next === 'undecided' ? null : next
              void change(slot, { facet: side }, `Now ${side ?? 'undecided'}`)
            }}
          />
        </>
      )}
    </Dialog>
  )
}
