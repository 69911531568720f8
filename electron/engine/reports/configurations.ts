import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { ReportOf } from '../../../shared/contract/reports.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { ROLE_NAMES, STANCES } from '../../../shared/domain/roles.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import {
  heading,
  type Report,
  type ReportBlock,
  soft,
  text,
} from '../../../shared/reports/report.ts'
import { listConfigurations } from '../../db/repositories/configurations.ts'
import { listEvidence } from '../../db/repositories/evidence.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { STANCE_NAMES, STATUS_NAMES } from '../tables/words.ts'
import { asOf } from './as-of.ts'
import { quoteOf } from './quotes.ts'

/** Configurations with their elements and what speaks for and against them: some, or those in use. */
export function* configurationsReport(
  db: ReadableDb,
  { configurationIds, includeQuotes }: Extract<ReportOf, { what: 'configurations' }>,
): Generator<void, Report, void> {
  const all = listConfigurations(db, configurationIds)
  const chosen =
    configurationIds === undefined
      ? all.filter(({ status }) => status !== 'merged' && status !== 'rejected')
      : all
  const [only] = chosen
  const { title: study } = getProjectInfo(db)
  const isOne = chosen.length === 1 && only !== undefined
  const date = asOf(db)
  const told: ReportBlock[] = []
  for (const each of chosen) {
    if (!isOne) told.push(heading(2, nameConfiguration(each)))
    told.push(...describe(each), ...(includeQuotes ? quotesOf(db, each) : []))
    yield
  }
  return {
    ...{ title: isOne ? nameConfiguration(only) : `Configurations: ${study}` },
    ...{ date, isLandscape: false },
    blocks: [
      heading(1, isOne ? nameConfiguration(only) : 'Configurations'),
      soft(`${study}, as of ${writtenDay(date)}.`),
      ...(chosen.length === 0 ? [text('There is no configuration yet.')] : []),
      ...told,
    ],
  }
}

function describe({
  statement,
  status,
  statusReason,
  slots,
  missing,
}: Configuration): ReportBlock[] {
  const reason = statusReason.trim() === '' ? '' : `: ${statusReason}`
  return [
    ...(statement === '' ? [] : [text(statement)]),
    ...slots.map(({ role, facet, label, joiner }, index) => {
      const isOr = joiner === 'or' && slots[index - 1]?.role === role
      const name = `${ROLE_NAMES[role]}${facet === null ? '' : ` (${facet})`}`
      return text(label, `${isOr ? 'or ' : ''}${name}:`)
    }),
    ...(missing.length === 0
      ? []
      : [
          soft(`Still missing: ${missing.map(role => ROLE_NAMES[role].toLowerCase()).join(', ')}.`),
        ]),
    soft(`${STATUS_NAMES[status]}${reason}.`),
  ]
}

function quotesOf(db: ReadableDb, { id }: Configuration): ReportBlock[] {
  const evidence = listEvidence(db, { configurationId: id, includeElements: true })
  return STANCES.flatMap(stance => {
    const pieces = evidence.filter(each => each.stance === stance)
    if (pieces.length === 0) return []
    // A passage may lie under the configuration and under its elements.
    const own = [...new Map(pieces.map(each => [each.codingId, each])).values()]
    return [
      heading(3, `${STANCE_NAMES[stance]} (${own.length})`),
      ...own.map(each => quoteOf(each, each.strength ?? '')),
    ]
  })
}
