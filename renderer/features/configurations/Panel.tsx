import { type ReactNode, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { useProcedure } from '../../api/client.ts'
import { useKeys } from '../../ui/keys.ts'
import { SteadyLabel } from '../../ui/SteadyLabel.tsx'
import { type PanelTab, useBoard } from './board.tsx'
import { CommentsPanel } from './CommentsPanel.tsx'
import { DisprovePanel } from './DisprovePanel.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { InferencesPanel } from './InferencesPanel.tsx'
import { LineagePanel } from './LineagePanel.tsx'
import { LinksPanel } from './LinksPanel.tsx'
import css from './Panel.module.css'

const TABS: { id: PanelTab; label: string; keys: string; does: string }[] = [
  { id: 'evidence', label: 'Evidence', keys: 'q', does: 'Read the quotes' },
  { id: 'disprove', label: 'Disprove', keys: 'd', does: 'Look for what would disprove it' },
  { id: 'inferences', label: 'Inferences', keys: 'i', does: 'Show the inferences' },
  { id: 'links', label: 'Links', keys: 'k', does: 'Show links to other configurations' },
  { id: 'comments', label: 'Notes', keys: 'c', does: 'Show comments and memos' },
  { id: 'lineage', label: 'Lineage', keys: 'h', does: 'Show where it came from' },
]

/** What is known of the open configuration, one thing at a time. */
export function Panel({ configurations }: { configurations: Configuration[] }) {
  const { configuration, tab, showTab } = useBoard()
  const panel = useRef<HTMLDivElement>(null)
  const { data: comments } = useProcedure('comments.list', {
    target: { kind: 'configuration', id: configuration.id },
    isResolved: false,
  })
  const { data: inferences } = useProcedure('inferences.list', {
    configurationId: configuration.id,
  })
  const counts: Partial<Record<PanelTab, number | undefined>> = {
    comments: comments?.length,
    inferences: inferences?.length,
    links: configuration.links.length,
  }
  useKeys('Configuration', [
    ...TABS.map(({ id, keys, does }) => ({
      keys,
      label: does,
      isFirst: true,
      run: () => {
        flushSync(() => showTab(id))
        goInto(panel.current)
      },
    })),
  ])
  const contents: Record<PanelTab, ReactNode> = {
    evidence: <EvidencePanel configuration={configuration} />,
    disprove: <DisprovePanel configuration={configuration} />,
    inferences: <InferencesPanel configuration={configuration} />,
    links: <LinksPanel configuration={configuration} configurations={configurations} />,
    comments: <CommentsPanel configuration={configuration} />,
    lineage: <LineagePanel configuration={configuration} configurations={configurations} />,
  }

  return (
    <aside ref={panel} className={css.panel} aria-label={`About CMOC ${configuration.number}`}>
      <Tabs
        className={css.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={key => {
          const next = TABS.find(({ id }) => id === key)
          if (next) showTab(next.id)
        }}
      >
        <TabList className={css.list ?? ''} aria-label="What is known of it">
          {TABS.map(({ id, label }) => (
            <Tab key={id} id={id} className={css.tab ?? ''}>
              <SteadyLabel>{label}</SteadyLabel>
              {(counts[id] ?? 0) > 0 && <span className={css.count}>{counts[id]}</span>}
            </Tab>
          ))}
        </TabList>
        {TABS.map(({ id }) => (
          <TabPanel key={`${id} ${configuration.id}`} id={id} className={css.content ?? ''}>
            {contents[id]}
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  )
}

/**
 * Puts the keyboard on the first quote of what is shown. While that is still being read, and where there is none, it stands
 * on the tab; it goes on to the quote only if nobody has moved it meanwhile.
 */
function goInto(panel: HTMLElement | null): void {
  const firstQuote = () => panel?.querySelector<HTMLElement>('[data-quotes] button')
  const tab = panel?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
  const quote = firstQuote()
  if (quote) {
    quote.focus()
    return
  }
  if (panel === null || !tab) return
  tab.focus()
  const waiting = new MutationObserver(() => {
    firstQuote()?.focus()
  })
  waiting.observe(panel, { childList: true, subtree: true })
  tab.addEventListener('blur', () => waiting.disconnect(), { once: true })
}
