import { Download } from 'lucide-react'
import type { Product } from '../../../shared/contract/exports.ts'
import { TABLE_KINDS, type TableKind } from '../../../shared/tables/kinds.ts'
import { useProcedure } from '../../api/client.ts'
import { exportProduct } from '../../store/exports.ts'
import { askForProjectExport } from '../../store/project-export.ts'
import { openTableDialog } from '../../store/table-dialog.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import styles from './Project.module.css'

/** All but what is taken out where it is asked for: a retrieval, a chart, what is printed, and what is of a workshop. */
const WORDS: Record<
  Exclude<Product, 'retrieval' | 'chart' | 'printout' | `workshop-${string}`>,
  { name: string; note: string }
> = {
  diagram: { name: 'Programme-theory diagram', note: 'of all configurations in use' },
  configurations: { name: 'Configurations', note: 'with their evidence' },
  codings: { name: 'Codings', note: 'every passage with roles, codes and note' },
  evidence: { name: 'Evidence', note: 'every passage for or against something' },
  principles: { name: 'Guiding principles', note: 'with what enables and constrains' },
  sources: { name: 'Sources', note: 'their characteristics' },
  participants: { name: 'Participants', note: 'with what is known of them' },
  codebook: { name: 'Codebook', note: 'with definitions and examples' },
  story: {
    name: 'Story of the theory',
    note: 'from rough to refined, with what led to each change',
  },
  checklist: { name: 'RAMESES II checklist', note: 'with what the project answers' },
  audit: { name: 'Audit trail', note: 'versions, decisions and steps' },
  methods: { name: 'Methods paragraph', note: 'with the counts of this project' },
  cards: { name: 'Flash cards', note: 'to show in interviews' },
  bibliography: { name: 'Bibliography', note: 'of what is in the review, in APA style' },
  prisma: { name: 'PRISMA 2020 flow', note: 'of the references of a review' },
  project: { name: 'Whole project', note: 'for other programs' },
}

/** Kinds of file by the programs that people know them from. */
const FORMATS: Record<string, string> = {
  '.svg': 'SVG, for journals and Inkscape',
  '.png': 'PNG picture',
  '.pdf': 'PDF',
  '.pptx': 'PowerPoint',
  '.graphml': 'GraphML, for Gephi and yEd',
  '.dot': 'DOT, for Graphviz',
  '.mmd': 'Mermaid',
  '.drawio': 'draw.io',
  '.docx': 'Word',
  '.xlsx': 'Excel',
  '.csv': 'CSV table',
  '.html': 'Web page',
  '.md': 'Markdown',
  '.txt': 'Plain text',
  '.ris': 'RIS, for reference managers',
  '.bib': 'BibTeX',
  '.json': 'JSON, for other programs',
}

function isProduct(name: string): name is keyof typeof WORDS {
  return Object.hasOwn(WORDS, name)
}

function isTable(product: string): product is TableKind {
  return (TABLE_KINDS as readonly string[]).includes(product)
}

function chooseTable(kind: TableKind): MenuAction {
  return {
    ...{ id: 'choose', label: 'Choose columns, groups and quotes…' },
    description: 'With its first rows to look at',
    onAction: () => openTableDialog(kind),
  }
}

/** Of a whole project it is asked first how. */
function exportAs(product: Product, ending: string): void {
  if (product !== 'project') return void exportProduct(product, ending)
  askForProjectExport(ending === '.json' ? '.json' : '.qdpx')
}

/** What can be taken out of the program, as which kinds of file. */
export function Exports() {
  const { data: products = {} } = useProcedure('exports.products', {})
  return (
    <section className={styles.section} aria-labelledby="project-exports">
      <h2 id="project-exports" className={styles.heading}>
        Export
      </h2>
      {Object.entries(products).map(
        ([product, endings]) =>
          isProduct(product) && (
            <div key={product} className={styles.row}>
              <span className={styles.rowName}>
                {WORDS[product].name} <span className={styles.note}>{WORDS[product].note}</span>
              </span>
              <Menu
                label={`${WORDS[product].name} as`}
                placement="bottom end"
                actions={[
                  ...(isTable(product) ? [chooseTable(product)] : []),
                  ...endings.map((ending, index) => ({
                    id: ending,
                    label: FORMATS[ending] ?? ending.slice(1).toUpperCase(),
                    description: ending,
                    startsGroup: index === 0 && isTable(product),
                    onAction: () => exportAs(product, ending),
                  })),
                ]}
              >
                <Button
                  size="small"
                  icon={Download}
                  aria-label={`Export ${WORDS[product].name} as a file`}
                >
                  Export…
                </Button>
              </Menu>
            </div>
          ),
      )}
      <p className={styles.note}>
        An exported file holds quotes. Keep it where the project may be kept.
      </p>
    </section>
  )
}
