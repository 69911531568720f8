import { Check } from 'lucide-react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './ColourPicker.module.css'
import fieldStyles from './field.module.css'

/** Colours that stay apart from each other and from the page in light and in dark (Okabe-Ito and kin). */
const COLOURS: readonly (readonly [string, string])[] = [
  ['#0072b2', 'blue'],
  ['#56b4e9', 'sky blue'],
  ['#009e73', 'green'],
  ['#6f8f2f', 'olive'],
  ['#b58900', 'ochre'],
  ['#e69f00', 'orange'],
  ['#d55e00', 'vermilion'],
  ['#a8324a', 'crimson'],
  ['#cc79a7', 'pink'],
  ['#7b5ea7', 'violet'],
  ['#8c6d53', 'brown'],
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
