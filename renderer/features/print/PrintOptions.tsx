import { CARD_PAPERS } from '../../../shared/domain/realist.ts'
import { ATTRIBUTIONS } from '../../../shared/tables/kinds.ts'
import type { PrintOf } from '../../store/print.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ATTRIBUTION_WORDS } from '../../ui/attribution.ts'
import { CARD_PAPER_WORDS } from '../../ui/card-papers.ts'
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
    case 'cards':
      return (
        <>
          <Select
            label="Cards"
            value={of.paper ?? 'a4'}
            options={CARD_PAPERS.map(id => ({ id, label: CARD_PAPER_WORDS[id] }))}
            onChange={paper => onChange({ ...of, paper })}
          />
          <Checkbox
            label="Elements too"
            isTicked={of.includeElements ?? false}
            onChange={includeElements => onChange({ ...of, includeElements })}
          />
        </>
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
