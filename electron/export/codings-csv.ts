import type { Code } from '../../shared/contract/codes.ts'
import type { Coding } from '../../shared/contract/codings.ts'
import type { Attribute, Participant, Speaker } from '../../shared/contract/participants.ts'
import type { Researcher } from '../../shared/contract/project.ts'
import type { SourceSummary } from '../../shared/contract/sources.ts'
import type { z } from 'zod'
import { toCsv } from './csv.ts'

/** What the table of codings is made from. */
export interface CodingsTable {
  codings: Coding[]
  codes: z.infer<typeof Code>[]
  sources: SourceSummary[]
  researchers: Researcher[]
  speakers: Speaker[]
  participants: Participant[]
  attributes: Attribute[]
}

const COLUMNS = [
  ...['id', 'source', 'group', 'speaker', 'start', 'end', 'roles', 'codes', 'quote', 'note'],
  ...['confidence', 'researcher', 'created', 'participant', 'participant group'],
]

/**
 * Every coding as a row, with code paths such as `Trust > In the link worker`; several are separated by `; `. Behind what
 * is known of the coding stands what is known of the participant in whose turn it begins, an attribute a column.
 */
export function codingsCsv(table: CodingsTable): string {
  const { codings, codes, sources, researchers, speakers, participants, attributes } = table
  const paths = codePaths(codes)
  const sourceById = new Map(sources.map(source => [source.id, source]))
  const nameById = new Map(researchers.map(researcher => [researcher.id, researcher.name]))
  const participantById = new Map(participants.map(one => [one.id, one]))
  const participantOf = new Map(
    speakers.map(({ sourceId, label, participantId }) => [
      speakerKey(sourceId, label),
      participantById.get(participantId ?? ''),
    ]),
  )
  const whoSays = ({ sourceId, speaker, isOrphan }: Coding) =>
    isOrphan || speaker === null ? undefined : participantOf.get(speakerKey(sourceId, speaker))
  const rows = codings.map(coding => [
    coding.id,
    sourceById.get(coding.sourceId)?.title ?? '',
    sourceById.get(coding.sourceId)?.group ?? '',
    coding.speaker ?? '',
    coding.start,
    coding.end,
    coding.roles.join('/'),
    coding.codeIds.map(id => paths.get(id) ?? '').join('; '),
    coding.quote,
    coding.note,
    coding.confidence ?? '',
    nameById.get(coding.researcherId) ?? '',
    coding.createdAt,
    whoSays(coding)?.pseudonym ?? '',
    whoSays(coding)?.group ?? '',
    ...attributes.map(({ id }) => whoSays(coding)?.values[id] ?? ''),
  ])
  const headings = attributes.map(({ name }) =>
    COLUMNS.includes(name.toLowerCase()) ? `${name} (attribute)` : name,
  )
  return toCsv([...COLUMNS, ...headings], rows)
}

function speakerKey(sourceId: string, label: string): string {
  return `${sourceId} ${label}`
}

/** Each code's name behind those of its parents; `codes` has parents before children. */
function codePaths(codes: CodingsTable['codes']): Map<string, string> {
  const paths = new Map<string, string>()
  for (const { id, parentId, name } of codes) {
    const above = parentId === null ? undefined : paths.get(parentId)
    paths.set(id, above === undefined ? name : `${above} > ${name}`)
  }
  return paths
}
