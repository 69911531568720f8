import type { CitationStyle } from '../../../shared/review/csl.ts'
import { stepOf } from '../../../shared/review/prisma.ts'
import { heading, text, type Report } from '../../../shared/reports/report.ts'
import { sheetOf } from '../../../shared/reports/paper.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { listDetails } from '../../db/repositories/references.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { bibliography, type Entry } from '../../export/bibliography.ts'
import { toBibtex, toRis, type Written } from '../../export/reference-files.ts'
import type { Session } from '../session.ts'
import { listStandings } from './standing.ts'

/** Which references a bibliography is of, and in which style. */
export interface BibliographyChoice {
  style: CitationStyle
  of: 'included' | 'all'
}

/** The references of a bibliography: those that are in the review, or all that are no duplicates. */
function gather(db: ReadableDb, of: BibliographyChoice['of']): Written[] {
  const details = listDetails(db)
  return listStandings(db)
    .filter(({ flow }) => {
      const step = stepOf(flow)
      return of === 'all' ? step !== 'duplicate' : step === 'included'
    })
    .map(({ reference }) => ({
      ...reference,
      details: details.get(reference.id)?.details ?? {},
      abstract: details.get(reference.id)?.abstract ?? '',
    }))
}

/** The entries of a bibliography, in the order of its style. */
export function listEntries(
  session: Session,
  db: ReadableDb,
  choice: BibliographyChoice,
): Promise<Entry[]> {
  return bibliography(gather(db, choice.of), choice.style, session.options.resourcesDir)
}

/** A bibliography as the content of a file. Throws `invalid_input` where it would be empty. */
export async function exportBibliography(
  session: Session,
  ending: string,
  choice: BibliographyChoice,
): Promise<string | Uint8Array> {
  const db = session.seenDb()
  const references = gather(db, choice.of)
  if (references.length === 0) {
    throw new AppError(
      'invalid_input',
      'No reference is in the review yet, so there is nothing to write.',
    )
  }
  if (ending === '.ris') return toRis(references)
  if (ending === '.bib') return toBibtex(references)
  const entries = await listEntries(session, db, choice)
  if (ending === '.txt') return `${entries.map(entry => entry.text).join('\n\n')}\n`
  const report: Report = {
    ...{ title: 'Bibliography', date: new Date().toISOString().slice(0, 10), isLandscape: false },
    blocks: [heading(1, 'Bibliography'), ...entries.map(entry => text(entry.text))],
  }
  return session.writeReport(report, '.docx', sheetOf('A4', 'auto', false))
}
