import { Download } from 'lucide-react'
import type { Workshop } from '../../../shared/contract/workshops.ts'
import { exportProduct } from '../../store/exports.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'

const FORMATS = [
  { id: '.docx', label: 'DOCX', description: 'For Word and LibreOffice' },
  { id: '.pdf', label: 'PDF', description: 'To read and print' },
] as const
const WHO = [
  { id: 'group', label: 'groups only' },
  { id: 'participant', label: 'groups and pseudonyms' },
  { id: 'none', label: 'nobody named' },
] as const

/** The report of a workshop as a file, with how much is told of who said what. */
export function ReportMenu({ workshop }: { workshop: Workshop }) {
  const { id: workshopId, name } = workshop
  return (
    <Menu
      label="Export the report"
      placement="bottom end"
      actions={WHO.flatMap(who =>
        FORMATS.map(format => ({
          id: `${format.id} ${who.id}`,
          label: `${format.label}, ${who.label}`,
          description: format.description,
          onAction: () =>
            void exportProduct('workshop-report', format.id, {
              name: `workshop ${name}`,
              report: { of: { what: 'workshop', workshopId, attribution: who.id } },
            }),
        })),
      )}
    >
      <Button icon={Download}>Report</Button>
    </Menu>
  )
}
