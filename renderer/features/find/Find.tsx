import { type FindView, useFind } from '../../store/find.ts'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { Retrieve } from './Retrieve.tsx'
import { Search } from './Search.tsx'

const VIEWS = [
  { id: 'search' as FindView, label: 'Search words', content: <Search /> },
  { id: 'retrieve' as FindView, label: 'Retrieve codings', content: <Retrieve /> },
]

/** The place that finds: words in everything that is written, and codings by any conditions. */
export function Find() {
  const view = useFind(state => state.view)
  return (
    <PlaceTabs
      title="Find"
      label="Ways of finding"
      views={VIEWS}
      view={view}
      onView={chosen => useFind.setState({ view: chosen })}
    />
  )
}
