import { dirname, join } from 'node:path'
import { startTestEngine } from '../../support/engine.ts'
import { PASSPHRASE } from './passphrases.ts'

/**
 * A session that does with a marked interview what researchers do, and ends without closing anything:
 * `marked-session FOLDER MARKER [plain]`. The interview is FOLDER/P01.txt. It exports nothing in clear.
 */
const [folder = '', marker = '', isPlain = ''] = process.argv.slice(2)
const { call } = await startTestEngine()
await call('projects.create', {
  path: join(folder, 'study.retroduce'),
  title: `About ${marker}`,
  ...(isPlain === '' && { passphrase: PASSPHRASE }),
})
const { reports } = await call('sources.import', { files: [join(folder, 'P01.txt')] })
const sourceId = reports[0]?.sourceId ?? ''
const { text } = await call('sources.get', { sourceId })
const start = text.indexOf(marker)
const code = await call('codes.create', { name: `Code ${marker}` })
const codings = []
for (let length = 1; length <= marker.length; length += 1) {
  codings.push(
    await call('codings.create', {
      ...{ sourceId, start, end: start + length, roles: ['C'], codeIds: [code.id] },
      note: `${marker} noted`,
    }),
  )
}
await call('memos.create', { kind: 'analytic', body: `${marker} in a memo` })
const element = await call('elements.create', { role: 'C', label: `the ${marker} context` })
const configuration = await call('configurations.create', {
  title: marker,
  slots: [{ role: 'C', elementId: element.id }],
})
for (const { id } of codings) await call('evidence.attach', { codingId: id, elementId: element.id })
await call('search.find', { query: marker })
await call('search.find', { query: `${marker.slice(0, 4)}.*`, mode: 'regex' })
await call('codings.find', { where: { words: marker }, sort: 'longest' })
await call('sources.edit', { sourceId, edits: [{ start, end: start, text: `${marker} ` }] })
await call('history.undo', {})
await call('history.redo', {})
await call('configurations.get', { configurationId: configuration.id })
await call('pseudonyms.suggest', {})
await call('theories.diagram', {})
await call('projects.saveCopy', { path: join(dirname(join(folder, 'x')), 'copy.retroduce') })
process.stdout.write('done\n')
process.kill(process.pid, 'SIGKILL')
