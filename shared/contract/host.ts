import { z } from 'zod'

/**
 * What the window asks of its owner (Electron or an installed browser) and not of the engine. The window never sees a
 * path: files are opaque tokens that only the host can turn into one.
 */
const FileToken = z.string().regex(/^file:[0-9a-f-]{36}$/)

/** A file or folder the window may name to the host or to a procedure, by its token. */
export const FileEntry = z.object({
  token: z.string(),
  name: z.string(),
  isFolder: z.boolean(),
  /** Bytes; 0 for a folder. */
  size: z.number(),
})
/** A file or folder the window may name to the host or to a procedure, by its token. */
export type FileEntry = z.infer<typeof FileEntry>

/** What the import takes; a test holds it against electron/import, which neither a host nor the window knows. */
export const IMPORT_ENDINGS = [
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.docx',
  '.docm',
  '.vtt',
  '.srt',
  '.pdf',
  '.rtf',
  '.odt',
  '.html',
  '.htm',
  '.xhtml',
  '.sbv',
]

/** Projects and codebooks of other programs; the database of a QualCoder project is `data.qda` in its folder. */
export const INTERCHANGE_ENDINGS = ['.qdpx', '.qdc', '.qda', '.sqlite3', '.sqlite', '.json']

/** Files that a project of another program may have outside of itself. */
export const BESIDE_ENDINGS = [
  ...[...IMPORT_ENDINGS, '.mp3', '.m4a', '.wav', '.wma', '.ogg', '.flac', '.mp4', '.m4v', '.mov'],
  ...['.avi', '.wmv', '.mkv', '.webm', '.jpg', '.jpeg', '.png', '.gif', '.bmp', '.tif', '.tiff'],
]

/** Files of references; databases give them whatever ending they like. */
export const REFERENCE_ENDINGS = [
  '.ris',
  '.bib',
  '.bibtex',
  '.nbib',
  '.xml',
  '.txt',
  '.csv',
  '.tsv',
  '.xlsx',
]

const Purpose = z.enum([
  'openProject',
  'saveProject',
  'import',
  'participants',
  'references',
  'responses',
  'interchange',
  'beside',
  'export',
  'openKey',
  'saveKey',
  'openBundle',
  'saveBundle',
  'backupFolder',
  'bundleFolder',
])
/** Why files are chosen; decides title, filter and start folder of a dialog. */
export type FilePurpose = z.infer<typeof Purpose>

/** Whether a folder is chosen, and no file in it. */
export function isForFolder(purpose: FilePurpose): boolean {
  return purpose === 'backupFolder' || purpose === 'bundleFolder'
}

export const hostContract = {
  'host.info': {
    input: z.strictObject({}),
    output: z.object({
      host: z.enum(['electron', 'browser']),
      platform: z.string(),
      hasNativeDialogs: z.boolean(),
      version: z.string(),
    }),
  },
  /** Shows the system's dialog, where the host has one; an empty list means it was cancelled. */
  'host.chooseFiles': {
    input: z.strictObject({ purpose: Purpose, suggestedName: z.string().max(200).optional() }),
    output: z.array(FileEntry),
  },
  /** Lists a folder for the program's own chooser: names and sizes only; no token means the home folder. */
  'host.listFolder': {
    input: z.strictObject({ token: FileToken.optional(), purpose: Purpose }),
    output: z.object({
      folder: FileEntry,
      parent: FileEntry.nullable(),
      places: z.array(FileEntry),
      entries: z.array(FileEntry),
    }),
  },
  /** Names a file to be written in a folder that was listed. */
  'host.saveTarget': {
    input: z.strictObject({ folder: FileToken, name: z.string().min(1).max(200) }),
    output: z.object({ token: z.string(), name: z.string(), isExisting: z.boolean() }),
  },
  /** Begins to take in a file dropped on the window; its bytes follow in slices. */
  'host.beginDrop': {
    input: z.strictObject({ name: z.string().min(1).max(500), size: z.int().min(0) }),
    output: z.object({ token: z.string() }),
  },
  'host.dropSlice': {
    input: z.strictObject({ token: FileToken, base64: z.string().max(4_000_000) }),
    output: z.object({ received: z.number() }),
  },
  /** Lets go of dropped files that will not be used, so that they do not fill the memory. */
  'host.releaseDrops': {
    input: z.strictObject({ tokens: z.array(FileToken).max(10_000) }),
    output: z.object({}),
  },
  /** Something was copied in the window: it is taken off the clipboard after so many minutes (see `clearCopiedAfter`). */
  'host.copied': {
    input: z.strictObject({ clearAfter: z.int().min(0).max(240).nullable() }),
    output: z.object({}),
  },
  /** What the page's own policy refused, which the host does not see; only scheme and host of it are kept. */
  'host.noteRefusal': {
    input: z.strictObject({ asked: z.string().max(2_000) }),
    output: z.object({}),
  },
  /** Requests that were not the program's own, since it was started: all were refused. */
  'host.refusals': {
    input: z.strictObject({}),
    output: z.object({
      count: z.int(),
      addresses: z.array(z.object({ address: z.string(), count: z.int() })),
    }),
  },
  'host.quit': { input: z.strictObject({}), output: z.object({}) },
}

type HostContract = typeof hostContract
/** The name of something only the window's owner can do. */
export type HostProcedureName = keyof HostContract
export type HostInputOf<N extends HostProcedureName> = z.input<HostContract[N]['input']>
export type HostOutputOf<N extends HostProcedureName> = z.output<HostContract[N]['output']>
