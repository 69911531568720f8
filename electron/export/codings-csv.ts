import type { Code } from '../../shared/contract/codes.ts'
import type { Coding } from '../../shared/contract/codings.ts'
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
}

const COLUMNS = [
  ...['id', 'source', 'group', 'speaker', 'start', 'end', 'roles', 'codes', 'quote', 'note'],
  ...['confidence', 'researcher', 'created'],
]

/** Every coding as a row, with code paths such as `Trust > In the link worker`; several are separated by `; `. */
export function codingsCsv({ codings, codes, sources, researchers }: CodingsTable): string {
  const paths = codePaths(codes)
  const sourceById = new Map(sources.map(source => [source.id, source]))
  const nameById = new Map(researchers.map(researcher => [researcher.id, researcher.name]))
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
  ])
  return toCsv(COLUMNS, rows)
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
