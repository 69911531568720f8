import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const SOURCES = 30
const LINE = 'Ann: and then we waited for another week, and nobody rang us at all.\n'
const GUID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Ours')
})
afterEach(() => study.dispose())

/** A project file of sources with twenty passages each. */
function theirs(): { name: string; base64: string } {
  const parts: Record<string, Uint8Array> = {}
  let number = 1_000
  const sources = Array.from({ length: SOURCES }, (_, source) => {
    parts[`sources/${source}.txt`] = Buffer.from(LINE.repeat(20))
    const passages = Array.from({ length: 20 }, (__, at) => {
      const [start, end] = [at * LINE.length, (at + 1) * LINE.length - 1]
      return `<PlainTextSelection guid="${GUID(number++)}" name="" startPosition="${start}" endPosition="${end}">
        <Coding guid="${GUID(number++)}"><CodeRef targetGUID="${GUID(1)}"/></Coding></PlainTextSelection>`
    })
    return `<TextSource guid="${GUID(number++)}" name="S${source}" plainTextPath="internal://${source}.txt">${passages.join('')}</TextSource>`
  })
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs"><CodeBook><Codes>
    <Code guid="${GUID(1)}" name="Waiting" isCodable="true"/></Codes></CodeBook>
    <Sources>${sources.join('')}</Sources></Project>`
  const bytes = zipSync({ 'project.qde': Buffer.from(xml), ...parts })
  return { name: 'theirs.qdpx', base64: Buffer.from(bytes).toString('base64') }
}

/** Does something once the import has come so far; a half is read, the rest is stored. */
function onceAt(share: number, act: () => void): void {
  const stop = study.engine.onEvent((event: EngineEvent) => {
    if (event.type !== 'progress' || event.task !== 'import') return
    if (event.done / event.total < share) return
    stop()
    act()
  })
}

const filesBeside = () => readdirSync(study.folder).filter(name => name.startsWith('study'))

describe.each(['in the clear', 'encrypted'])('a large import into a project %s', how => {
  beforeEach(async () => {
    if (how === 'encrypted')
      await study.call('projects.encrypt', { passphrase: 'a long passphrase' })
    await study.call('codes.create', { name: 'Here before' })
  })

  it('lets others read the project as it is, keeps what they write, and is one step', async () => {
    const answers: unknown[] = []
    const asked: Promise<unknown>[] = []
    onceAt(0.6, () => {
      const read = async () => {
        const { counts } = await study.call('project.info', {})
        answers.push(['read', counts.sources])
      }
      const write = async () => {
        await study.call('codes.create', { name: 'Written meanwhile' })
        answers.push('written')
      }
      asked.push(write(), read())
    })
    const report = await study.call('interchange.import', { file: theirs() })
    expect(report.created).toMatchObject({ sources: SOURCES, codings: SOURCES * 20 })
    await Promise.all(asked)
    expect(answers).toEqual([['read', 0], 'written'])
    const names = async () => (await study.call('codes.list', {})).map(({ name }) => name).sort()
    expect(await names()).toEqual(['Here before', 'Waiting', 'Written meanwhile'])
    const labels = (await study.call('history.list', {})).map(({ label }) => label)
    expect(labels.slice(0, 2).at(-1)).toBe('Import the project “Theirs”')
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await study.call('history.undo', {})
    await study.call('history.undo', {})
    expect(await names()).toEqual(['Here before'])
    expect((await study.call('project.info', {})).counts).toMatchObject({ sources: 0, codings: 0 })
    await study.call('history.redo', {})
    expect((await study.call('project.info', {})).counts).toMatchObject({ sources: SOURCES })
    await study.call('projects.close', {})
    expect(filesBeside()).toEqual(['study.retroduce'])
  })

  it.each([0, 0.2, 0.5, 0.51, 0.7, 0.98])(
    'leaves nothing behind where it is cancelled at %d of its way',
    async share => {
      const before = await study.call('history.list', {})
      const files = filesBeside()
      let cancelled: Promise<{ isCancelled: boolean }> | undefined
      onceAt(share, () => {
        cancelled = study.call('tasks.cancel', { task: 'import' })
      })
      const file = theirs()
      await expect(study.call('interchange.import', { file })).rejects.toMatchObject({
        code: 'cancelled',
      })
      expect(await cancelled).toEqual({ isCancelled: true })
      expect(await study.call('history.list', {})).toEqual(before)
      expect((await study.call('project.info', {})).counts).toMatchObject({
        sources: 0,
        codings: 0,
      })
      expect(filesBeside()).toEqual(files)
      // The project goes on, and the same file comes in.
      await study.call('codes.create', { name: 'After it' })
      const { created } = await study.call('interchange.import', { file })
      expect(created.sources).toBe(SOURCES)
    },
  )

  it('is given up where the project is closed meanwhile', async () => {
    let closed: Promise<unknown> | undefined
    onceAt(0.7, () => {
      closed = study.call('projects.close', {})
    })
    await expect(study.call('interchange.import', { file: theirs() })).rejects.toMatchObject({
      code: 'cancelled',
    })
    await closed
    expect(filesBeside()).toEqual(['study.retroduce'])
    const path = join(study.folder, 'study.retroduce')
    await study.call('projects.open', { path, passphrase: 'a long passphrase' })
    expect((await study.call('project.info', {})).counts).toMatchObject({ sources: 0, codes: 1 })
  })
})
