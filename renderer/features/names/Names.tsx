import { type NameView, useNames } from '../../store/names.ts'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { Check } from './Check.tsx'
import { Log } from './Log.tsx'
import { NameList } from './NameList.tsx'

const VIEWS = [
  { id: 'names' as NameView, label: 'Names', content: <NameList /> },
  { id: 'check' as NameView, label: 'What might still identify someone', content: <Check /> },
  { id: 'log' as NameView, label: 'Log and earlier texts', content: <Log /> },
]

/** The place that protects the people of a study: pseudonyms, the check before anything goes out, and what is left. */
export function Names() {
  const view = useNames(state => state.view)
  return (
    <PlaceTabs
      title="Protection"
      label="Ways of protecting people"
      views={VIEWS}
      view={view}
      onView={chosen => useNames.setState({ view: chosen })}
    />
  )
}
