import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import styles from './Tabs.module.css'

/** One page of a set of tabs. */
export interface TabPage {
  id: string
  label: string
  /** Shown after the label. */
  count?: number | undefined
  content: ReactNode
}

interface TabsProps {
  label: string
  pages: readonly TabPage[]
  selected?: string
  onSelect?: (id: string) => void
}

/** Pages of which one shows; arrow keys move between them. */
export function Tabs({ label, pages, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className={styles.tabs ?? ''}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect ? { onSelectionChange: key => onSelect(String(key)) } : {})}
    >
      <TabList aria-label={label} className={styles.list ?? ''}>
        {pages.map(page => (
          <Tab key={page.id} id={page.id} className={styles.tab ?? ''}>
            {page.label}
            {page.count !== undefined && <span className={styles.count}>{page.count}</span>}
          </Tab>
        ))}
      </TabList>
      {pages.map(page => (
        <TabPanel key={page.id} id={page.id} className={styles.panel ?? ''}>
          {page.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
