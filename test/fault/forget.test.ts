import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
let path: string
beforeEach(async () => {
  study = await startTestEngine('Killed')
  path = join(study.folder, 'study.retroduce')
  const text = 'Ann: I waited and waited, and nobody rang.\nBen: Nobody?\n'.repeat(2_000)
  const { id } = await study.call('sources.create', { title: 'P01', text })
  await study.call('codings.create', { sourceId: id, start: 5, end: 13 })
  await study.call('projects.close', {})
})
afterEach(() => study.dispose())

/** Lets the program say so many times that it is about to forget, and kills it a moment later; returns the last number. */
async function forgetUntilKilled(times: number, moment: number): Promise<number> {
  const script = join(import.meta.dirname, '../support/endless-forgetter.ts')
  const program = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let last = -1
  for await (const line of createInterface({ input: program.stdout })) {
    last = Number(line)
    if (last + 1 !== times) continue
    // Another stretch of the work each time, however fast the machine is.
    for (let turn = 0; turn < moment; turn += 1) await new Promise(setImmediate)
    program.kill('SIGKILL')
  }
  return last
}

it('a program killed while it forgets leaves the project whole, with its past or without', async () => {
  for (const [times, moment] of [1, 2, 1, 3, 1, 2, 1, 1].entries()) {
    const last = await forgetUntilKilled(moment, times * times * 40)
    await study.call('projects.open', { path })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    const [source] = await study.call('sources.list', {})
    const { text } = await study.call('sources.get', { sourceId: source?.id ?? '' })
    const letters = [last, last + 1].map(n => 'ABCDEFGHIJ'[n % 10])
    expect(letters).toContain(text[0])
    expect(text).toHaveLength(source?.length ?? 0)
    expect(await study.call('codings.list', {})).toMatchObject([{ quote: 'I waited' }])
    // Nothing of a copy that was half written stays beside it.
    await study.call('projects.close', {})
    expect(readdirSync(study.folder).sort()).toEqual(['study.retroduce', 'user-data'])
  }
})
