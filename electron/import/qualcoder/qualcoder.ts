import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignNote,
  ForeignProject,
  ForeignVariable,
} from '../../../shared/interchange/foreign-project.ts'
import type { ForeignRow, ForeignSqlite } from '../../../shared/interchange/foreign-database.ts'
import type { ProjectParts } from '../folder-parts.ts'
import { type Guid, instantOf, nameOf, textOf } from './rows.ts'
import { readQualcoderSources } from './sources.ts'

/** Whether a database is a QualCoder project's. */
export function isQualcoder(db: ForeignSqlite): boolean {
  return db.has('code_name', 'cid', 'name') && db.has('source', 'id', 'name', 'fulltext')
}

/** Reads a QualCoder project: its database, and the files beside that. Throws `format_broken` or `too_large`. */
export function readQualcoder(db: ForeignSqlite, parts: ProjectParts): ForeignProject {
  const notCarried: NotCarried[] = []
  const [about] = db.rows('project', 'date', 'memo', 'about', 'databaseversion')
  // A project is known by when it was made: its name is that of its folder, which may be copied.
  const guid: Guid = (kind, id) => `qualcoder/${textOf(about, 'date')}/${kind}/${String(id)}`
  const { sources, missing } = readQualcoderSources(db, parts, guid, notCarried)
  const journal = db
    .rows('journal', 'jid', 'name', 'jentry', 'owner', 'date')
    .map(row => note(guid('journal', row['jid']), nameOf(row), textOf(row, 'jentry'), row))
  const memo = textOf(about, 'memo').trim()
  return {
    name: 'QualCoder project',
    origin: `QualCoder ${textOf(about, 'about').replace(/^QualCoder\s*/i, '')}`
      .trim()
      .slice(0, 200),
    users: ownersIn(db).map(name => ({ guid: name, name })),
    codes: readCodes(db, guid),
    sources,
    notes: [
      ...(memo === '' ? [] : [note(guid('project', 0), 'Memo of the project', memo, about)]),
      ...journal.filter(({ body }) => body.trim() !== ''),
      ...memosOnSources(db, guid),
    ],
    ...readCases(db, guid, notCarried),
    missing,
    notCarried,
  }
}

function note(guid: string, name: string, body: string, row: ForeignRow | undefined): ForeignNote {
  const createdAt = instantOf(row)
  return { guid, name, body, userGuid: textOf(row, 'owner'), createdAt, about: [] }
}

function memosOnSources(db: ForeignSqlite, guid: Guid): ForeignNote[] {
  return db.rows('source', 'id', 'name', 'memo', 'owner', 'date').flatMap(row => {
    const body = textOf(row, 'memo').trim()
    if (body === '') return []
    const source = guid('source', row['id'])
    const made = note(`${source}/memo`, `Memo on ${nameOf(row)}`, body, row)
    return { ...made, about: [{ kind: 'source' as const, guid: source }] }
  })
}

function ownersIn(db: ForeignSqlite): string[] {
  const tables = ['source', 'code_text', 'code_name', 'annotation', 'journal', 'cases']
  const names = tables.flatMap(table => db.rows(table, 'owner').map(row => textOf(row, 'owner')))
  return [...new Set(names)].filter(name => name !== '').sort()
}

/** Categories and the codes in them; a category is a code like any other here. */
function readCodes(db: ForeignSqlite, guid: Guid): ForeignProject['codes'] {
  const codes: ForeignProject['codes'] = []
  const add = (id: string, parentGuid: string | null, row: ForeignRow) =>
    codes.push({
      ...{ guid: id, parentGuid, name: nameOf(row) || 'Code without a name' },
      colour: colourOf(textOf(row, 'color')),
      ...{ description: textOf(row, 'memo').trim(), inclusion: '', exclusion: '', role: null },
    })
  const categories = db.rows('code_cat', 'catid', 'name', 'memo', 'supercatid')
  const byId = new Map(categories.map(row => [row['catid'], row]))
  const taken = new Set<ForeignRow>()
  // What lies above comes first; one that is said to lie within itself lies in none.
  const take = (row: ForeignRow, above: readonly ForeignRow[]): void => {
    if (taken.has(row) || above.length > MOST_DEPTH) return
    const parent = byId.get(row['supercatid'] ?? null)
    const isWithin = parent !== undefined && parent !== row && !above.includes(parent)
    if (isWithin) take(parent, [...above, row])
    if (taken.has(row)) return
    taken.add(row)
    add(guid('category', row['catid']), isWithin ? guid('category', row['supercatid']) : null, row)
  }
  for (const row of categories) take(row, [])
  for (const row of db.rows('code_name', 'cid', 'name', 'memo', 'catid', 'color')) {
    const category = byId.get(row['catid'] ?? null)
    const parent =
      category !== undefined && taken.has(category) ? guid('category', row['catid']) : null
    add(guid('code', row['cid']), parent, row)
  }
  return codes
}

const MOST_DEPTH = 100

function colourOf(written: string): string | null {
  return /^#[0-9a-f]{6}$/i.test(written) ? written.toLowerCase() : null
}

/** Cases with their attributes, and sources that have attributes of their own. */
function readCases(
  db: ForeignSqlite,
  guid: Guid,
  notCarried: NotCarried[],
): Pick<ForeignProject, 'cases' | 'variables'> {
  const variables = db.rows('attribute_type', 'name', 'valuetype').map((row): ForeignVariable => {
    const name = textOf(row, 'name')
    const type = textOf(row, 'valuetype') === 'numeric' ? 'Float' : 'Text'
    return { guid: guid('attribute', name), name: nameOf(row), type }
  })
  const values = new Map<string, Record<string, string>>()
  for (const row of db.rows('attribute', 'name', 'attr_type', 'value', 'id')) {
    const value = textOf(row, 'value').trim()
    const key = `${textOf(row, 'attr_type')}/${String(row['id'])}`
    if (value !== '') {
      values.set(key, { ...values.get(key), [guid('attribute', textOf(row, 'name'))]: value })
    }
  }
  const within = Map.groupBy(db.rows('case_text', 'caseid', 'fid'), row => row['caseid'] ?? null)
  const cases = db.rows('cases', 'caseid', 'name', 'memo').map(row => ({
    ...{ guid: guid('case', row['caseid']), name: nameOf(row) || 'Case' },
    description: textOf(row, 'memo').trim(),
    values: values.get(`case/${String(row['caseid'])}`) ?? {},
    sourceGuids: [
      ...new Set((within.get(row['caseid'] ?? null) ?? []).map(one => guid('source', one['fid']))),
    ],
  }))
  const ofFiles = db.rows('source', 'id', 'name').flatMap(row => {
    const own = values.get(`file/${String(row['id'])}`)
    if (own === undefined) return []
    const source = guid('source', row['id'])
    const name = nameOf(row) || 'Source'
    return { guid: `${source}/case`, name, description: '', values: own, sourceGuids: [source] }
  })
  for (const key of values.keys()) {
    if (!key.startsWith('journal/')) continue
    notCarried.push({ what: 'attribute', name: key, reason: 'Journals have no attributes here.' })
  }
  return { variables, cases: [...cases, ...ofFiles] }
}
