import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { orderRoles, type Role } from '../../../shared/domain/roles.ts'
import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignProject,
  ForeignSelection,
  ForeignSource,
} from '../../../shared/interchange/foreign-project.ts'
import { cutsCharacter } from '../../../shared/text/anchors.ts'
import { detectTurns, kindOf } from '../../../shared/text/turns.ts'
import { insertCoding } from '../../db/repositories/codings.ts'
import { takeCodes, type TakenCodes } from '../../db/repositories/foreign-codes.ts'
import { findForeign, keepForeign } from '../../db/repositories/foreign-ids.ts'
import { insertMemo } from '../../db/repositories/memos.ts'
import { insertResearcher, listResearchers } from '../../db/repositories/project.ts'
import { currentVersion, insertSource } from '../../db/repositories/sources.ts'
import { hashBytes } from '../../db/repositories/originals.ts'
import { readText } from '../../db/repositories/texts.ts'
import type { WritableDb } from '../../db/sql.ts'
import type { ProjectParts } from '../../import/folder-parts.ts'
import { readAgain } from '../../import/refi/texts.ts'
import type { NamedText, ProjectNames } from './names-in-project.ts'
import { rolesOf } from './roles.ts'
import { takePeople } from './take-people.ts'

type Mapping = ParsedInputOf<'interchange.import'>['mapping']

/** What came of a project of another program. */
export interface TakenProject {
  created: Record<
    'researchers' | 'codes' | 'sources' | 'codings' | 'memos' | 'participants' | 'attributes',
    number
  >
  codes: TakenCodes
  notCarried: NotCarried[]
  /** The sources that were new, by their GUIDs. */
  storedIdOf: ReadonlyMap<string, string>
}

/** Takes a project of another program into the open one. What came in before under the same GUID is left as it is. */
export function takeProject(
  db: WritableDb,
  project: ForeignProject,
  {
    mapping,
    researcherId,
    parts,
    names,
    onProgress,
  }: {
    mapping: Mapping
    researcherId: string
    /** The files that texts and recordings are in. */
    parts: ProjectParts
    /** Names that are replaced in texts before they are stored. */
    names: ProjectNames | null
    /** Hears how many sources are stored. */
    onProgress: (done: number) => void
  },
): TakenProject {
  const { origin } = project
  const notCarried: NotCarried[] = []
  const roles = rolesOf(project.codes, mapping?.roles ?? [])
  const users = takeUsers(db, project)
  const codes = takeCodes(
    db,
    project.codes.map(code => ({ ...code, role: roles.get(code.guid) ?? null })),
    origin,
  )
  const coder = passageTaker(db, { codes, roles, users: users.idOf, origin, researcherId })
  const sourceIdOf = new Map<string, string>()
  const storedIdOf = new Map<string, string>()
  /** Where passages are once names were replaced. */
  const places = new Map<string, NamedText['passage']>()
  const textAs = (source: ForeignSource): Pick<NamedText, 'text' | 'blocks' | 'pages'> => {
    const text = textOf(parts, source)
    if (names === null) return { text, blocks: detectTurns(text), pages: source.pages }
    const { passage, ...named } = names.inText(source, text)
    places.set(source.guid, passage)
    return named
  }
  // All texts first: with codings there, each new version would have the database look through all of them.
  for (const [index, source] of project.sources.entries()) {
    onProgress(Math.floor(index / 2))
    const known = findForeign(db, 'source', source.guid)
    const id = known ?? storeSource(db, source, { ...textAs(source), mapping, parts, researcherId })
    if (known === null) storedIdOf.set(source.guid, id)
    keepForeign(db, { kind: 'source', guid: source.guid, thingId: id, origin })
    sourceIdOf.set(source.guid, id)
  }
  for (const [index, source] of project.sources.entries()) {
    onProgress(Math.floor((project.sources.length + index) / 2))
    const id = sourceIdOf.get(source.guid) ?? ''
    const { textHash } = currentVersion(db, id)
    const text = readText(db, textHash)
    if (storedIdOf.has(source.guid) || text === textAs(source).text) {
      const passage = places.get(source.guid) ?? (range => range)
      for (const selection of source.selections) {
        coder.take(id, text, { ...selection, ...passage(selection) })
      }
    } else {
      const reason = 'Its text was changed here since, so new passages of the file have no place.'
      notCarried.push({ what: 'TextSource', name: source.name, reason })
    }
  }
  const memos = takeNotes(db, project, {
    users: users.idOf,
    researcherId,
    idOf: { code: codes.idOf, source: sourceIdOf, coding: coder.idOf },
  })
  const people =
    mapping?.cases === 'none'
      ? { participants: 0, attributes: 0 }
      : takePeople(db, project, sourceIdOf, notCarried)
  if (mapping?.cases === 'none') {
    for (const { name } of project.cases) {
      notCarried.push({ what: 'Case', name, reason: 'Cases were not to become participants.' })
    }
  }
  const created = {
    ...{ researchers: users.created, codes: codes.created },
    sources: storedIdOf.size,
    ...{ codings: coder.count(), memos, ...people },
  }
  return { created, codes, notCarried, storedIdOf }
}

function takeUsers(db: WritableDb, { users, origin }: ForeignProject) {
  const byName = new Map(listResearchers(db).map(({ id, name }) => [nameKey(name), id]))
  const idOf = new Map<string, string>()
  let created = 0
  for (const { guid, name } of users) {
    if (name === '') continue
    let id = findForeign(db, 'researcher', guid) ?? byName.get(nameKey(name))
    if (id === undefined) {
      id = insertResearcher(db, { name })
      byName.set(nameKey(name), id)
      created += 1
    }
    keepForeign(db, { kind: 'researcher', guid, thingId: id, origin })
    idOf.set(guid, id)
  }
  return { idOf, created }
}

/** The text of a source as the file has it, as it would be stored. */
export function textOf(parts: ProjectParts, { text, textPath, length }: ForeignSource): string {
  return text ?? readAgain(parts, textPath, length)
}

function storeSource(
  db: WritableDb,
  source: ForeignSource,
  by: Pick<NamedText, 'text' | 'blocks' | 'pages'> & {
    mapping: Mapping
    parts: ProjectParts
    researcherId: string
  },
): string {
  const { name: title, group, media } = source
  const { text, blocks, pages, mapping, parts, researcherId } = by
  const isKept = media !== null && mapping?.media !== 'leave'
  const bytes = isKept ? parts.read(media.path) : null
  return insertSource(
    db,
    {
      ...{ title, kind: kindOf(blocks), format: 'qdpx', encoding: null },
      ...{ text, blocks, pages, warnings: [] },
    },
    {
      ...{ researcherId, group },
      ...(media !== null && bytes !== null && { original: keptFile(media.name, bytes) }),
    },
  )
}

/** A recording, picture or PDF as it came: most are packed already. */
function keptFile(name: string, bytes: Uint8Array) {
  const file = { hash: hashBytes(bytes), bytes, size: bytes.length, isCompressed: false }
  return { name, file }
}

/** Stores passages, each as a coding of one researcher. */
function passageTaker(
  db: WritableDb,
  by: {
    codes: TakenCodes
    roles: ReadonlyMap<string, Role | null>
    users: ReadonlyMap<string, string>
    origin: string
    researcherId: string
  },
) {
  const idOf = new Map<string, string>()
  let created = 0
  const take = (sourceId: string, text: string, selection: ForeignSelection): void => {
    const { guids, note, codeGuids, userGuid } = selection
    const known = guids.flatMap(guid => findForeign(db, 'coding', guid) ?? [])[0]
    if (known !== undefined) {
      for (const guid of guids) idOf.set(guid, known)
      return
    }
    const given = codeGuids.filter(each => by.codes.idOf.has(each))
    const id = insertCoding(
      db,
      {
        ...{
          sourceId,
          start: outward(text, selection.start, -1),
          end: outward(text, selection.end, 1),
        },
        codeIds: [...new Set(given.map(each => by.codes.idOf.get(each) ?? ''))],
        roles: orderRoles(given.flatMap(each => by.roles.get(each) ?? [])),
        note,
      },
      by.users.get(userGuid) ?? by.researcherId,
      selection.createdAt ?? undefined,
    )
    created += 1
    for (const guid of guids) {
      idOf.set(guid, id)
      keepForeign(db, { kind: 'coding', guid, thingId: id, origin: by.origin })
    }
  }
  return { take, idOf, count: () => created }
}

/** An offset that does not lie within a character. */
function outward(text: string, offset: number, step: 1 | -1): number {
  return cutsCharacter(text, offset) ? offset + step : offset
}

function takeNotes(
  db: WritableDb,
  { notes, origin }: ForeignProject,
  to: {
    users: ReadonlyMap<string, string>
    researcherId: string
    idOf: Record<'code' | 'source' | 'coding', ReadonlyMap<string, string>>
  },
): number {
  let created = 0
  for (const { guid, name, body, userGuid, createdAt, about } of notes) {
    if (findForeign(db, 'memo', guid) !== null) continue
    const subjects = about.flatMap(({ kind, guid: thing }) => {
      const id = kind === 'project' ? undefined : to.idOf[kind].get(thing)
      return kind === 'project' || id === undefined ? [] : [{ kind, id }]
    })
    const id = insertMemo(
      db,
      { kind: 'analytic', title: name, body, subjects },
      to.users.get(userGuid) ?? to.researcherId,
      createdAt ?? undefined,
    )
    keepForeign(db, { kind: 'memo', guid, thingId: id, origin })
    created += 1
  }
  return created
}
