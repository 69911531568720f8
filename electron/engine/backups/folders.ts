import { join } from 'node:path'
import { z } from 'zod'
import { readUserFile, writeUserFile } from '../user-file.ts'

const FILE = 'backups.json'
const Settings = z.object({ folder: z.string().nullable() })

/** The folder that was chosen on this computer for backups; null for the program's own. */
export function chosenFolder(userDataDir: string): string | null {
  return readUserFile(userDataDir, FILE, Settings, { folder: null }).folder
}

/** Chooses that folder. Backups that were made before stay where they are, and are still found if it was the program's own. */
export function chooseFolder(userDataDir: string, folder: string | null): void {
  writeUserFile(userDataDir, FILE, { folder })
}

/** Where backups are: the folder that new ones go to first. */
export function backupFolders(userDataDir: string): [string, ...string[]] {
  const chosen = chosenFolder(userDataDir)
  const own = join(userDataDir, 'backups')
  return chosen === null ? [own] : [join(chosen, 'Retroduce backups'), own]
}
