import { basename } from 'node:path'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { ExportRecord } from '../../shared/contract/exports.ts'
import type { ReportOf } from '../../shared/contract/reports.ts'
import { AREAS_OF_TABLE } from '../../shared/history/areas.ts'
import { runNote } from '../db/journal.ts'
import { insertExport } from '../db/repositories/export-records.ts'
import { currentResearcherId } from '../db/repositories/project.ts'
import type { Session } from './session.ts'

/**
 * Writes down in the journal that a file was written: what, when, who, its name without folder, and how much it tells of
 * people. What was written cannot be taken back, so neither can this.
 */
export function recordExport(
  session: Session,
  { product, path, tells }: { product: string; path: string; tells: ExportRecord['tells'] },
): void {
  const db = session.presentDb()
  // A project whose file was moved away is taken out of just so that nothing is lost.
  if (!session.isInPlace()) return
  const fileName = basename(path).toWellFormed()
  const researcherId = currentResearcherId(db)
  runNote(db, { procedure: 'exports.write', researcherId }, writable => {
    insertExport(writable, { product, fileName, tells, researcherId })
    return { value: null, label: `Export ${WORDS[product] ?? product}` }
  })
  session.emit({ type: 'changed', areas: [...AREAS_OF_TABLE.export_record, 'history'] })
}

const WORDS: Readonly<Record<string, string>> = {
  project: 'the whole project',
  copy: 'a copy of the project',
  bundle: 'a bundle for other copies',
  original: 'an original file',
  replacements: 'the log of replacements',
  certificate: 'a certificate of erasure',
  backup: 'a backup as a project',
  diagram: 'the diagram',
  configurations: 'the configurations',
  codings: 'the codings',
  retrieval: 'retrieved passages',
  evidence: 'the evidence',
  principles: 'the principles',
  sources: 'the list of sources',
  participants: 'the participants',
  codebook: 'the codebook',
  chart: 'a chart',
  story: 'the story',
  checklist: 'a checklist',
  audit: 'the audit trail',
  methods: 'the methods paragraph',
  printout: 'a printout',
  cards: 'flash cards',
  prisma: 'the PRISMA flow',
  bibliography: 'a bibliography',
  'workshop-pack': 'a review pack',
  'workshop-form': 'a review form',
  'workshop-cards': 'cards of a workshop',
  'workshop-sheets': 'voting sheets',
  'workshop-report': 'the report of a workshop',
}

/** How much an export that is no table tells of people: the words of whom it may hold, with who said them. */
export function tellsOf({
  product,
  report,
}: ParsedInputOf<'exports.write'>): ExportRecord['tells'] {
  if (product === 'project') return 'everything'
  if (product === 'printout' || product === 'workshop-report')
    return report?.of?.what === undefined ? 'unquoted' : tellsOfReport(report.of)
  return UNQUOTED.has(product) ? 'unquoted' : 'participant'
}

/** Products without words of the people of a study. */
const UNQUOTED: ReadonlySet<string> = new Set([
  ...['diagram', 'chart', 'checklist', 'methods', 'cards', 'codebook', 'prisma', 'bibliography'],
])

function tellsOfReport(of: ReportOf): ExportRecord['tells'] {
  switch (of.what) {
    case 'source':
    case 'passages':
    case 'search':
    case 'memos':
    case 'audit':
    case 'story':
    case 'table':
      return 'participant'
    case 'workshop':
      return of.attribution
    case 'configurations':
      return of.includeQuotes ? 'participant' : 'unquoted'
    case 'methods':
    case 'checklist':
    case 'history':
    case 'protection':
    case 'chart':
    case 'diagram':
    case 'cards':
      return 'unquoted'
  }
}
