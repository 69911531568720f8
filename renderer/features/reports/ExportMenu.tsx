import { Download } from 'lucide-react'
import { type ExportOptions, exportProduct } from '../../store/exports.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'

interface ExportMenuProps {
  product: 'methods' | 'audit' | 'story' | 'checklist'
  name: string
  options?: ExportOptions
}

const FORMATS = [
  { id: '.docx', label: 'DOCX', description: 'For Word and LibreOffice' },
  { id: '.pdf', label: 'PDF', description: 'As it is shown, to read and print' },
  { id: '.html', label: 'HTML', description: 'One page that every browser reads' },
  { id: '.md', label: 'Markdown', description: 'Plain text with marks' },
] as const

/** The files that a report is written as. */
export function ExportMenu({ product, name, options = {} }: ExportMenuProps) {
  return (
    <Menu
      label="Export as"
      placement="bottom end"
      actions={FORMATS.map(format => ({
        ...format,
        onAction: () => void exportProduct(product, format.id, { ...options, name }),
      }))}
    >
      <Button variant="primary" icon={Download}>
        Export
      </Button>
    </Menu>
  )
}
