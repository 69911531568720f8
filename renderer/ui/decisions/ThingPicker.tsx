import { useState } from 'react'
import type { DecisionTarget } from '../../../shared/domain/realist.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { useProcedure } from '../../api/client.ts'
import { Checkbox } from '../Checkbox.tsx'
import { TextField } from '../TextField.tsx'
import css from './Decisions.module.css'

/** What a decision is about. */
export interface Thing {
  kind: DecisionTarget
  id: string
}

interface Named extends Thing {
  name: string
}

/** Things of a kind that are listed before something is typed. */
const MOST = 40

const HEADINGS: Record<DecisionTarget, string> = {
  configuration: 'Configurations',
  theory: 'Versions of the theory',
  principle: 'Principles',
  element: 'Elements',
}

interface Props {
  chosen: readonly Thing[]
  onChange: (chosen: readonly Thing[]) => void
}

/** Chooses what a decision is about, among all that a theory is made of. */
export function ThingPicker({ chosen, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const things = useThings()
  const isChosen = ({ kind, id }: Thing) => chosen.some(one => one.kind === kind && one.id === id)
  const words = typed.toLocaleLowerCase().split(/\s+/u)
  const found = things.filter(({ name }) =>
    words.every(word => name.toLocaleLowerCase().includes(word)),
  )
  const groups = Map.groupBy(found, ({ kind }) => kind)
  const toggle = ({ kind, id }: Thing, isIn: boolean) =>
    onChange(
      isIn ? [...chosen, { kind, id }] : chosen.filter(one => one.kind !== kind || one.id !== id),
    )

  return (
    <div className={css.picker}>
      <TextField
        label="Find what it is about"
        isLabelHidden
        placeholder="Find a configuration, version, principle or element"
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <div className={css.choices}>
        {[...groups].map(([kind, group]) => {
          // What is chosen stays in sight.
          const shown = [
            ...group.filter(isChosen),
            ...group.filter(thing => !isChosen(thing)).slice(0, MOST),
          ]
          return (
            <section key={kind} aria-label={HEADINGS[kind]}>
              <h3 className={css.heading}>{HEADINGS[kind]}</h3>
              {shown.map(thing => (
                <div key={thing.id} className={css.choice}>
                  <Checkbox
                    label={thing.name}
                    isTicked={isChosen(thing)}
                    onChange={isIn => toggle(thing, isIn)}
                  />
                </div>
              ))}
              {shown.length < group.length && (
                <p className={css.facts}>
                  {group.length - shown.length} more. Type some of their words to find them.
                </p>
              )}
            </section>
          )
        })}
        {found.length === 0 && <p className={css.hint}>Nothing has these words.</p>}
      </div>
    </div>
  )
}

function useThings(): Named[] {
  const { data: configurations = [] } = useProcedure('configurations.list', {})
  const { data: theories = [] } = useProcedure('theories.list', {})
  const { data: principles = [] } = useProcedure('principles.list', {})
  const { data: elements = [] } = useProcedure('elements.list', {})
  return [
    ...configurations.map(each => ({
      ...{ kind: 'configuration' as const, id: each.id, name: nameConfiguration(each) },
    })),
    ...theories.map(({ id, name }) => ({ kind: 'theory' as const, id, name })),
    ...principles.map(({ id, name }) => ({ kind: 'principle' as const, id, name })),
    ...elements.map(({ id, role, label }) => ({
      ...{ kind: 'element' as const, id, name: `${role}: ${label}` },
    })),
  ]
}
