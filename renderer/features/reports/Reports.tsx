import { useState } from 'react'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { ChecklistView } from './ChecklistView.tsx'
import { DocumentView } from './DocumentView.tsx'
import { TablesView } from './TablesView.tsx'

type View = 'checklist' | 'methods' | 'audit' | 'story' | 'tables'

/** The place of reports: what a paper or an appendix needs, made from what the project holds. */
export function Reports() {
  const [view, setView] = useState<View>('checklist')
  return (
    <PlaceTabs
      title="Reports"
      label="Reports"
      view={view}
      onView={setView}
      views={[
        { id: 'checklist', label: 'Checklist', content: <ChecklistView /> },
        {
          ...{ id: 'methods', label: 'Methods paragraph' },
          content: <DocumentView product="methods" label="Methods paragraph" />,
        },
        {
          ...{ id: 'audit', label: 'Audit trail' },
          content: <DocumentView product="audit" label="Audit trail" />,
        },
        {
          ...{ id: 'story', label: 'Story of the theory' },
          content: <DocumentView product="story" label="Story of the theory" />,
        },
        { id: 'tables', label: 'Tables', content: <TablesView /> },
      ]}
    />
  )
}
