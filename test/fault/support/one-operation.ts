import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { storeZip } from '../../../electron/import/zip.ts'
import { startTestEngine } from '../../support/engine.ts'
import { NEW_PASSPHRASE, PASSPHRASE } from './passphrases.ts'

/** A program that does one long thing to a project, for tests that kill it at each step: `one-operation FILE OPERATION`. */
const [path = '', operation = ''] = process.argv.slice(2)
const beside = (name: string) => join(dirname(path), name)
const study = await startTestEngine(undefined, beside('user-data'))

const OPERATIONS: Record<string, () => Promise<unknown>> = {
  encrypt: () => study.call('projects.encrypt', { passphrase: PASSPHRASE }),
  decrypt: () => study.call('projects.decrypt', { passphrase: PASSPHRASE }),
  rewrap: async () => {
    await study.call('backups.create', {})
    await study.call('projects.changePassphrase', {
      current: PASSPHRASE,
      passphrase: NEW_PASSPHRASE,
    })
  },
  copy: () => study.call('projects.saveCopy', { path: beside('copy.retroduce') }),
  forget: () => study.call('projects.forget', {}),
  export: () => study.call('exports.write', { product: 'codings', path: beside('codings.csv') }),
  backup: () => study.call('backups.create', {}),
  // Opening it is enough.
  migrate: () => Promise.resolve(),
  import: () => {
    const files = ['A', 'B', 'C'].map(name => beside(`${name}.txt`))
    for (const file of files) writeFileSync(file, `Ann: Nobody rang ${file.length}.\n`)
    return study.call('sources.import', { files })
  },
  project: () => study.call('interchange.import', { file: projectFile() }),
}

/** A project of another program with one source and one coding. */
function projectFile(): { name: string; base64: string } {
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs"><CodeBook><Codes><Code guid="c" name="Waiting"/></Codes></CodeBook>
    <Sources><TextSource guid="s" name="P09" plainTextPath="internal://a.txt">
      <PlainTextSelection guid="p" startPosition="5" endPosition="11"><Coding guid="g"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>
    </TextSource></Sources></Project>`
  const parts = { 'project.qde': xml, 'sources/a.txt': 'Ann: nobody rang.' }
  const bytes = storeZip(new Map(Object.entries(parts).map(([k, v]) => [k, Buffer.from(v)])))
  return { name: 'theirs.qdpx', base64: bytes.toString('base64') }
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
