import type { z } from 'zod'
import type { Coding } from '../../shared/contract/codings.ts'
import { contract, type ProcedureName, type Result } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { AREAS_OF_TABLE } from '../../shared/history/areas.ts'
import { type Changed, type Outcome, redo, runCommand, undo } from '../db/journal.ts'
import { databaseError } from '../db/file-errors.ts'
import { listCodings } from '../db/repositories/codings.ts'
import { listHistory } from '../db/repositories/history.ts'
import { currentResearcherId, getBackupsId } from '../db/repositories/project.ts'
import type { ReadableDb, WritableDb } from '../db/sql.ts'
import { MERGE } from '../db/team/streams.ts'
import { attributeHandlers } from './procedures/attributes.ts'
import { appraisalHandlers } from './procedures/appraisals.ts'
import { backupHandlers } from './procedures/backups.ts'
import { cardHandlers } from './procedures/cards.ts'
import { caseHandlers } from './procedures/cases.ts'
import { agreementHandlers } from './procedures/agreement.ts'
import { chartHandlers } from './procedures/charts.ts'
import { checklistHandlers } from './procedures/checklists.ts'
import { codeHandlers } from './procedures/codes.ts'
import { codingHandlers } from './procedures/codings.ts'
import { commentHandlers } from './procedures/comments.ts'
import { configurationHandlers } from './procedures/configurations.ts'
import { decisionHandlers } from './procedures/decisions.ts'
import { diagramHandlers } from './procedures/diagrams.ts'
import { doubleCodingHandlers } from './procedures/double-coding.ts'
import { elementHandlers } from './procedures/elements.ts'
import { evidenceHandlers } from './procedures/evidence.ts'
import { exportHandlers } from './procedures/exports.ts'
import { hubHandlers } from './procedures/hub.ts'
import { inferenceHandlers } from './procedures/inferences.ts'
import { interchangeHandlers } from './procedures/interchange.ts'
import { lensHandlers } from './procedures/lenses.ts'
import { linkHandlers } from './procedures/links.ts'
import { memoHandlers } from './procedures/memos.ts'
import { markerHandlers } from './procedures/markers.ts'
import { packHandlers } from './procedures/packs.ts'
import { participantHandlers } from './procedures/participants.ts'
import { patternHandlers } from './procedures/patterns.ts'
import { placeHandlers } from './procedures/places.ts'
import { preferencesHandlers } from './procedures/preferences.ts'
import { prismaHandlers } from './procedures/prisma.ts'
import { principleHandlers } from './procedures/principles.ts'
import { programHandlers } from './procedures/program.ts'
import { projectHandlers } from './procedures/project.ts'
import { projectsHandlers } from './procedures/projects.ts'
import { pseudonymHandlers } from './procedures/pseudonyms.ts'
import { queryHandlers } from './procedures/queries.ts'
import { referenceHandlers } from './procedures/references.ts'
import { reportHandlers } from './procedures/reports.ts'
import { responseHandlers } from './procedures/responses.ts'
import { screeningHandlers } from './procedures/screening.ts'
import { searchHandlers } from './procedures/search.ts'
import { sourceHandlers } from './procedures/sources.ts'
import { speakerHandlers } from './procedures/speakers.ts'
import { statementHandlers } from './procedures/statements.ts'
import { surveyHandlers } from './procedures/surveys.ts'
import { tableHandlers } from './procedures/tables.ts'
import { synthesisHandlers } from './procedures/syntheses.ts'
import { taskHandlers } from './procedures/tasks.ts'
import { teamHandlers } from './procedures/team.ts'
import { theoryHandlers } from './procedures/theories.ts'
import { withdrawalHandlers } from './procedures/withdrawals.ts'
import { workshopHandlers } from './procedures/workshops.ts'
import { refuseHidden, refuseHiddenStep } from './double-coding/refuse-hidden.ts'
import { describeError } from './describe-error.ts'
import type { Handlers } from './handlers.ts'
import type { Session } from './session.ts'

/**
 * The one path of every request: known procedure, parsed input, the right kind of access, a wrapped result. A command's
 * transaction, journal entry and event are made here and nowhere else.
 */

const handlers: Handlers = {
  ...projectHandlers,
  ...projectsHandlers,
  ...backupHandlers,
  ...sourceHandlers,
  ...pseudonymHandlers,
  ...surveyHandlers,
  ...participantHandlers,
  ...attributeHandlers,
  ...speakerHandlers,
  ...codeHandlers,
  ...codingHandlers,
  ...agreementHandlers,
  ...doubleCodingHandlers,
  ...markerHandlers,
  ...memoHandlers,
  ...placeHandlers,
  ...elementHandlers,
  ...configurationHandlers,
  ...evidenceHandlers,
  ...inferenceHandlers,
  ...linkHandlers,
  ...statementHandlers,
  ...commentHandlers,
  ...patternHandlers,
  ...caseHandlers,
  ...synthesisHandlers,
  ...principleHandlers,
  ...lensHandlers,
  ...theoryHandlers,
  ...diagramHandlers,
  ...decisionHandlers,
  ...cardHandlers,
  ...responseHandlers,
  ...workshopHandlers,
  ...packHandlers,
  ...referenceHandlers,
  ...screeningHandlers,
  ...appraisalHandlers,
  ...prismaHandlers,
  ...searchHandlers,
  ...queryHandlers,
  ...tableHandlers,
  ...chartHandlers,
  ...reportHandlers,
  ...checklistHandlers,
  ...interchangeHandlers,
  ...exportHandlers,
  ...preferencesHandlers,
  ...withdrawalHandlers,
  ...teamHandlers,
  ...hubHandlers,
  ...taskHandlers,
  ...programHandlers,
}

/** Runs a procedure for a session. Never rejects. */
export async function route(
  session: Session,
  procedure: string,
  input: unknown,
): Promise<Result<unknown>> {
  try {
    if (!isProcedure(procedure)) {
      throw new AppError('unknown_procedure', 'There is no such procedure.', { procedure })
    }
    return { ok: true, value: await dispatch(session, procedure, parse(procedure, input)) }
  } catch (error) {
    return { ok: false, error: describeError(databaseError(error), procedure) }
  }
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name)
}

function parse(procedure: ProcedureName, input: unknown): unknown {
  const result = contract[procedure].input.safeParse(input ?? {})
  if (result.success) return result.data
  const problems = result.error.issues.map(issue => nameProblem(issue))
  throw new AppError('invalid_input', `The input does not fit: ${problems.join('; ')}.`, {
    problems,
  })
}

function nameProblem(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.')
  return place === '' ? issue.message : `${place}: ${issue.message}`
}

// Each handler's own types were checked where it was written; by name alone they cannot be told apart here.
type AnyQuery = (db: ReadableDb, input: unknown, session: Session) => unknown
type AnyWorkspace = (session: Session, input: unknown) => unknown
type AnyCommand = (db: WritableDb, input: unknown, researcherId: string) => Outcome<unknown>
interface AnyPrepared {
  prepare: (input: unknown, session: Session) => Promise<AnyCommand>
}
interface AnyBeside {
  beside: (input: unknown, session: Session) => Promise<unknown>
}

/** What changes the project, or takes it out, besides commands. */
const NEEDS_PRESENT: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  ...(['projects.forget', 'projects.encrypt', 'projects.decrypt'] as const),
  ...(['projects.changePassphrase', 'projects.saveCopy', 'researchers.switch'] as const),
  ...(['team.copy', 'bundles.write', 'bundles.read', 'hub.preview'] as const),
  ...(['backups.create', 'backups.preview', 'backups.restore', 'withdrawals.carryOut'] as const),
])

/** Throws `project_read_only` while a past of the project is shown. */
function refuseInPast(procedure: ProcedureName): void {
  if (contract[procedure].kind !== 'command' && !NEEDS_PRESENT.has(procedure)) return
  throw new AppError(
    'project_read_only',
    'You are looking at the project as it was, which cannot be changed. Go back to how it is now first.',
  )
}

/** Commands that bring much in at once. */
const BACKED_UP_BEFORE: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  'sources.import',
  'surveys.import',
  'references.import',
  'interchange.import',
  'interchange.importCodebook',
  'bundles.merge',
])

/** A team's hub may bring something every quarter of an hour, and a backup of an hour ago is near enough to go back to. */
const HUB_BACKUP_MS = 3_600_000

async function backUpOften(session: Session): Promise<void> {
  const [newest] = session.backups.list(getBackupsId(session.presentDb()))
  const isNew = newest !== undefined && Date.now() - newest.madeAt < HUB_BACKUP_MS
  if (!isNew) await session.backups.makeQuietly('import')
}

/** Commands whose entry in the journal bears another name: what came from a hub was merged like any bundle. */
const JOURNALED_AS: Partial<Record<ProcedureName, ProcedureName>> = { 'hub.merge': MERGE }

/** What goes on while a large change is made beside the project: the rest could write to it, or take out a half of it. */
const GOES_ON: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  ...(['tasks.cancel', 'preferences.get', 'preferences.set', 'backups.list'] as const),
  ...(['projects.open', 'projects.create', 'projects.createSample', 'projects.close'] as const),
  ...(['projects.current', 'projects.recent', 'exports.products'] as const),
])

async function dispatch(
  session: Session,
  procedure: ProcedureName,
  input: unknown,
): Promise<unknown> {
  const { kind } = contract[procedure]
  if (kind === 'query') return query(session, procedure, input)
  // Not for nothing: a request without need to wait is answered before those that come after it.
  const mustWait = session.beside.underWay() !== null && !GOES_ON.has(procedure)
  if (mustWait) await untilAlone(session)
  if (session.past() !== null) refuseInPast(procedure)
  if (procedure === 'history.undo' || procedure === 'history.redo') return step(session, procedure)
  const handler: unknown = handlers[procedure]
  if (kind === 'workspace') return (handler as AnyWorkspace)(session, input)
  if (typeof handler === 'function')
    return command(session, procedure, input, handler as AnyCommand)
  const db = session.db()
  if (BACKED_UP_BEFORE.has(procedure)) await session.backups.makeQuietly('import')
  if (procedure === 'hub.merge') await backUpOften(session)
  if (isBeside(handler)) return handler.beside(input, session)
  const prepared = await (handler as AnyPrepared).prepare(input, session)
  await untilAlone(session)
  if (session.db() !== db) {
    throw new AppError('cancelled', 'The project was closed meanwhile, so nothing was changed.')
  }
  return command(session, procedure, input, prepared)
}

/** Waits until no large change is made beside the project; another may have waited for the same one. */
async function untilAlone(session: Session): Promise<void> {
  while (session.beside.underWay() !== null) await session.beside.underWay()
}

/** Answers a query; once more where the project's file was exchanged under it, which changes nothing of what it asks. */
async function query(session: Session, procedure: ProcedureName, input: unknown): Promise<unknown> {
  const handler: unknown = (handlers as Record<string, unknown>)[procedure]
  const db = session.seenDb()
  try {
    return await (handler as AnyQuery)(db, input, session)
  } catch (error) {
    if (db.open || session.current() === null) throw error
    return (handler as AnyQuery)(session.seenDb(), input, session)
  }
}

function isBeside(handler: unknown): handler is AnyBeside {
  return typeof handler === 'object' && handler !== null && 'beside' in handler
}

function command(
  session: Session,
  procedure: ProcedureName,
  input: unknown,
  handler: AnyCommand,
): unknown {
  const db = session.db()
  session.requireInPlace()
  refuseHidden(session, input)
  const researcherId = currentResearcherId(db)
  const entry = { procedure: JOURNALED_AS[procedure] ?? procedure, researcherId }
  const { value, changed } = runCommand(db, entry, writable =>
    handler(writable, input, researcherId),
  )
  announce(session, changed)
  return value
}

function step(session: Session, procedure: 'history.undo' | 'history.redo'): unknown {
  const db = session.db()
  session.requireInPlace()
  refuseHiddenStep(session, procedure)
  const researcherId = currentResearcherId(db)
  const { changed } = procedure === 'history.undo' ? undo(db, researcherId) : redo(db, researcherId)
  const { codingIds } = changed
  const isFew = codingIds !== null && codingIds.length > 0 && codingIds.length <= MOST_BROUGHT_ALONG
  announce(session, changed, isFew ? listCodings(session.seenDb(), { ids: codingIds }) : undefined)
  return listHistory(db, 1)[0]
}

/** Codings of a step that the event about it holds. */
const MOST_BROUGHT_ALONG = 50

function announce(
  session: Session,
  { entryId, tables, codingIds }: Changed,
  codings?: Coding[],
): void {
  if (entryId === null) return
  const areas = new Set(tables.flatMap(table => AREAS_OF_TABLE[table]))
  session.emit({
    type: 'changed',
    areas: [...areas, 'history'],
    entryId,
    ...(codingIds !== null && { codingIds }),
    ...(codings !== undefined && { codings }),
  })
}
