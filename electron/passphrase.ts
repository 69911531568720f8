import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { AppError } from '../shared/domain/app-error.ts'

/**
 * How a script or a person at a terminal gives the command line what opens a project: never as an argument, which others
 * can see.
 */

/** What opens an encrypted project; one of the two. */
export type Opening = { passphrase: string } | { recoveryKey: string }

/**
 * The passphrase of the environment variable `RETRODUCE_PASSPHRASE`, or the first line of the file that is named by
 * `--passphrase-file`; undefined where neither is given. Throws `file_unreadable` and `invalid_input`.
 */
export async function givenPassphrase(
  options: Record<string, string | undefined>,
): Promise<string | undefined> {
  const file = options['passphrase-file']
  const passphrase =
    file === undefined
      ? process.env['RETRODUCE_PASSPHRASE']
      : await firstLine(file, 'The file with the passphrase cannot be read.')
  if (passphrase === '') throw new AppError('invalid_input', 'The passphrase is empty.')
  return passphrase
}

/**
 * What opens a project: the first line of the file named by `--recovery-key-file`, or else `givenPassphrase`; undefined
 * where nothing is given. Throws `file_unreadable` and `invalid_input`.
 */
export async function givenOpening(
  options: Record<string, string | undefined>,
): Promise<Opening | undefined> {
  const file = options['recovery-key-file']
  if (file === undefined) {
    const passphrase = await givenPassphrase(options)
    return passphrase === undefined ? undefined : { passphrase }
  }
  if (options['passphrase-file'] !== undefined) {
    throw new AppError('invalid_input', 'Give the passphrase or the recovery key, not both.')
  }
  const recoveryKey = await firstLine(file, 'The file with the recovery key cannot be read.')
  if (recoveryKey.trim() === '') throw new AppError('invalid_input', 'The recovery key is empty.')
  return { recoveryKey }
}

/**
 * The passphrase of bundles and colleagues' copies: of `RETRODUCE_TEAM_PASSPHRASE`, or the first line of the file named by
 * `--team-passphrase-file`; undefined where neither is given. Throws `file_unreadable`.
 */
export async function givenTeamPassphrase(
  options: Record<string, string | undefined>,
): Promise<string | undefined> {
  const file = options['team-passphrase-file']
  if (file === undefined) return process.env['RETRODUCE_TEAM_PASSPHRASE']
  return firstLine(file, 'The file with the passphrase of the team cannot be read.')
}

/**
 * The password of an administrator of a hub's database: of `RETRODUCE_HUB_PASSWORD`, or the first line of the file named by
 * `--hub-password-file`; undefined where neither is given. Throws `file_unreadable`.
 */
export async function givenHubPassword(
  options: Record<string, string | undefined>,
): Promise<string | undefined> {
  const file = options['hub-password-file']
  if (file === undefined) return process.env['RETRODUCE_HUB_PASSWORD']
  return firstLine(file, 'The file with the password of the hub cannot be read.')
}

async function firstLine(file: string, problem: string): Promise<string> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new AppError('file_unreadable', problem)
  })
  return content.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? ''
}

/** Asks at the terminal, for the recovery key where there is no passphrase to be given; what is typed is not shown. */
export async function askOpening(): Promise<Opening> {
  const passphrase = await ask('Passphrase (empty to use the recovery key): ')
  return passphrase === '' ? { recoveryKey: await ask('Recovery key: ') } : { passphrase }
}

async function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(question)
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
