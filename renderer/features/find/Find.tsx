import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { type FindView, useFind } from '../../store/find.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import styles from './Find.module.css'
import { Retrieve } from './Retrieve.tsx'
import { Search } from './Search.tsx'

const VIEWS: readonly { id: FindView; label: string }[] = [
  { id: 'search', label: 'Search words' },
  { id: 'retrieve', label: 'Retrieve codings' },
]

/** The place that finds: words in everything that is written, and codings by any conditions. */
export function Find() {
  const view = useFind(state => state.view)
  return (
    <Tabs
      className={styles.place ?? ''}
      selectedKey={view}
      onSelectionChange={key => {
        const chosen = VIEWS.find(({ id }) => id === key)
        if (chosen) useFind.setState({ view: chosen.id })
      }}
    >
      <PlaceHeader title="Find">
        <TabList className={styles.tabs ?? ''} aria-label="Ways of finding">
          {VIEWS.map(({ id, label }) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              {label}
            </Tab>
          ))}
        </TabList>
      </PlaceHeader>
      <TabPanel id="search" className={styles.panel ?? ''}>
        <Search />
      </TabPanel>
      <TabPanel id="retrieve" className={styles.panel ?? ''}>
        <Retrieve />
      </TabPanel>
    </Tabs>
  )
}
