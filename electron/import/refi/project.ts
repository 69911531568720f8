import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignNote,
  ForeignProject,
  ForeignVariable,
} from '../../../shared/interchange/foreign-project.ts'
import { elementsOf, type XmlElement } from '../xml-tree.ts'
import { readCases } from './cases.ts'
import { readCodes, withRoles } from './codebook.ts'
import { readProjectXml } from './container.ts'
import { attributeOf, childOf, childrenOf, guidAt, listed, nameAt, textOf } from './elements.ts'
import { linksAsNote, listAsNotes, readNotes, type Things } from './notes.ts'
import type { Parts } from './parts.ts'
import { instantAt, refer } from './selections.ts'
import { type About, groupOf, type Reading, readSources, sourceElements } from './sources.ts'

/** Reads a REFI-QDA project (`.qdpx`). Throws `format_broken` or `too_large`, never with any of its text. */
export async function readQdpx(
  parts: Parts,
  onProgress: Reading['onProgress'] = () => undefined,
): Promise<ForeignProject> {
  const root = readProjectXml(parts)
  const notCarried: NotCarried[] = []
  const about: About = new Map()
  const reading: Reading = {
    parts,
    about,
    notCarried,
    missing: [],
    names: namesIn(root),
    onProgress,
  }
  refer(about, root, { kind: 'project', guid: '' })
  const codeBook = childOf(root, 'CodeBook')
  const codebook = readCodes(codeBook)
  for (const code of codeElements(childOf(codeBook, 'Codes'))) {
    refer(about, code, { kind: 'code', guid: guidAt(code) })
  }
  const sources = await readSources(root, reading)
  const things = thingsIn(root, codebook.codes, sources)
  const links = linksApart(root, things, about)
  const notes = [
    ...readNotes(root, reading),
    ...descriptions(root),
    ...linksAsNote(links, things, notCarried),
    ...listAsNotes(root, things, notCarried),
  ]
  const { cases, variables } = readCases(root, notCarried)
  return {
    name: nameAt(root),
    origin: nameAt(root, 'origin').slice(0, 200),
    users: listed(root, 'Users', 'User').map(user => ({ guid: guidAt(user), name: nameAt(user) })),
    codes: withRoles(codebook.codes, listed(root, 'Sets', 'Set')),
    sources,
    notes,
    variables: [...readVariables(root, notCarried), ...variables],
    cases,
    missing: reading.missing,
    notCarried: [...codebook.notCarried, ...notCarried],
  }
}

function codeElements(parent: XmlElement | undefined): XmlElement[] {
  return childrenOf(parent, 'Code').flatMap(code => [code, ...codeElements(code)])
}

function namesIn(root: XmlElement): ReadonlySet<string> {
  const codes = codeElements(childOf(childOf(root, 'CodeBook'), 'Codes'))
  return new Set([...codes, ...sourceElements(root)].map(element => nameAt(element)))
}

function readVariables(root: XmlElement, notCarried: NotCarried[]): ForeignVariable[] {
  return listed(root, 'Variables', 'Variable').map(variable => {
    const name = nameAt(variable)
    if (textOf(childOf(variable, 'Description')).trim() !== '') {
      const reason = 'Attributes have no description here.'
      notCarried.push({ what: 'Description of a Variable', name, reason })
    }
    return { guid: guidAt(variable), name, type: attributeOf(variable, 'typeOfVariable') }
  })
}

/** What the project and its sources are said to be, as notes on them. */
function descriptions(root: XmlElement): ForeignNote[] {
  const note = (element: XmlElement, name: string, about: ForeignNote['about']): ForeignNote[] => {
    const body = textOf(childOf(element, 'Description')).trim()
    if (body === '') return []
    const guid = `${guidAt(element) || 'project'}/description`
    return [{ guid, name, body, userGuid: '', createdAt: instantAt(element), about }]
  }
  return [
    ...note(root, `Description of ${nameAt(root)}`, []),
    ...sourceElements(root).flatMap(source =>
      groupOf(source) !== null
        ? []
        : note(source, `Description of ${nameAt(source)}`, [
            { kind: 'source', guid: guidAt(source) },
          ]),
    ),
  ]
}

function thingsIn(
  root: XmlElement,
  codes: ForeignProject['codes'],
  sources: ForeignProject['sources'],
): Things {
  const things = new Map<
    string,
    { name: string; kind: ForeignNote['about'][number]['kind'] | null }
  >()
  for (const each of [...listed(root, 'Cases', 'Case'), ...listed(root, 'Notes', 'Note')]) {
    things.set(guidAt(each), { name: nameAt(each), kind: null })
  }
  for (const { selections, name, guid } of sources) {
    for (const own of selections.flatMap(({ guids }) => guids)) {
      things.set(own, { name: `a passage of ${name}`, kind: 'coding' })
    }
    things.set(guid, { name, kind: 'source' })
  }
  for (const { guid, name } of codes) things.set(guid, { name, kind: 'code' })
  return things
}

/** Links from a note to a thing say what the note is about (NVivo's annotations); gives back the others. */
function linksApart(root: XmlElement, things: Things, about: About): XmlElement[] {
  const notes = new Set(listed(root, 'Notes', 'Note').map(note => guidAt(note)))
  return childrenOf(root, 'Links')
    .flatMap(elementsOf)
    .filter(link => {
      const ends = [guidAt(link, 'originGUID'), guidAt(link, 'targetGUID')]
      const note = ends.find(end => notes.has(end))
      const thing = ends.find(end => end !== note && (things.get(end)?.kind ?? null) !== null)
      const kind = things.get(thing ?? '')?.kind ?? null
      if (note === undefined || thing === undefined || kind === null) return true
      about.set(note, [...(about.get(note) ?? []), { kind, guid: thing }])
      return false
    })
}
