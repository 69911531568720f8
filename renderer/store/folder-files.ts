import { type FileEntry, INTERCHANGE_ENDINGS } from '../../shared/contract/host.ts'
import { TABLE_ENDINGS } from '../../shared/survey/table.ts'
import { callHost } from '../api/client.ts'

/** The database in the folder of a QualCoder project. */
export const QUALCODER_DATABASE = 'data.qda'

/** The most files that one import takes. */
export const MOST_FILES = 2_000

/** Whether a file is a table, which is imported as a survey: with choices of its own, and so one at a time. */
export function isTable(name: string): boolean {
  return TABLE_ENDINGS.some(ending => name.toLowerCase().endsWith(ending))
}

/** Whether a file is a project or a codebook of another program, which comes in by itself. */
export function isInterchange(name: string): boolean {
  return INTERCHANGE_ENDINGS.some(ending => name.toLowerCase().endsWith(ending))
}

/**
 * Files as they were chosen, with every transcript and document in the folders among them, at any depth. Tables in a
 * folder stay there: most are no surveys, and each would have to be asked about.
 */
export async function filesIn(
  entries: readonly FileEntry[],
  purpose: 'import' | 'beside' = 'import',
): Promise<FileEntry[]> {
  const files = new Map<string, FileEntry>()
  const seen = new Set<string>()
  const gather = async (entry: FileEntry): Promise<void> => {
    if (files.size > MOST_FILES) return
    if (!entry.isFolder) {
      files.set(entry.token, entry)
      return
    }
    // A link may lead back to a folder above.
    if (seen.has(entry.token)) return
    seen.add(entry.token)
    const { entries: children } = await callHost('host.listFolder', {
      purpose,
      token: entry.token,
    })
    // The folder of a QualCoder project: its documents are in the project.
    const database = children.find(({ name }) => name === QUALCODER_DATABASE)
    if (database !== undefined && purpose === 'import') return gather(database)
    for (const child of children) {
      if (child.isFolder || !isTable(child.name)) await gather(child)
    }
  }
  for (const entry of entries) await gather(entry)
  return [...files.values()]
}
