import type { ForeignProject } from '../../../shared/interchange/foreign-project.ts'
import { rowsOf, textIn, type WholeProject } from '../../../shared/interchange/whole-project.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type DoneBeside, runCommandOnCopy, type WorkingCopy } from '../../db/change-copy.ts'
import type { Outcome } from '../../db/journal.ts'
import { insertProtection } from '../../db/repositories/protection.ts'
import { countAway, storeWhole } from '../../db/repositories/store-whole.ts'
import { getProjectId } from '../../db/repositories/project.ts'
import { isUntouched } from '../../db/repositories/whole-project.ts'
import type { WritableDb } from '../../db/sql.ts'
import type { ProjectParts } from '../../import/folder-parts.ts'
import { openProjectParts, type ProjectFile } from '../../import/read-project-file.ts'
import { compileList } from '../find-names.ts'
import { NameTally } from '../name-tally.ts'
import { describeForeign, describeWhole } from './describe-project.ts'
import { ProjectNames } from './names-in-project.ts'
import { takeProject, textOf } from './take-project.ts'

type Input = ParsedInputOf<'interchange.import'>
type Report = OutputOf<'interchange.import'>
type Listed = Pick<Input, 'names' | 'hasBrackets'> & { file: ProjectFile }

/** A project that was read: one of this program whole, or one of any program. */
export type ReadProject = { whole: WholeProject } | { whole: null; project: ForeignProject }

/** Throws `in_use`: a whole project can only be stored where there is none. */
export function notEmpty(): AppError {
  return new AppError(
    'in_use',
    'A whole project can only be taken into one that is empty. Create a new project and import it there.',
  )
}

/** How many names of a list would be replaced in a project, and how many doubtful ones would stay; null without a list. */
export function countNames(project: ForeignProject, order: Listed): Report['names'] {
  const names = namesOf(order)
  if (names === null) return null
  const named = names.inProject(project)
  const parts = openProjectParts(order.file)
  try {
    for (const source of named.sources) names.inText(source, textOf(parts, source))
  } finally {
    parts.close()
  }
  return countsOf(names)
}

/** Stores what was read in a copy of the project as one command. */
export function storeImport(
  read: ReadProject,
  { copy, researcherId }: { copy: WorkingCopy; researcherId: string },
  order: Listed & Pick<Input, 'mapping'>,
  onProgress: (done: number, total: number) => void,
): DoneBeside<Report> {
  const entry = { procedure: 'interchange.import', researcherId }
  if (read.whole !== null) {
    const { whole } = read
    return runCommandOnCopy(copy, entry, db => storeOwn(db, whole))
  }
  const { project } = read
  const parts = openProjectParts(order.file)
  try {
    return runCommandOnCopy(copy, entry, db =>
      storeForeign(db, project, { ...order, parts, researcherId, onProgress }),
    )
  } finally {
    parts.close()
  }
}

function storeOwn(db: WritableDb, whole: WholeProject): Outcome<Report> {
  const isHere = textIn(rowsOf(whole, 'project')[0], 'id') === getProjectId(db)
  if (isHere) return recogniseOwn(db, whole)
  if (!isUntouched(db)) throw notEmpty()
  storeWhole(db, whole)
  const found = describeWhole(whole, false)
  const codes = { created: found.counts.codes, recognised: 0, renamed: [] }
  const label = `Import the project “${found.projectName}”`
  return { value: { ...found, created: found.counts, codes, names: null }, label }
}

/** What tables hold, in the words of the reports on imports; what is not named is a part of these. */
const WHAT: Readonly<Record<string, string>> = {
  ...{ source: 'Source', code: 'Code', coding: 'Coding', memo: 'Note', participant: 'Case' },
  ...{ element: 'Element', configuration: 'Configuration', evidence: 'Evidence' },
}

/** What the open project itself once wrote brings nothing; what has gone since, or came from a colleague, is named. */
function recogniseOwn(db: WritableDb, whole: WholeProject): Outcome<Report> {
  const found = describeWhole(whole, true)
  const notCarried = countAway(db, whole).map(({ table, rows }) => ({
    ...{ what: WHAT[table] ?? 'Part', name: '' },
    reason: `${rows} in the file and not here: removed here since, or from a colleague’s copy, whose bundle brings it.`,
  }))
  const none = Object.fromEntries(Object.keys(found.counts).map(key => [key, 0]))
  const created = none as Report['created']
  const codes = { created: 0, recognised: found.counts.codes, renamed: [] }
  const label = `Import the project “${found.projectName}”`
  return { value: { ...found, notCarried, created, codes, names: null }, label }
}

function storeForeign(
  db: WritableDb,
  given: ForeignProject,
  by: Listed &
    Pick<Input, 'mapping'> & {
      parts: ProjectParts
      researcherId: string
      onProgress: (done: number, total: number) => void
    },
): Outcome<Report> {
  const names = namesOf(by)
  const project = names?.inProject(given) ?? given
  const total = project.sources.length
  const { mapping, parts, researcherId } = by
  const taken = takeProject(db, project, {
    ...{ mapping, researcherId, parts, names },
    // Reading them was the first half.
    onProgress: done => by.onProgress(total + done, total * 2),
  })
  if (names !== null) {
    const tally = new NameTally({ names: by.names ?? [], hasBrackets: by.hasBrackets })
    for (const [guid, hits] of names.replaced) tally.add(taken.storedIdOf.get(guid) ?? null, hits)
    insertProtection(db, tally.entries(), researcherId)
  }
  const found = describeForeign(project)
  const { created, recognised, renamed } = taken.codes
  const value = {
    ...found,
    notCarried: [...found.notCarried, ...taken.notCarried],
    created: taken.created,
    codes: { created, recognised, renamed },
    names: names === null ? null : countsOf(names),
  }
  const label = project.name === '' ? 'Import a codebook' : `Import the project “${project.name}”`
  return { value, label }
}

function namesOf({ names, hasBrackets }: Listed): ProjectNames | null {
  if (names === undefined || names.length === 0) return null
  return new ProjectNames(compileList({ names, hasBrackets }))
}

function countsOf({ replaced, doubtful }: ProjectNames): { replaced: number; doubtful: number } {
  const count = [...replaced.values()].reduce((sum, hits) => sum + hits.length, 0)
  return { replaced: count, doubtful }
}
