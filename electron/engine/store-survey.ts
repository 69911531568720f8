import { basename, extname } from 'node:path'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { nameKey } from '../../shared/domain/participant-plan.ts'
import type { SurveySource } from '../../shared/survey/survey.ts'
import type { OriginalFile } from '../db/repositories/originals.ts'
import { insertSource } from '../db/repositories/sources.ts'
import { insertProtection } from '../db/repositories/protection.ts'
import { linkNewSpeakers } from '../db/repositories/speakers.ts'
import type { WritableDb } from '../db/sql.ts'
import { refuseFaultyList } from './find-names.ts'
import type { PreparedCommandHandler } from './handlers.ts'
import { NameTally, warnOfNames } from './name-tally.ts'
import { replaceInTable } from './names-in-table.ts'
import { packOriginal } from './read-files.ts'
import { readTableOf } from './read-table.ts'
import { storeParticipants } from './store-participants.ts'
import { countAnswers, planIn, problemsOf, surveyIn, tooMuchIn } from './survey-plan.ts'

/** Reads the table first, and then stores all of the survey in one step or nothing. */
export const importSurvey: PreparedCommandHandler<'surveys.import'> = {
  async prepare(written, session) {
    const { names, hasBrackets } = written
    refuseFaultyList({ names: names ?? [] })
    const list = { names: names ?? [], hasBrackets }
    const named = replaceInTable(await readTableOf(session, written.file), written)
    const { given, input } = named
    const { survey } = surveyIn(given, input)
    // The file keeps the names that are replaced in what is made of it.
    const isKept = input.keepOriginal && names === undefined
    const original = isKept ? await packOriginal(given.bytes) : null
    return (db, _input, researcherId) => {
      const plan = planIn(db, given, survey)
      if (plan.sources.length === 0) {
        throw new AppError(
          'invalid_input',
          'Nothing was imported: no column that is taken as answers holds any.',
        )
      }
      const excess = tooMuchIn(plan)
      if (excess !== null) throw new AppError('too_large', `${excess} Nothing was imported.`)
      const { ids, ...counts } = storeParticipants(db, plan.participants)
      const sourceIds = plan.sources.map(source =>
        storeSource(db, source, ids, {
          ...{ researcherId, kind: input.kind, group: source.group ?? input.group ?? null },
          original: { name: given.name, file: original },
        }),
      )
      const tally = new NameTally(list)
      tally.add(null, named.replaced)
      insertProtection(db, tally.entries(), researcherId)
      const warnings = [...plan.warnings, ...(names === undefined ? [] : warnOfNames(named))]
      const answers = countAnswers(plan)
      const title = basename(given.name, extname(given.name))
      return {
        value: { sourceIds, answers, ...counts, warnings, ...problemsOf(plan) },
        label: `Import the survey “${title}”`,
      }
    }
  },
}

interface About {
  researcherId: string
  kind: ParsedInputOf<'surveys.import'>['kind']
  group: string | null
  original: { name: string; file: OriginalFile | null }
}

/** The one way in which a source of a survey is stored: its text, and who speaks in it. */
function storeSource(
  db: WritableDb,
  { draft, speakers }: SurveySource,
  participantIds: ReadonlyMap<string, string>,
  about: About,
): string {
  const sourceId = insertSource(db, draft, about)
  const links = speakers.flatMap(label => {
    const participantId = participantIds.get(nameKey(label))
    return participantId === undefined ? [] : [{ label, participantId }]
  })
  linkNewSpeakers(db, sourceId, links)
  return sourceId
}
