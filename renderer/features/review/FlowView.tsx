import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { useProcedure } from '../../api/client.ts'
import { exportProduct } from '../../store/exports.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { NoReferences } from './NoReferences.tsx'
import { ImportReferences } from './ImportReferences.tsx'
import css from './Review.module.css'

const FORMATS = [
  { id: '.svg', label: 'SVG', description: 'For journals and Inkscape' },
  { id: '.png', label: 'PNG', description: 'A picture for slides and print' },
  { id: '.docx', label: 'DOCX', description: 'The figure and its counts for Word' },
] as const

/** The PRISMA 2020 flow of what was found, drawn from the counts as they are. */
export function FlowView() {
  const { data: flow } = useProcedure('prisma.get', {})
  const source = useMemo(() => flow && `data:image/svg+xml,${encodeURIComponent(flow.svg)}`, [flow])
  if (flow === undefined || source === undefined) return null
  if (flow.found.identified + flow.others.identified === 0) {
    return (
      <>
        <NoReferences />
        <ImportReferences />
      </>
    )
  }
  const description = /<desc[^>]*>([^<]*)</.exec(flow.svg)?.[1] ?? ''
  return (
    <section className="place-column">
      <div className={css.tools}>
        <span className={css.note}>
          {flow.includedReports} reports of {flow.includedStudies} studies are in the review. What
          is still open stands in its box, so that the numbers add up at any time.
        </span>
        <span className={css.spring} />
        <Menu
          label="Export as"
          placement="bottom end"
          actions={FORMATS.map(format => ({
            ...format,
            onAction: () => void exportProduct('prisma', format.id, { name: 'PRISMA flow' }),
          }))}
        >
          <Button variant="primary" icon={Download}>
            Export
          </Button>
        </Menu>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <div className={css.figure} tabIndex={0} role="region" aria-label="PRISMA 2020 flow">
        <img src={source} alt={`PRISMA 2020 flow diagram. ${description}`} />
      </div>
    </section>
  )
}
