import { SEARCH_PLACES, type SearchPlace } from '../../../shared/search/places.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Select } from '../../ui/Select.tsx'
import { changeForm, useSearch } from './search-store.ts'
import styles from './Search.module.css'
import { useChoices } from './use-choices.ts'

const WRITTEN: Record<SearchPlace, string> = {
  text: 'Texts',
  note: 'Notes',
  memo: 'Memos',
  code: 'Codes',
  element: 'Elements',
  configuration: 'Configurations',
  theory: 'Theories',
  name: 'Names and titles',
}

const SCOPES: readonly { id: string; label: string; places: readonly SearchPlace[] | null }[] = [
  { id: 'everything', label: 'Everything', places: null },
  { id: 'text', label: 'Texts', places: ['text'] },
  { id: 'note', label: 'Notes', places: ['note'] },
  { id: 'memo', label: 'Memos', places: ['memo'] },
  { id: 'named', label: 'Everything, names and titles too', places: SEARCH_PLACES },
]

/** Where to look, and whose words. */
export function SearchFilters() {
  const form = useSearch(state => state.form)
  const { sources, speakers, groups } = useChoices()
  const { places } = form
  const scope = SCOPES.find(one => isSame(one.places, places))
  const own = places?.map(place => WRITTEN[place]).join(', ') ?? ''
  const options = scope === undefined ? [...SCOPES, { id: 'own', label: own }] : SCOPES
  return (
    <div className={styles.filters}>
      <Select
        label="Look in"
        isLabelHidden
        value={scope?.id ?? 'own'}
        options={options}
        onChange={id => {
          const chosen = SCOPES.find(one => one.id === id)
          if (chosen) changeForm({ places: chosen.places })
        }}
      />
      <ChoiceMenu
        label="Sources"
        none="All sources"
        value={form.sourceIds}
        choices={sources}
        onChange={sourceIds => changeForm({ sourceIds })}
      />
      <ChoiceMenu
        label="Speakers"
        none="All speakers"
        value={form.speakers}
        choices={speakers}
        onChange={chosen => changeForm({ speakers: chosen })}
      />
      {(groups.length > 0 || form.groups.length > 0) && (
        <ChoiceMenu
          label="Groups"
          none="All groups"
          value={form.groups}
          choices={groups}
          onChange={chosen => changeForm({ groups: chosen })}
        />
      )}
    </div>
  )
}

function isSame(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other
  return one.length === other.length && one.every(place => other.includes(place))
}
