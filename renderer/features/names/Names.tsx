import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { type NameView, useNames } from '../../store/names.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Check } from './Check.tsx'
import { Log } from './Log.tsx'
import { NameList } from './NameList.tsx'
import styles from './Names.module.css'

const VIEWS: readonly { id: NameView; label: string }[] = [
  { id: 'names', label: 'Names' },
  { id: 'check', label: 'What might still identify someone' },
  { id: 'log', label: 'Log and earlier texts' },
]

/** The place that protects the people of a study: pseudonyms, the check before anything goes out, and what is left. */
export function Names() {
  const view = useNames(state => state.view)
  return (
    <Tabs
      className={styles.place ?? ''}
      selectedKey={view}
      onSelectionChange={key => {
        const chosen = VIEWS.find(({ id }) => id === key)
        if (chosen) useNames.setState({ view: chosen.id })
      }}
    >
      <PlaceHeader title="Protection">
        <TabList className={styles.tabs ?? ''} aria-label="Ways of protecting people">
          {VIEWS.map(({ id, label }) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              {label}
            </Tab>
          ))}
        </TabList>
      </PlaceHeader>
      <TabPanel id="names" className={styles.panel ?? ''}>
        <NameList />
      </TabPanel>
      <TabPanel id="check" className={styles.panel ?? ''}>
        <Check />
      </TabPanel>
      <TabPanel id="log" className={styles.panel ?? ''}>
        <Log />
      </TabPanel>
    </Tabs>
  )
}
