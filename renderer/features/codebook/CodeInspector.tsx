import { ListPlus, Merge, Split, Trash2 } from 'lucide-react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import styles from './Codebook.module.css'
import { CodeCounts } from './CodeCounts.tsx'
import { CodeHistory } from './CodeHistory.tsx'
import { CodeMeaning } from './CodeMeaning.tsx'
import { CodeQuotes } from './CodeQuotes.tsx'
import { type InspectorTab, startAdding, useCodebookView } from './view.ts'

interface CodeInspectorProps {
  code: Code
  onRemove: () => void
}

/** What a code means, when it applies, where it was used, by whom, and what became of it. */
export function CodeInspector({ code, onRemove }: CodeInspectorProps) {
  const tab = useCodebookView(state => state.tab)
  const tabs: { id: InspectorTab; label: string }[] = [
    { id: 'meaning', label: 'Meaning' },
    { id: 'passages', label: `Passages ${formatNumber(code.codingCount)}` },
    { id: 'counts', label: 'Counts' },
    { id: 'history', label: 'History' },
  ]
  return (
    <Inspector title={code.name}>
      <div className={styles.actions}>
        <Button size="small" icon={ListPlus} onPress={() => startAdding(code.id)}>
          New code under it
        </Button>
        <Button
          size="small"
          icon={Merge}
          onPress={() => useCodebookView.setState({ choosing: 'merge' })}
        >
          Merge into…
        </Button>
        <Button
          size="small"
          icon={Split}
          onPress={() => useCodebookView.setState({ splittingId: code.id })}
        >
          Split…
        </Button>
        <Button size="small" variant="danger" icon={Trash2} onPress={onRemove}>
          Remove
        </Button>
      </div>
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={key => {
          const chosen = tabs.find(({ id }) => id === key)
          if (chosen) useCodebookView.setState({ tab: chosen.id })
        }}
      >
        <TabList className={styles.tabList ?? ''} aria-label="About the code">
          {tabs.map(({ id, label }) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              {label}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="meaning" className={styles.panel ?? ''}>
          <CodeMeaning key={code.id} code={code} />
        </TabPanel>
        <TabPanel id="passages" className={styles.panel ?? ''}>
          <CodeQuotes key={code.id} code={code} />
        </TabPanel>
        <TabPanel id="counts" className={styles.panel ?? ''}>
          <CodeCounts codeId={code.id} />
        </TabPanel>
        <TabPanel id="history" className={styles.panel ?? ''}>
          <CodeHistory codeId={code.id} />
        </TabPanel>
      </Tabs>
    </Inspector>
  )
}
