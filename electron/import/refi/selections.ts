import type { ForeignNote, ForeignSelection } from '../../../shared/interchange/foreign-project.ts'
import type { XmlElement } from '../xml-tree.ts'
import { attributeOf, childOf, childrenOf, guidAt, textOf } from './elements.ts'

/** A passage with its place in the stored text, in UTF-16 code units. */
interface PlacedPassage {
  element: XmlElement
  start: number
  end: number
  /** What it is called, where that is not its words; empty for nothing. */
  title: string
}

/**
 * The passages of a source with their codes and notes. Each person's judgement is one of its own; what one person marked
 * twice with nothing different said of it is one.
 */
export function makeSelections({
  source,
  holder,
  passages,
  length,
  about,
}: {
  source: XmlElement
  holder: XmlElement
  passages: readonly PlacedPassage[]
  /** Of the stored text. */
  length: number
  about: Map<string, ForeignNote['about']>
}): ForeignSelection[] {
  const guid = guidAt(source)
  for (const element of new Set([source, holder])) refer(about, element, { kind: 'source', guid })
  const selections = passages.flatMap(passage => {
    const own = guidAt(passage.element)
    for (const each of [passage.element, ...childrenOf(passage.element, 'Coding')]) {
      refer(about, each, { kind: 'coding', guid: own })
    }
    const description = textOf(childOf(passage.element, 'Description')).trim()
    const note = [passage.title, description].filter(part => part !== '').join('\n\n')
    return byCoder(passage.element, own, passage, note)
  })
  if (childrenOf(source, 'Coding').length > 0) {
    selections.push(...byCoder(source, `${guid}/whole`, { start: 0, end: length }, ''))
  }
  return merge(selections)
}

/** Adds a thing to what each note is about that it refers to. */
export function refer(
  about: Map<string, ForeignNote['about']>,
  element: XmlElement,
  thing: ForeignNote['about'][number],
): void {
  for (const reference of childrenOf(element, 'NoteRef')) {
    const note = guidAt(reference, 'targetGUID')
    about.set(note, [...(about.get(note) ?? []), thing])
  }
}

/** One passage for each person who coded it: a coding here is one researcher's judgement. */
function byCoder(
  element: XmlElement,
  guid: string,
  { start, end }: { start: number; end: number },
  note: string,
): ForeignSelection[] {
  const createdAt = instantAt(element)
  const made = guidAt(element, 'creatingUser')
  const codings = Map.groupBy(
    childrenOf(element, 'Coding'),
    coding => guidAt(coding, 'creatingUser') || made,
  )
  if (codings.size === 0) {
    return [{ guids: [guid], start, end, note, codeGuids: [], userGuid: made, createdAt }]
  }
  return [...codings].map(([userGuid, own], index) => ({
    guids: [index === 0 ? guid : `${guid}/${userGuid}`],
    ...{ start, end, note: index === 0 ? note : '' },
    codeGuids: own.flatMap(coding =>
      childrenOf(coding, 'CodeRef').map(reference => guidAt(reference, 'targetGUID')),
    ),
    userGuid,
    createdAt: createdAt ?? (own[0] === undefined ? null : instantAt(own[0])),
  }))
}

/** Some programs write a selection for each code: the same words of one person are one passage again. */
function merge(selections: readonly ForeignSelection[]): ForeignSelection[] {
  const merged = new Map<string, ForeignSelection>()
  for (const selection of selections) {
    const { start, end, userGuid, note, codeGuids } = selection
    // Two comments on the same words are two thoughts.
    const isComment = codeGuids.length === 0 && note !== ''
    const key = `${start}/${end}/${userGuid}/${isComment ? (selection.guids[0] ?? '') : ''}`
    const first = merged.get(key)
    if (first === undefined) merged.set(key, { ...selection })
    else if (note === '' || first.note === '' || note === first.note) {
      first.guids = [...first.guids, ...selection.guids]
      first.codeGuids = [...new Set([...first.codeGuids, ...codeGuids])]
      first.note = first.note === '' ? note : first.note
    } else merged.set(`${key}/${selection.guids[0] ?? ''}`, selection)
  }
  return [...merged.values()]
}

/** When something was made, in UTC; null where the file does not say. */
export function instantAt(element: XmlElement): string | null {
  const written = attributeOf(element, 'creationDateTime').trim()
  if (!/^\d{4}-\d\d-\d\dT/.test(written)) return null
  const at = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
