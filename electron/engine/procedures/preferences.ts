import { Preferences } from '../../../shared/contract/preferences.ts'
import type { AreaHandlers } from '../handlers.ts'
import { readUserFile, writeUserFile } from '../user-file.ts'

const FILE = 'preferences.json'
const USUAL: Preferences = { theme: 'system', textSize: 100 }

/** How the window looks on this computer. */
export const preferencesHandlers: AreaHandlers<'preferences'> = {
  'preferences.get': ({ options }) => readUserFile(options.userDataDir, FILE, Preferences, USUAL),
  'preferences.set': ({ options }, changes) => {
    const { theme, textSize } = readUserFile(options.userDataDir, FILE, Preferences, USUAL)
    const next = { theme: changes.theme ?? theme, textSize: changes.textSize ?? textSize }
    writeUserFile(options.userDataDir, FILE, next)
    return next
  },
}
