import { basename, extname } from 'node:path'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { PRODUCTS } from '../../../shared/contract/exports.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { listAttributes } from '../../db/repositories/attributes.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listCodings } from '../../db/repositories/codings.ts'
import { listConfigurations } from '../../db/repositories/configurations.ts'
import { listEvidence } from '../../db/repositories/evidence.ts'
import { listParticipants } from '../../db/repositories/participants.ts'
import { listResearchers } from '../../db/repositories/project.ts'
import { listSources } from '../../db/repositories/sources.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import { getTheory } from '../../db/repositories/theories.ts'
import { codingsCsv } from '../../export/codings-csv.ts'
import { configurationsCsv, configurationsJson } from '../../export/configurations.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { DiagramEnding } from '../../diagram/worker.ts'
import { gatherDiagram } from '../diagram.ts'
import { findCodings } from '../find-codings.ts'
import type { AreaHandlers } from '../handlers.ts'
import type { Session } from '../session.ts'
import { writeOut } from '../write-out.ts'

/** Files that researchers take out of a project. */
export const exportHandlers: AreaHandlers<'exports'> = {
  'exports.products': () =>
    Object.fromEntries(Object.entries(PRODUCTS).map(([k, v]) => [k, [...v]])),
  'exports.write': async (session, { product, path, theoryId, where }) => {
    const ending = extname(path).toLowerCase()
    const endings: readonly string[] = PRODUCTS[product]
    if (!endings.includes(ending)) {
      throw new AppError(
        'format_unsupported',
        `A file with ${product} must end in ${endings.join(' or ')}.`,
        { ending },
      )
    }
    const content = await produce(session, product, ending, { theoryId, where })
    const bytes = await writeOut(session, path, content)
    return { path, fileName: basename(path), bytes }
  },
}

async function produce(
  session: Session,
  product: keyof typeof PRODUCTS,
  ending: string,
  { theoryId, where }: Pick<ParsedInputOf<'exports.write'>, 'theoryId' | 'where'>,
): Promise<string | Uint8Array> {
  const db = session.db()
  if (product === 'diagram') {
    return session.drawDiagram(gatherDiagram(db, theoryId), ending as DiagramEnding)
  }
  if (product === 'codings' || product === 'retrieval') {
    return codingsCsv({
      codings: product === 'codings' ? listCodings(db) : retrieveAll(db, where),
      codes: listCodes(db),
      sources: listSources(db),
      researchers: listResearchers(db),
      speakers: listSpeakers(db),
      participants: listParticipants(db),
      attributes: listAttributes(db),
    })
  }
  const chosen = theoryId === undefined ? undefined : getTheory(db, theoryId).configurationIds
  const configurations = listConfigurations(db, chosen).map(configuration => ({
    ...configuration,
    evidenceList: listEvidence(db, { configurationId: configuration.id, includeElements: true }),
  }))
  return ending === '.json' ? configurationsJson(configurations) : configurationsCsv(configurations)
}

/** Throws `invalid_input` where a condition is missing or cannot be taken as it stands: half a table misleads. */
function retrieveAll(db: ReadableDb, where: Condition | undefined): Coding[] {
  if (where === undefined) {
    throw new AppError(
      'invalid_input',
      'Say which codings the retrieval is of: `where` is missing.',
    )
  }
  const { codings, problem } = findCodings(db, { where, sort: 'passage', offset: 0 })
  if (problem !== null) throw new AppError('invalid_input', problem.message)
  return codings
}
