import type { Configuration } from '../../shared/contract/configurations.ts'
import type { Evidence } from '../../shared/contract/evidence.ts'
import { ROLE_NAMES, ROLES, STANCES } from '../../shared/domain/roles.ts'
import { underHeadings } from '../../shared/interchange/typed/element-evidence.ts'
import { toCsv } from './csv.ts'

/** A configuration with the passages on it and on its elements. */
export type ExportedConfiguration = Configuration & { evidenceList: Evidence[] }

/** Configurations with slots and quoted evidence, for other programs. */
export function configurationsJson(configurations: ExportedConfiguration[]): string {
  return `${JSON.stringify({ format: 'retroduce-configurations', version: 1, configurations }, null, 2)}\n`
}

const COLUMNS = [
  ...['number', 'title', 'status', ...ROLES.map(role => ROLE_NAMES[role].toLowerCase())],
  ...['statement', 'missing', ...STANCES, ...STANCES.map(stance => `${stance} quotes`)],
  ...['evidence by element', 'short name'],
]

/** One row a configuration; several elements or quotes in a cell stand on lines of their own. */
export function configurationsCsv(configurations: ExportedConfiguration[]): string {
  const rows = configurations.map(configuration => [
    configuration.number,
    configuration.title,
    configuration.status,
    ...ROLES.map(role =>
      configuration.slots
        .filter(slot => slot.role === role)
        .map(slot => (slot.facet === null ? slot.label : `${slot.label} (${slot.facet})`))
        .join('\n'),
    ),
    configuration.statement,
    configuration.missing.map(role => ROLE_NAMES[role]).join(', '),
    ...STANCES.map(stance => configuration.evidence[stance]),
    ...STANCES.map(stance => quotesOf(configuration, stance)),
    evidenceByElement(configuration),
    configuration.handle,
  ])
  return toCsv(COLUMNS, rows)
}

function quotesOf({ evidenceList }: ExportedConfiguration, stance: Evidence['stance']): string {
  const seen = new Map(
    evidenceList.filter(item => item.stance === stance).map(item => [item.codingId, item]),
  )
  return [...seen.values()].map(writeQuote).join('\n')
}

function writeQuote({ quote, speaker, sourceTitle }: Evidence): string {
  const who = speaker === null ? sourceTitle : `${speaker}, ${sourceTitle}`
  return `“${quote}” (${who})`
}

/** Every passage once more, under what it is evidence for: by this the table comes in again as it was. */
function evidenceByElement({ evidenceList, slots }: ExportedConfiguration): string {
  const elements = new Map(slots.map(({ elementId, role, label }) => [elementId, { role, label }]))
  return underHeadings(evidenceList, ({ elementId, stance }) => ({
    ...{ element: elements.get(elementId ?? '') ?? null, stance },
  }))
    .flatMap(({ heading, pieces }) => [heading, ...pieces.map(writeQuote)])
    .join('\n')
}
