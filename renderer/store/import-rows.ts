import type { InputOf } from '../../shared/contract/contract.ts'
import type { FilePreview, ImportReport } from '../../shared/contract/sources.ts'
import type { Encoding } from '../../shared/text/encodings.ts'
import type { SourceKind } from '../../shared/text/source-draft.ts'

/** A file of the import dialog: what it holds, and what the researcher wants of it. */
export interface ImportRow {
  token: string
  preview: FilePreview
  isTicked: boolean
  title: string
  kind: SourceKind
  /** Empty for none. */
  group: string
  /** Labels that were read as text and are to be speakers. */
  addSpeakers: readonly string[]
  /** The encoding that was chosen instead of the one that was found. */
  encoding: Encoding | null
  /** It is being read again in another encoding. */
  isReading: boolean
}

/** What a researcher may change of a row. */
export type RowChange = Partial<
  Pick<ImportRow, 'isTicked' | 'title' | 'kind' | 'group' | 'addSpeakers'>
>

/** A file as it was found; one that cannot be read, or whose text is there already, is not ticked. */
export function toRow(token: string, preview: FilePreview): ImportRow {
  return {
    token,
    preview,
    isTicked: preview.error === null && preview.sameTextAs.length === 0,
    title: preview.title ?? '',
    kind: preview.kind ?? 'document',
    group: '',
    addSpeakers: [],
    encoding: null,
    isReading: false,
  }
}

/** A file that was read again; what the researcher wanted of it stays. */
export function withPreview(row: ImportRow, preview: FilePreview): ImportRow {
  const isKindAsFound = row.kind === row.preview.kind || row.preview.kind === null
  return {
    ...row,
    preview,
    // In another encoding the labels may be other words.
    addSpeakers: [],
    isReading: false,
    isTicked: preview.error === null && (row.isTicked || row.preview.error !== null),
    title: row.title === '' ? (preview.title ?? '') : row.title,
    kind: isKindAsFound ? (preview.kind ?? row.kind) : row.kind,
  }
}

/** Whether a file will be imported. */
export function isWanted(row: ImportRow): boolean {
  return row.isTicked && row.preview.error === null
}

/** The import that the rows ask for. */
export function importOf(
  rows: readonly ImportRow[],
  keepOriginals: boolean,
): InputOf<'sources.import'> {
  const wanted = rows.filter(isWanted)
  return {
    files: wanted.map(row => row.token),
    items: wanted.map(({ title, kind, group, encoding, addSpeakers }, file) => ({
      file,
      kind,
      group: group.trim() === '' ? null : group.trim(),
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      ...(encoding === null ? {} : { encoding }),
      ...(addSpeakers.length === 0 ? {} : { addSpeakers: [...addSpeakers] }),
    })),
    keepOriginals,
  }
}

/** The report of a file that did not get as far as the import. */
export function refusal(
  name: string,
  error: { code: string; message: string } | null,
): ImportReport {
  return {
    ...{ name, isImported: false, sourceId: null, title: null, format: null, encoding: null },
    ...{ wordCount: 0, turnCount: 0, speakers: [], warnings: [], error },
  }
}
