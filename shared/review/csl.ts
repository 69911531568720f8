import type { Person, ReferenceDetails, ReferenceType } from './reference.ts'

/** Styles that a bibliography can be set in. */
export const CITATION_STYLES = ['apa', 'harvard', 'vancouver'] as const
/** A style of bibliographies. */
export type CitationStyle = (typeof CITATION_STYLES)[number]

/** A reference as far as it is cited. */
export interface Citable {
  id: string
  type: ReferenceType
  title: string
  authors: readonly Person[]
  year: number | null
  container: string
  doi: string
  details: ReferenceDetails
}

/** A reference as CSL 1.0.2 takes it. */
export function toCsl({
  id,
  type,
  title,
  authors,
  year,
  container,
  doi,
  details,
}: Citable): object {
  const { volume, issue, page, publisher, URL, ISBN, ISSN, language, edition, editor } = details
  return withoutEmpty({
    ...{ id, type, title, author: authors.map(nameOf), volume, issue, page, publisher, ISBN, ISSN },
    ...{ language, edition, 'publisher-place': details['publisher-place'] },
    issued: year === null ? undefined : { 'date-parts': [[year]] },
    'container-title': container,
    DOI: doi,
    URL: doi === '' ? URL : undefined,
    editor: editor?.split(/\s*;\s*/).map(name => {
      const [family = '', given = ''] = name.split(/\s*,\s*/)
      return nameOf({ family, given, literal: '' })
    }),
  })
}

function nameOf({ family, given, literal }: Person): object {
  return family === '' ? { literal } : withoutEmpty({ family, given })
}

function withoutEmpty(fields: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
