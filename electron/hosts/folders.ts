import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder for settings and the list of recent projects; `RETRODUCE_USER_DATA` puts it elsewhere. */
export function userDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { RETRODUCE_USER_DATA: chosen, APPDATA, XDG_CONFIG_HOME } = environment
  if (chosen) return chosen
  if (process.platform === 'win32') {
    return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Retroduce')
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'Retroduce')
  }
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'retroduce')
}
