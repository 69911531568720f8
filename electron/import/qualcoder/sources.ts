import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignSelection,
  ForeignSource,
  MissingFile,
} from '../../../shared/interchange/foreign-project.ts'
import { chooseCounting, COUNTINGS, tryCountings } from '../../../shared/interchange/positions.ts'
import { storeForm } from '../../../shared/interchange/stored-text.ts'
import type { ForeignRow, ForeignSqlite } from '../../../shared/interchange/foreign-database.ts'
import type { ProjectParts } from '../folder-parts.ts'
import { LIMITS } from '../limits.ts'
import { type Guid, instantOf, nameOf, textOf } from './rows.ts'

/** The sources of a QualCoder project with their codings and annotations. */
export function readQualcoderSources(
  db: ForeignSqlite,
  parts: ProjectParts,
  guid: Guid,
  notCarried: NotCarried[],
): { sources: ForeignSource[]; missing: MissingFile[] } {
  const rows = db.rows('source', 'id', 'name', 'fulltext', 'mediapath', 'av_text_id')
  const passages = Map.groupBy(readPassages(db, guid), passage => passage.fid)
  const missing: MissingFile[] = []
  const names = new Map(rows.map(row => [row['id'] ?? null, textOf(row, 'name')]))
  const recordings = new Map(
    rows.flatMap(row =>
      row['av_text_id'] === null ? [] : [[row['av_text_id'] ?? null, row] as const],
    ),
  )
  const isTranscribed = (row: ForeignRow) =>
    rows.some(other => other['id'] === row['av_text_id'] && textOf(other, 'fulltext').trim() !== '')
  const sources = rows.flatMap((row): ForeignSource[] => {
    const id = row['id'] ?? null
    const name = nameOf(row) || 'Source'
    const media = mediaOf(recordings.get(id) ?? row, parts, missing)
    const raw = textOf(row, 'fulltext')
    const own = passages.get(id) ?? []
    if (raw.trim() === '') {
      // A recording with a transcript comes in with that.
      if (isTranscribed(row)) return []
      if (media === null) {
        notCarried.push({
          what: 'source',
          name,
          reason: 'It has no text, and its file is not there.',
        })
        return []
      }
      const text = `[File without a text: ${media.name}]`
      return [{ ...emptySource(guid('source', id), name, text), media }]
    }
    if (raw.length > LIMITS.textUnits) {
      notCarried.push({ what: 'source', name, reason: 'Its text is longer than a source may be.' })
      return []
    }
    return [{ ...readText(guid('source', id), name, raw, own, notCarried), media }]
  })
  for (const [table, what] of [
    ['code_image', 'Coding in a picture'],
    ['code_av', 'Coding in a recording'],
  ] as const) {
    for (const row of db.rows(table, 'id')) {
      const reason = 'Places in pictures and recordings have no place here; only passages of text.'
      notCarried.push({ what, name: names.get(row['id'] ?? null) ?? '', reason })
    }
  }
  return { sources, missing }
}

interface Passage extends Omit<ForeignSelection, 'start' | 'end' | 'guids'> {
  fid: ForeignRow[string]
  guid: string
  name: string
  start: number
  end: number
}

function readPassages(db: ForeignSqlite, guid: Guid): Passage[] {
  const place = (row: ForeignRow) => ({
    fid: row['fid'] ?? null,
    start: Number(row['pos0'] ?? -1),
    end: Number(row['pos1'] ?? -1),
    note: textOf(row, 'memo').trim(),
    userGuid: textOf(row, 'owner'),
    createdAt: instantOf(row),
  })
  const at = ['fid', 'pos0', 'pos1', 'owner', 'date', 'memo']
  return [
    ...db.rows('code_text', 'ctid', 'cid', 'seltext', ...at).map(row => ({
      ...place(row),
      guid: guid(
        'coding',
        row['ctid'] ??
          `${String(row['fid'])}/${String(row['pos0'])}/${String(row['pos1'])}/${String(row['cid'])}`,
      ),
      name: textOf(row, 'seltext'),
      codeGuids: [guid('code', row['cid'])],
    })),
    ...db.rows('annotation', 'anid', ...at).map(row => ({
      ...place(row),
      guid: guid('annotation', row['anid']),
      ...{ name: '', codeGuids: [] },
    })),
  ]
}

function emptySource(guid: string, name: string, text: string): ForeignSource {
  return {
    ...{ guid, name, group: null, text, textPath: '', length: text.length, pages: [], media: null },
    selections: [],
    positions: { counting: { unit: 'codePoint', lineBreak: 'two' }, passages: 0, fitting: 0 },
  }
}

function readText(
  guid: string,
  name: string,
  raw: string,
  passages: readonly Passage[],
  notCarried: NotCarried[],
): ForeignSource {
  const stored = storeForm(raw)
  const fits = tryCountings(raw, passages)
  const { index, ...positions } = chooseCounting(
    fits,
    COUNTINGS.map(() => 0),
    passages.length,
  )
  const places = fits[index]?.places
  const merged = new Map<string, ForeignSelection>()
  for (const [at, { guid: own, note, codeGuids, userGuid, createdAt }] of passages.entries()) {
    const [from, to] = [places?.[at * 2] ?? -1, places?.[at * 2 + 1] ?? -1]
    const [start, end] = [stored.at(from), stored.at(to)]
    if (from < 0 || to < 0 || start >= end) {
      notCarried.push({ what: 'code_text', name, reason: 'A passage lies outside of its text.' })
      continue
    }
    const key = `${start}/${end}/${userGuid}/${note}`
    const first = merged.get(key)
    if (first === undefined) {
      merged.set(key, { guids: [own], start, end, note, codeGuids, userGuid, createdAt })
    } else {
      first.guids.push(own)
      first.codeGuids = [...new Set([...first.codeGuids, ...codeGuids])]
    }
  }
  const source = emptySource(guid, name, stored.text)
  return { ...source, selections: [...merged.values()], positions }
}

/** The file of a source within the project's folder; one that lies elsewhere is missing. */
function mediaOf(
  row: ForeignRow,
  parts: ProjectParts,
  missing: MissingFile[],
): ForeignSource['media'] {
  const written = textOf(row, 'mediapath')
  const name = textOf(row, 'name')
  const isElsewhere = /^(?:docs|images|audio|video):/.test(written)
  const path =
    isElsewhere || written === ''
      ? `documents/${name}`
      : written.replace(/^\/+/, '').replace(/^docs\//, 'documents/')
  const size = parts.sizeOf(path)
  if (size !== null && size <= LIMITS.fileBytes)
    return { name: path.split('/').at(-1) ?? name, path }
  if (written !== '') missing.push({ file: written.split(/[/\\]/).at(-1) ?? written, source: name })
  return null
}
