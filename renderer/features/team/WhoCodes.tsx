import type { Researcher } from '../../../shared/contract/project.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import css from './DoubleCoding.module.css'

interface Props {
  researchers: readonly Researcher[]
  /** Those who take part, by their ids. */
  who: readonly string[]
  onChange: (who: string[]) => void
}

/** Who codes a sample. */
export function WhoCodes({ researchers, who, onChange }: Props) {
  return (
    <fieldset className={css.who}>
      <legend>Who codes it, two or more</legend>
      {researchers.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isTicked={who.includes(id)}
          onChange={to => onChange(to ? [...who, id] : who.filter(each => each !== id))}
        />
      ))}
    </fieldset>
  )
}
