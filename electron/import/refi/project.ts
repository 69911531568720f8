import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import { guidKey } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignNote,
  ForeignProject,
  ForeignVariable,
} from '../../../shared/interchange/foreign-project.ts'
import { roleOfName } from '../../../shared/interchange/role-words.ts'
import type { XmlElement } from '../xml-tree.ts'
import { readCases } from './cases.ts'
import { readCodes, withRoles } from './codebook.ts'
import { readProjectXml, readTexts } from './container.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  guidAt,
  listed,
  nameAt,
  storable,
  textOf,
} from './elements.ts'
import { type About, instantAt, readSources, sourceTextPaths } from './sources.ts'

/** Reads a REFI-QDA project (`.qdpx`). Throws `format_broken` or `too_large`, never with any of its text. */
export function readQdpx(bytes: Uint8Array): ForeignProject {
  const root = readProjectXml(bytes)
  const noteElements = listed(root, 'Notes', 'Note')
  const paths = [...sourceTextPaths(root), ...noteElements.map(pathOf)].filter(path => path !== '')
  const texts = readTexts(bytes, paths)
  const notCarried: NotCarried[] = []
  const about: About = new Map()
  addRefs(about, root, { kind: 'project', guid: '' })
  const codebook = readCodes(childOf(root, 'CodeBook'))
  for (const code of codeElements(childOf(childOf(root, 'CodeBook'), 'Codes'))) {
    addRefs(about, code, { kind: 'code', guid: guidAt(code) })
  }
  const sources = readSources(root, texts, about, notCarried)
  const sets = listed(root, 'Sets', 'Set')
  const noteGuids = new Set(noteElements.map(note => guidAt(note)))
  readLinks(root, { noteGuids, sources, codes: codebook.codes, about, notCarried })
  for (const set of sets) {
    if (roleOfName(nameAt(set)) === null) notCarried.push(left('Set', set, NO_SETS))
  }
  for (const graph of listed(root, 'Graphs', 'Graph'))
    notCarried.push(left('Graph', graph, NO_GRAPHS))
  return {
    name: nameAt(root),
    origin: nameAt(root, 'origin').slice(0, 200),
    users: listed(root, 'Users', 'User').map(user => ({ guid: guidAt(user), name: nameAt(user) })),
    codes: withRoles(codebook.codes, sets),
    sources,
    notes: noteElements.flatMap(note => readNote(note, texts, about, notCarried)),
    variables: listed(root, 'Variables', 'Variable').map(
      (variable): ForeignVariable => ({
        ...{ guid: guidAt(variable), name: nameAt(variable) },
        type: attributeOf(variable, 'typeOfVariable'),
      }),
    ),
    cases: readCases(root, notCarried),
    notCarried: [...codebook.notCarried, ...notCarried],
  }
}

const NO_SETS = 'Sets of codes and sources have no place here; their members come in.'
const NO_GRAPHS = 'Pictures of networks are drawn anew from configurations here.'
const NO_LINKS = 'Links between codes or passages have no place here. Make configurations of them.'

/** What an element is called in the list of what stays behind. */
export function left(what: string, element: XmlElement, reason: string): NotCarried {
  return { what, name: nameAt(element), reason }
}

function codeElements(parent: XmlElement | undefined): XmlElement[] {
  return childrenOf(parent, 'Code').flatMap(code => [code, ...codeElements(code)])
}

function addRefs(about: About, element: XmlElement, thing: ForeignNote['about'][number]): void {
  for (const reference of childrenOf(element, 'NoteRef')) {
    const guid = guidAt(reference, 'targetGUID')
    about.set(guid, [...(about.get(guid) ?? []), thing])
  }
}

function pathOf(element: XmlElement): string {
  return attributeOf(element, 'plainTextPath')
}

function readNote(
  note: XmlElement,
  texts: ReadonlyMap<string, string>,
  about: About,
  notCarried: NotCarried[],
): ForeignNote[] {
  const content = childOf(note, 'PlainTextContent')
  const body = content === undefined ? texts.get(pathOf(note)) : textOf(content)
  if (body === undefined) {
    notCarried.push(left('Note', note, 'Its text is not in the file.'))
    return []
  }
  const description = textOf(childOf(note, 'Description'))
  return [
    {
      ...{ guid: guidAt(note), name: nameAt(note) },
      body: [storable(body), description].filter(part => part.trim() !== '').join('\n\n'),
      userGuid: guidAt(note, 'creatingUser'),
      createdAt: instantAt(note),
      about: about.get(guidAt(note)) ?? [],
    },
  ]
}

/** Links from a note to a thing say what the note is about (NVivo's annotations); others stay behind. */
function readLinks(
  root: XmlElement,
  to: {
    noteGuids: ReadonlySet<string>
    sources: ForeignProject['sources']
    codes: ForeignProject['codes']
    about: About
    notCarried: NotCarried[]
  },
): void {
  const kinds = new Map<string, ForeignNote['about'][number]['kind']>([
    ...to.codes.map(({ guid }) => [guid, 'code'] as const),
    ...to.sources.map(({ guid }) => [guid, 'source'] as const),
    ...to.sources.flatMap(({ selections }) =>
      selections.map(({ guid }) => [guid, 'coding'] as const),
    ),
  ])
  for (const link of listed(root, 'Links', 'Link')) {
    const ends = ['originGUID', 'targetGUID'].map(end => guidKey(attributeOf(link, end)))
    const note = ends.find(end => to.noteGuids.has(end))
    const thing = ends.find(end => kinds.has(end))
    const kind = kinds.get(thing ?? '')
    if (note === undefined || thing === undefined || kind === undefined) {
      to.notCarried.push(left('Link', link, NO_LINKS))
    } else to.about.set(note, [...(to.about.get(note) ?? []), { kind, guid: thing }])
  }
}
