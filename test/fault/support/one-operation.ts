import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startTestEngine } from '../../support/engine.ts'
import { NEW_PASSPHRASE, PASSPHRASE } from './passphrases.ts'

/** A program that does one long thing to a project, for tests that kill it at each step: `one-operation FILE OPERATION`. */
const [path = '', operation = ''] = process.argv.slice(2)
const study = await startTestEngine()
const beside = (name: string) => join(dirname(path), name)

const OPERATIONS: Record<string, () => Promise<unknown>> = {
  encrypt: () => study.call('projects.encrypt', { passphrase: PASSPHRASE }),
  decrypt: () => study.call('projects.decrypt', { passphrase: PASSPHRASE }),
  rewrap: () =>
    study.call('projects.changePassphrase', { current: PASSPHRASE, passphrase: NEW_PASSPHRASE }),
  copy: () => study.call('projects.saveCopy', { path: beside('copy.retroduce') }),
  forget: () => study.call('projects.forget', {}),
  export: () => study.call('exports.write', { product: 'codings', path: beside('codings.csv') }),
  import: () => {
    const files = ['A', 'B', 'C'].map(name => beside(`${name}.txt`))
    for (const file of files) writeFileSync(file, `Ann: Nobody rang ${file.length}.\n`)
    return study.call('sources.import', { files })
  },
}

try {
  await study.call('projects.open', { path, passphrase: PASSPHRASE })
  await OPERATIONS[operation]?.()
  await study.call('projects.close', {})
  process.stdout.write('done\n')
} catch (error) {
  process.stdout.write(`refused ${(error as { code?: string }).code ?? 'internal'}\n`)
}
process.exit(0)
