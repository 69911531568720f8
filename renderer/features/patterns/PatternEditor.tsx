import { Trash2, X } from 'lucide-react'
import type { Pattern } from '../../../shared/contract/patterns.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Counts } from '../../ui/Counts.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { elementChoices } from '../../ui/theory-choices.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './Patterns.module.css'
import { Spectrum } from './Spectrum.tsx'

/** Where an element stands before anybody has moved it. */
const MIDDLE = 50

/** Elements that are drawn at first, more than a screen of them. */
const FIRST = 12

/** One outcome pattern: the words for its ends, where each outcome stands between them, and why. */
export function PatternEditor({ pattern }: { pattern: Pattern }) {
  const { id: patternId, name, description, worst, best, setting } = pattern
  const elements = useProcedure('elements.list', {}).data ?? []
  const { say, live } = useLive()
  const { shown, more } = useScreenfuls(pattern.elements, FIRST)
  const placed = pattern.elements.map(({ elementId, place, note }) => ({ elementId, place, note }))
  const set = (next: typeof placed) => act('patterns.setElements', { patternId, elements: next })
  const change = (elementId: string, fields: { place?: number; note?: string }) =>
    set(placed.map(one => (one.elementId === elementId ? { ...one, ...fields } : one)))
  const update = (fields: {
    name?: string
    worst?: string
    best?: string
    setting?: string
    description?: string
  }) => void act('patterns.update', { patternId, ...fields })
  async function remove() {
    if ((await act('patterns.remove', { patternId })) === undefined) return
    useWorkspace.getState().openInTheory('patterns', null)
    sayUndoable(`“${name}” removed. Its elements stay.`)
  }
  return (
    <section className={css.editor} aria-label={name}>
      {live}
      <div className={css.fields}>
        <DraftField
          label="Outcome pattern"
          isRequired
          maxLength={500}
          value={name}
          onCommit={text => update({ name: text })}
        />
        <DraftField
          label="Setting"
          placeholder="Where it is seen"
          maxLength={500}
          value={setting}
          onCommit={text => update({ setting: text })}
        />
        <IconButton
          icon={Trash2}
          label="Remove this pattern"
          variant="danger"
          onPress={() => void remove()}
        />
        <div className={css.whole}>
          <DraftField
            label="Description"
            isMultiline
            rows={2}
            value={description}
            onCommit={text => update({ description: text })}
          />
        </div>
      </div>
      <section className={css.spectrum} aria-label="Spectrum">
        <div className={css.ends}>
          <DraftField
            label="The worst end"
            placeholder="Such as fragmented"
            maxLength={500}
            value={worst}
            onCommit={text => update({ worst: text })}
          />
          <DraftField
            label="The best end"
            placeholder="Such as holistic"
            maxLength={500}
            value={best}
            onCommit={text => update({ best: text })}
          />
        </div>
        <Spectrum
          pattern={pattern}
          onMove={async (elementId, place) => {
            if (await change(elementId, { place })) say(`Now at ${place} of 100.`)
          }}
        />
        <div>
          <FindMenu
            label="Place an element"
            choices={elementChoices(
              elements.toSorted((a, b) => Number(b.role === 'O') - Number(a.role === 'O')),
              placed.map(({ elementId }) => elementId),
            )}
            nothing="There are no elements yet."
            onPick={async elementId => {
              const label = elements.find(({ id }) => id === elementId)?.label ?? 'It'
              if (await set([...placed, { elementId, place: MIDDLE, note: '' }])) {
                say(`${label} placed in the middle.`)
              }
            }}
          />
        </div>
      </section>
      <ol className={css.list} aria-label="From worst to best">
        {shown.map(({ elementId, label, role, note, place, evidence }) => (
          <li key={elementId} className={css.line}>
            <span className={css.place}>{place}</span>
            <ThingLink kind="element" id={elementId} label={label} role={role} />
            <Counts counts={evidence} showsBalance />
            <DraftField
              label={`Why ${label} stands there`}
              isLabelHidden
              placeholder="Why does it stand there?"
              value={note}
              onCommit={text => void change(elementId, { note: text })}
            />
            <IconButton
              icon={X}
              label={`Take ${label} out`}
              onPress={async () => {
                if (await set(placed.filter(one => one.elementId !== elementId))) {
                  sayUndoable(`${label} taken out of “${name}”.`)
                }
              }}
            />
          </li>
        ))}
      </ol>
      {more}
    </section>
  )
}
