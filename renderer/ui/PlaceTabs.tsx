import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { PlaceHeader } from './PlaceHeader.tsx'
import styles from './PlaceTabs.module.css'
import { SteadyLabel } from './SteadyLabel.tsx'

interface PlaceTabsProps<T extends string> {
  title: string
  /** What the tabs are together, for a screen reader. */
  label: string
  views: readonly { id: T; label: string; content: ReactNode }[]
  view: T
  onView: (view: T) => void
  /** Choices and buttons for all or some of the views, at the right; they go below the tabs where there is no room. */
  tools?: ReactNode
}

/** A place with several views, one at a time, chosen in its head. */
export function PlaceTabs<T extends string>(props: PlaceTabsProps<T>) {
  const { title, label, views, view, onView, tools } = props
  return (
    <Tabs
      className={styles.place ?? ''}
      selectedKey={view}
      onSelectionChange={key => {
        const chosen = views.find(({ id }) => id === key)
        if (chosen) onView(chosen.id)
      }}
    >
      <PlaceHeader title={title}>
        <TabList className={styles.tabs ?? ''} aria-label={label}>
          {views.map(({ id, label: name }) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              <SteadyLabel>{name}</SteadyLabel>
            </Tab>
          ))}
        </TabList>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </PlaceHeader>
      {/* A panel that was left would stay for a while, made inert and searched for what could have the focus: seconds in a
          view of hundreds of things. */}
      {views
        .filter(({ id }) => id === view)
        .map(({ id, content }) => (
          <TabPanel key={id} id={id} className={styles.panel ?? ''}>
            {content}
          </TabPanel>
        ))}
    </Tabs>
  )
}
