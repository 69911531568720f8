import type { ReactNode } from 'react'
import { type FindView, useFind } from '../../store/find.ts'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { Retrieve } from './Retrieve.tsx'
import { Search } from './Search.tsx'

/** A view of the place. */
export interface FindTab {
  id: FindView
  label: string
  content: ReactNode
}

const VIEWS: readonly FindTab[] = [
  { id: 'search', label: 'Search words', content: <Search /> },
  { id: 'retrieve', label: 'Retrieve codings', content: <Retrieve /> },
]

/** The place that finds: words in everything that is written, codings by any conditions, and what is added beside. */
export function Find({ added = [] }: { added?: readonly FindTab[] }) {
  const view = useFind(state => state.view)
  return (
    <PlaceTabs
      title="Find"
      label="Ways of finding"
      views={[...VIEWS, ...added]}
      view={view}
      onView={chosen => useFind.setState({ view: chosen })}
    />
  )
}
