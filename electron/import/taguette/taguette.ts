import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignNote,
  ForeignProject,
  ForeignSelection,
  ForeignSource,
} from '../../../shared/interchange/foreign-project.ts'
import { findQuote, prepareText } from '../../../shared/interchange/find-quote.ts'
import { storeForm } from '../../../shared/interchange/stored-text.ts'
import type { ForeignRow, ForeignSqlite } from '../../../shared/interchange/foreign-database.ts'
import { broken } from '../limits.ts'
import { type Guid, instantOf, nameOf, textOf } from '../qualcoder/rows.ts'
import { layOutHtml } from './html-text.ts'
import { type Maker, readMakers } from './makers.ts'
import { readTags } from './tags.ts'

/** Whether a database is Taguette's. */
export function isTaguette(db: ForeignSqlite): boolean {
  return db.has('documents', 'id', 'contents') && db.has('highlights', 'id', 'start_offset')
}

/**
 * Reads a Taguette project. Where the database has several, the one with the most documents is taken, and the others are
 * named. Throws `format_broken` or `too_large`.
 */
export function readTaguette(db: ForeignSqlite): ForeignProject {
  const projects = db.rows('projects', 'id', 'name', 'description', 'created')
  const documents = Map.groupBy(
    db.rows('documents', 'id', 'name', 'description', 'project_id', 'contents', 'created'),
    row => row['project_id'] ?? null,
  )
  const size = (row: ForeignRow) => documents.get(row['id'] ?? null)?.length ?? 0
  const [project, ...others] = projects.toSorted((a, b) => size(b) - size(a))
  if (project === undefined) throw broken('The database holds no project.')
  const guid: Guid = (kind, id) => `taguette/${textOf(project, 'created')}/${kind}/${String(id)}`
  const notCarried = others.map((other): NotCarried => {
    const reason = 'Only one project comes in at a time: export this one by itself in Taguette.'
    return { what: 'Project', name: nameOf(other), reason }
  })
  const own = documents.get(project['id'] ?? null) ?? []
  const tags = db
    .rows('tags', 'id', 'project_id', 'path', 'description', 'parent_id')
    .filter(row => row['project_id'] === project['id'])
  const selections = readSelections(db, guid)
  const groups = readGroups(db)
  const sources = own.map(row => ({
    ...readDocument(row, selections.get(row['id'] ?? null) ?? [], guid, notCarried),
    group: groups.get(row['id'] ?? null) ?? null,
  }))
  const used = new Set(sources.flatMap(source => source.selections.map(({ userGuid }) => userGuid)))
  const users = [...new Set([...readMakers(db).values()].map(({ login }) => login))]
    .filter(login => login !== '' && used.has(guid('user', login)))
    .map(login => ({ guid: guid('user', login), name: login }))
  const description = textOf(project, 'description').trim()
  const about = { userGuid: '', createdAt: instantOf(project, 'created'), about: [] }
  const note = { guid: guid('project', 'description'), name: `Description of ${nameOf(project)}` }
  return {
    name: nameOf(project),
    origin: 'Taguette',
    users,
    codes: readTags(tags, guid),
    sources,
    notes: [
      ...(description === '' ? [] : [{ ...note, body: description, ...about }]),
      ...own.flatMap(row => describe(row, guid)),
    ],
    ...{ variables: [], cases: [], missing: [], notCarried },
  }
}

/** What is said of a document, as a memo on it. */
function describe(row: ForeignRow, guid: Guid): ForeignNote[] {
  const body = textOf(row, 'description').trim()
  if (body === '') return []
  const source = guid('document', row['id'])
  return [
    {
      ...{
        guid: `${source}/description`,
        name: `Description of ${nameOf(row) || 'Document'}`,
        body,
      },
      ...{ userGuid: '', createdAt: instantOf(row, 'created') },
      about: [{ kind: 'source', guid: source }],
    },
  ]
}

/** The first group of each document; Taguette had groups until July 2021. */
function readGroups(db: ForeignSqlite): ReadonlyMap<ForeignRow[string], string> {
  const names = new Map(
    db.rows('groups', 'id', 'path').map(row => [row['id'] ?? null, nameOf(row, 'path')]),
  )
  const groups = new Map<ForeignRow[string], string>()
  for (const row of db.rows('document_groups', 'document_id', 'group_id')) {
    const [document, name] = [row['document_id'] ?? null, names.get(row['group_id'] ?? null) ?? '']
    if (name !== '' && !groups.has(document)) groups.set(document, name)
  }
  return groups
}

interface Highlight {
  row: ForeignRow
  maker: Maker | undefined
  codeGuids: string[]
}

function readSelections(db: ForeignSqlite, guid: Guid): Map<ForeignRow[string], Highlight[]> {
  const tagsOf = Map.groupBy(
    db.rows('highlight_tags', 'highlight_id', 'tag_id'),
    row => row['highlight_id'] ?? null,
  )
  const makers = readMakers(db)
  const highlights = db
    .rows('highlights', 'id', 'document_id', 'start_offset', 'end_offset', 'snippet')
    .map(row => ({
      row,
      maker: makers.get(row['id'] ?? null),
      codeGuids: (tagsOf.get(row['id'] ?? null) ?? []).map(tag => guid('tag', tag['tag_id'])),
    }))
  return Map.groupBy(highlights, ({ row }) => row['document_id'] ?? null)
}

function readDocument(
  row: ForeignRow,
  highlights: readonly Highlight[],
  guid: Guid,
  notCarried: NotCarried[],
): ForeignSource {
  const page = layOutHtml(textOf(row, 'contents'))
  const stored = storeForm(page.text)
  const prepared = prepareText(stored.text)
  const name = nameOf(row) || 'Document'
  let fitting = 0
  const selections = highlights.flatMap(
    ({ row: highlight, codeGuids, maker }): ForeignSelection[] => {
      const words = layOutHtml(textOf(highlight, 'snippet')).text.trim()
      const [from, to] = ['start_offset', 'end_offset'].map(column =>
        Number(highlight[column] ?? -1),
      )
      const place = { start: stored.at(page.at(from ?? -1)), end: stored.at(page.at(to ?? -1)) }
      const isOn = squeeze(stored.text.slice(place.start, place.end)) === squeeze(words)
      const found = isOn || words === '' ? place : (findQuote(prepared, words) ?? place)
      if (found.start >= found.end) {
        notCarried.push({ what: 'Highlight', name, reason: 'It lies outside of its text.' })
        return []
      }
      if (isOn || found !== place) fitting += 1
      const login = maker?.login ?? ''
      const userGuid = login === '' ? '' : guid('user', login)
      const made = { note: '', codeGuids, userGuid, createdAt: maker?.at ?? null }
      return [
        {
          guids: [guid('highlight', highlight['id'])],
          start: found.start,
          end: found.end,
          ...made,
        },
      ]
    },
  )
  return {
    ...{ guid: guid('document', row['id']), name, group: null, text: stored.text, textPath: '' },
    ...{ length: stored.text.length, pages: [], media: null, selections },
    positions: {
      counting: { unit: 'byte', lineBreak: 'two' },
      ...{ passages: highlights.length, fitting },
    },
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
