import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type { ForeignNote } from '../../../shared/interchange/foreign-project.ts'
import { roleOfName } from '../../../shared/interchange/role-words.ts'
import type { XmlElement } from '../xml-tree.ts'
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
import type { Parts } from './parts.ts'
import { instantAt } from './selections.ts'
import type { About } from './sources.ts'
import { readPlain } from './texts.ts'

/** The notes of a project, by what refers to them. */
export function readNotes(
  root: XmlElement,
  { parts, about, notCarried }: { parts: Parts; about: About; notCarried: NotCarried[] },
): ForeignNote[] {
  return listed(root, 'Notes', 'Note').flatMap(note => {
    const content = childOf(note, 'PlainTextContent')
    const path = attributeOf(note, 'plainTextPath')
    const body = content === undefined ? readPlain(parts, path) : textOf(content)
    const name = nameAt(note)
    if (body === null) {
      notCarried.push({ what: 'Note', name, reason: 'Its text is not in the file.' })
      return []
    }
    const description = textOf(childOf(note, 'Description'))
    return [
      {
        ...{ guid: guidAt(note), name },
        body: [storable(body), description].filter(part => part.trim() !== '').join('\n\n'),
        userGuid: guidAt(note, 'creatingUser'),
        createdAt: instantAt(note),
        about: about.get(guidAt(note)) ?? [],
      },
    ]
  })
}

/** What things of a project are called and of which kind they are, by GUID. */
export type Things = ReadonlyMap<
  string,
  { name: string; kind: ForeignNote['about'][number]['kind'] | null }
>

/** Sets, graphs and links between things, which have no place here, as memos that list them; each is named. */
export function listAsNotes(
  root: XmlElement,
  things: Things,
  notCarried: NotCarried[],
): ForeignNote[] {
  const nameOf = (guid: string) => things.get(guid)?.name ?? ''
  const note = (
    guid: string,
    name: string,
    body: string,
    guids: readonly string[],
  ): ForeignNote => ({
    ...{ guid, name: name.slice(0, 500), body, userGuid: '', createdAt: null },
    about: [...new Set(guids)].flatMap(each => {
      const kind = things.get(each)?.kind ?? null
      return kind === null ? [] : [{ kind, guid: each }]
    }),
  })
  const left = (what: string, name: string) =>
    notCarried.push({
      what,
      name,
      reason: 'It came in as a memo of that name, which lists its parts.',
    })
  const sets = listed(root, 'Sets', 'Set')
    .filter(set => roleOfName(nameAt(set)) === null && attributeSet(set) === null)
    .map(set => {
      const members = ['MemberCode', 'MemberSource', 'MemberNote'].flatMap(kind =>
        childrenOf(set, kind),
      )
      const guids = members.map(member => guidAt(member, 'targetGUID') || guidAt(member))
      const title = `Set: ${nameAt(set)}`
      left('Set', nameAt(set))
      const description = textOf(childOf(set, 'Description')).trim()
      const lines = guids.flatMap(guid => (nameOf(guid) === '' ? [] : `- ${nameOf(guid)}`))
      return note(guidAt(set), title, bodyOf(description, lines), guids)
    })
  const graphs = listed(root, 'Graphs', 'Graph').map(graph => {
    const vertices = childrenOf(graph, 'Vertex').map(vertex => ({
      guid: guidAt(vertex),
      stands: guidAt(vertex, 'representedGUID'),
      name: nameAt(vertex) || nameOf(guidAt(vertex, 'representedGUID')),
    }))
    const called = new Map(vertices.map(vertex => [vertex.guid, vertex.name]))
    const edges = childrenOf(graph, 'Edge').map(edge =>
      arrow(
        edge,
        called.get(guidAt(edge, 'sourceVertex')),
        called.get(guidAt(edge, 'targetVertex')),
      ),
    )
    const title = `Graph: ${nameAt(graph)}`
    left('Graph', nameAt(graph))
    const alone = vertices.flatMap(({ name }) => (name === '' ? [] : `- ${name}`))
    const body = bodyOf('', edges.length > 0 ? edges : alone)
    return note(
      guidAt(graph),
      title,
      body,
      vertices.map(({ stands }) => stands),
    )
  })
  return [...sets, ...graphs]
}

/** Links between things as one memo, or none. */
export function linksAsNote(
  links: readonly XmlElement[],
  things: Things,
  notCarried: NotCarried[],
): ForeignNote[] {
  const title = 'Links of the imported project'
  const lines = links.map(link => {
    const reason = `It came in as a line of the memo “${title}”.`
    notCarried.push({ what: 'Link', name: nameAt(link), reason })
    const [from, to] = ['originGUID', 'targetGUID'].map(end => things.get(guidAt(link, end))?.name)
    return arrow(link, from, to)
  })
  const [first] = links
  if (first === undefined) return []
  const ends = links.flatMap(link => [guidAt(link, 'originGUID'), guidAt(link, 'targetGUID')])
  const about = [...new Set(ends)].flatMap(guid => {
    const kind = things.get(guid)?.kind ?? null
    return kind === null || kind === 'coding' ? [] : [{ kind, guid }]
  })
  const guid = `${guidAt(first)}/links`
  return [{ guid, name: title, body: lines.join('\n'), userGuid: '', createdAt: null, about }]
}

/** A set that says something of its sources, as ATLAS.ti writes attributes: `gender: male`. */
export function attributeSet(
  set: XmlElement,
): { name: string; value: string; guids: string[] } | null {
  const [, name, value] = /^([^:]{1,60}):\s*(\S.{0,200})$/.exec(nameAt(set)) ?? []
  const sources = childrenOf(set, 'MemberSource')
  const others = [...childrenOf(set, 'MemberCode'), ...childrenOf(set, 'MemberNote')]
  if (name === undefined || value === undefined || sources.length === 0 || others.length > 0)
    return null
  if (/^(?:case|theory|cmoc \d+)$/i.test(name.trim())) return null
  const guids = sources.map(member => guidAt(member, 'targetGUID') || guidAt(member))
  return { name: name.trim(), value: value.trim(), guids }
}

function arrow(element: XmlElement, from = '?', to = '?'): string {
  const direction = attributeOf(element, 'direction').toLowerCase()
  const sign = direction === 'bidirectional' ? '↔' : direction === 'associative' ? '–' : '→'
  const name = nameAt(element)
  return `- ${from || '?'} ${sign} ${to || '?'}${name === '' ? '' : `: ${name}`}`
}

/** Never empty: a memo with nothing in it says nothing of what was there. */
function bodyOf(description: string, lines: readonly string[]): string {
  const body = [description, lines.join('\n')].filter(part => part !== '').join('\n\n')
  return body === '' ? 'It was empty.' : body
}
