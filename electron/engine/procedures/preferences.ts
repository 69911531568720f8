import { Preferences } from '../../../shared/contract/preferences.ts'
import type { AreaHandlers } from '../handlers.ts'
import { readUserFile, writeUserFile } from '../user-file.ts'

const FILE = 'preferences.json'
const USUAL: Preferences = {
  theme: 'system',
  textSize: 100,
  readingSize: 1,
  lineLength: 70,
  lockAfter: 15,
  windowTitle: 'project',
  clearCopiedAfter: 5,
}
/** A file of an earlier version lacks what came since. */
const Stored = Preferences.partial()

/** How the window looks on this computer. */
export const preferencesHandlers: AreaHandlers<'preferences'> = {
  'preferences.get': ({ options }) => read(options.userDataDir),
  'preferences.set': ({ options }, changes) => {
    const next = { ...read(options.userDataDir), ...withoutUndefined(changes) }
    writeUserFile(options.userDataDir, FILE, next)
    return next
  },
}

function read(userDataDir: string): Preferences {
  return { ...USUAL, ...withoutUndefined(readUserFile(userDataDir, FILE, Stored, {})) }
}

function withoutUndefined(given: { [K in keyof Preferences]?: Preferences[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Preferences>
}
