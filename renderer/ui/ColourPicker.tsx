import { Check } from 'lucide-react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './ColourPicker.module.css'
import fieldStyles from './field.module.css'

/** The schemes from which the engine gives new codes and researchers their colours (Paul Tol), and a grey. */
const COLOURS: readonly (readonly [string, string])[] = [
  ['#332288', 'indigo'],
  ['#4477aa', 'blue'],
  ['#88ccee', 'cyan'],
  ['#44aa99', 'teal'],
  ['#117733', 'green'],
  ['#999933', 'olive'],
  ['#ddcc77', 'sand'],
  ['#b5540a', 'orange'],
  ['#cc6677', 'rose'],
  ['#882255', 'wine'],
  ['#aa4499', 'purple'],
  ['#7a766c', 'grey'],
]

interface ColourPickerProps {
  label: string
  /** `#rrggbb` */
  value: string
  onChange: (colour: string) => void
}

/** A choice among colours that go together; another one that is stored already is offered too. */
export function ColourPicker({ label, value, onChange }: ColourPickerProps) {
  const current = value.toLowerCase()
  const isKnown = COLOURS.some(([colour]) => colour === current)
  const colours = isKnown ? COLOURS : [[current, 'its own colour'] as const, ...COLOURS]
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      value={current}
      onChange={onChange}
      orientation="horizontal"
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <div className={styles.swatches}>
        {colours.map(([colour, name]) => (
          <Radio
            key={colour}
            value={colour}
            aria-label={name}
            className={styles.swatch ?? ''}
            style={{ backgroundColor: colour }}
          >
            {colour === current && <Check size={14} strokeWidth={3} aria-hidden />}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
