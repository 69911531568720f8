import { Checkbox } from '../../ui/Checkbox.tsx'
import css from './TableDialog.module.css'

interface TickListProps<T extends string> {
  label: string
  items: readonly { id: T; label: string }[]
  ticked: readonly T[]
  onChange: (ids: T[]) => void
}

/** Any of several, at least one of them. */
export function TickList<T extends string>({ label, items, ticked, onChange }: TickListProps<T>) {
  return (
    <fieldset className={css.ticks}>
      <legend className={css.legend}>{label}</legend>
      {items.map(({ id, label: name }) => {
        const isTicked = ticked.includes(id)
        return (
          <Checkbox
            key={id}
            label={name}
            isTicked={isTicked}
            isDisabled={isTicked && ticked.length === 1}
            onChange={isIn =>
              onChange(
                items.flatMap(item =>
                  (item.id === id ? isIn : ticked.includes(item.id)) ? [item.id] : [],
                ),
              )
            }
          />
        )
      })}
    </fieldset>
  )
}
