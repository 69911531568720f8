import { ATTRIBUTIONS } from '../../../shared/tables/kinds.ts'
import type { PrintOf } from '../../store/print.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ATTRIBUTION_WORDS } from '../../ui/attribution.ts'
import { Select } from '../../ui/Select.tsx'

const CODINGS = [
  { id: 'margin', label: 'In the margin, by number' },
  { id: 'inline', label: 'As (C) (M) (O) in the text' },
  { id: 'none', label: 'Not at all' },
] as const

/** How what is printed looks, where there is a choice. */
export function PrintOptions({ of, onChange }: { of: PrintOf; onChange: (of: PrintOf) => void }) {
  switch (of.what) {
    case 'source':
      return (
        <Select
          label="Codings"
          value={of.codings ?? 'margin'}
          options={CODINGS}
          onChange={codings => onChange({ ...of, codings })}
        />
      )
    case 'configurations':
      return (
        <Checkbox
          label="With the passages for and against"
          isTicked={of.includeQuotes ?? true}
          onChange={includeQuotes => onChange({ ...of, includeQuotes })}
        />
      )
    case 'table':
      return (
        <Select
          label="People are told by"
          value={of.options?.attribution ?? 'participant'}
          options={ATTRIBUTIONS.map(id => ({ id, label: ATTRIBUTION_WORDS[id] }))}
          onChange={attribution => onChange({ ...of, options: { ...of.options, attribution } })}
        />
      )
    default:
      return null
  }
}
