import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../shared/contract/contract.ts'
import { WholeProject } from '../../../shared/interchange/whole-project.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

/** More than is read where everything else is answered; it does not get smaller by compression. */
const MEGABYTES = 9

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Ours')
})
afterEach(() => study.dispose())

const at = (name: string) => join(study.folder, name)

/** Bytes like chance, and the same every time. */
const NOISE = createHash('shake256', { outputLength: MEGABYTES * 1_000_000 }).digest()

/** Takes in a picture as large as that. */
async function takeInPicture(): Promise<void> {
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs"><Sources>
    <PictureSource guid="00000000-0000-4000-8000-000000000001" name="The clinic" path="internal://clinic.jpg"/>
    </Sources></Project>`
  const bytes = zipSync(
    { 'project.qde': Buffer.from(xml), 'sources/clinic.jpg': NOISE },
    { level: 0 },
  )
  const file = { name: 'theirs.qdpx', base64: Buffer.from(bytes).toString('base64') }
  await study.call('interchange.import', { file })
}

const write = (path: string) =>
  study.call('exports.write', { product: 'project', path, project: { includesEarlier: true } })

/** Does something once the export has come so far. */
function onceAt(share: number, act: () => void): void {
  const stop = study.engine.onEvent((event: EngineEvent) => {
    if (event.type !== 'progress' || event.task !== 'export') return
    if (event.done / event.total < share) return
    stop()
    act()
  })
}

const filesBeside = () => readdirSync(study.folder).filter(name => name.startsWith('study'))

describe.each(['in the clear', 'encrypted'])('the export of a large project %s', how => {
  beforeEach(async () => {
    if (how === 'encrypted')
      await study.call('projects.encrypt', { passphrase: 'a long passphrase' })
    await takeInPicture()
  })

  it('lets others read the project, keeps what they write, and holds all of it', async () => {
    const answers: string[] = []
    const asked: Promise<unknown>[] = []
    onceAt(0.3, () => {
      const read = async () => {
        await study.call('sources.list', {})
        answers.push('read')
      }
      const change = async () => {
        await study.call('codes.create', { name: 'Written meanwhile' })
        answers.push('written')
      }
      asked.push(change(), read())
    })
    await write(at('out.json'))
    await Promise.all(asked)
    expect(answers).toEqual(['read', 'written'])
    const whole = WholeProject.parse(JSON.parse(readFileSync(at('out.json'), 'utf8')))
    expect(whole.tables['code']).toEqual([])
    expect(whole.files).toHaveLength(1)
    expect(Buffer.from(whole.files[0]?.base64 ?? '', 'base64').equals(NOISE)).toBe(true)
    const codes = await study.call('codes.list', {})
    expect(codes.map(({ name }) => name)).toEqual(['Written meanwhile'])
    const [record] = await study.call('exports.list', {})
    expect(record).toMatchObject({ fileName: 'out.json' })
    await study.call('projects.close', {})
    expect(filesBeside()).toEqual(['study.retroduce'])
  })

  it.each([0, 0.3, 0.6])('leaves nothing behind where it is cancelled at %d', async share => {
    const files = filesBeside()
    let cancelled: Promise<{ isCancelled: boolean }> | undefined
    onceAt(share, () => {
      cancelled = study.call('tasks.cancel', { task: 'export' })
    })
    await expect(write(at('out.json'))).rejects.toMatchObject({ code: 'cancelled' })
    expect(await cancelled).toEqual({ isCancelled: true })
    expect(existsSync(at('out.json'))).toBe(false)
    // The project goes on, and can be written.
    await study.call('codes.create', { name: 'After it' })
    expect(filesBeside()).toEqual(files)
    await write(at('out.json'))
    expect(existsSync(at('out.json'))).toBe(true)
  })
})
