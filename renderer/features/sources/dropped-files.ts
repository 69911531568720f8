import { IMPORT_ENDINGS, INTERCHANGE_ENDINGS } from '../../../shared/contract/host.ts'
import { QUALCODER_DATABASE } from '../../store/folder-files.ts'

/**
 * Takes the files out of what was dropped, and those inside folders that can be imported. A file dropped by itself is
 * taken whatever it is, so that it can be said why it is refused; hidden files are left behind.
 */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  // Entries must be asked for before the first await: afterwards the browser has emptied the transfer.
  const entries = [...transfer.items]
    .filter(item => item.kind === 'file')
    .map(item => item.webkitGetAsEntry() ?? item.getAsFile())
  const files: File[] = []
  for (const entry of entries) {
    if (entry instanceof File) files.push(entry)
    else if (entry) await gather(entry, files, true)
  }
  return files
}

async function gather(entry: FileSystemEntry, files: File[], isDropped: boolean): Promise<void> {
  if (entry.name.startsWith('.')) return
  if (isFile(entry)) {
    if (!isDropped && !isReadable(entry.name)) return
    files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)))
  } else if (isFolder(entry)) {
    const children = await childrenOf(entry)
    // The folder of a QualCoder project: its documents are in the project.
    const database = children.find(({ name }) => name === QUALCODER_DATABASE)
    if (database !== undefined) return gather(database, files, true)
    for (const child of children) await gather(child, files, false)
  }
}

function isReadable(name: string): boolean {
  return [...IMPORT_ENDINGS, ...INTERCHANGE_ENDINGS].some(ending =>
    name.toLowerCase().endsWith(ending),
  )
}

/** A reader hands out a hundred entries at a time, until it hands out none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return children
    children.push(...some)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
