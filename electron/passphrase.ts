import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { AppError } from '../shared/domain/app-error.ts'

/** How a script or a person at a terminal gives the command line a passphrase: never as an argument, which others can see. */

/**
 * The passphrase of the environment variable `RETRODUCE_PASSPHRASE`, or the first line of the file that is named by
 * `--passphrase-file`; undefined where neither is given. Throws `file_unreadable` and `invalid_input`.
 */
export async function givenPassphrase(
  options: Record<string, string | undefined>,
): Promise<string | undefined> {
  const file = options['passphrase-file']
  const passphrase =
    file === undefined ? process.env['RETRODUCE_PASSPHRASE'] : await firstLine(file)
  if (passphrase === '') throw new AppError('invalid_input', 'The passphrase is empty.')
  return passphrase
}

async function firstLine(file: string): Promise<string> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new AppError('file_unreadable', 'The file with the passphrase cannot be read.')
  })
  return content.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? ''
}

/** Asks at the terminal; what is typed is not shown. */
export async function askPassphrase(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write('Passphrase: ')
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
