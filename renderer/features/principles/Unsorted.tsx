import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useFew } from '../../ui/use-few.tsx'
import type { Entry } from './Entries.tsx'
import css from './PrincipleTable.module.css'

const VALENCES = [
  { id: 'enabling', label: 'Enables' },
  { id: 'constraining', label: 'Constrains' },
] as const

/** Entries that are offered before the others are asked for. */
const FEW = 12

/** Contexts and mechanisms of which nobody has said whether they enable or constrain: one press says it. */
export function Unsorted({ entries, of }: { entries: readonly Entry[]; of: string }) {
  const { shown, more } = useFew(entries, FEW)
  return (
    <section aria-label={`Not sorted yet: ${of}`}>
      <p className={css.sub}>Not sorted yet: does it enable or constrain?</p>
      <ul className={css.sorting}>
        {shown.map(({ elementId, itemId, text, role }) => (
          <li key={`${elementId} ${itemId} ${role}`} className={css.sort}>
            {elementId !== null && (
              <>
                <ThingLink kind="element" id={elementId} label={text} role={role} />
                <span className={css.choices}>
                  {VALENCES.map(({ id: valence, label }) => (
                    <Button
                      key={valence}
                      size="small"
                      aria-label={`${text}: ${label.toLowerCase()}`}
                      onPress={async () => {
                        if (await act('elements.update', { elementId, valence })) {
                          sayUndoable(`“${text}” stands as ${valence} now.`)
                        }
                      }}
                    >
                      {label}
                    </Button>
                  ))}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
