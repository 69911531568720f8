import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
let path: string

beforeEach(async () => {
  study = await startTestEngine('Killed')
  path = join(study.folder, 'study.retroduce')
  const text = 'Ann: I waited and waited, and nobody rang.\nBen: Nobody?\n'.repeat(20)
  await study.call('sources.create', { title: 'P01', text })
  await study.call('projects.close', {})
})
afterEach(() => study.dispose())

/** Lets the coder work until it has acknowledged so many codings, then kills it in the middle of the next. */
async function codeUntilKilled(acknowledgements: number): Promise<string[]> {
  const coder = spawn(
    process.execPath,
    [join(import.meta.dirname, '../support/endless-coder.ts'), path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ids: string[] = []
  for await (const line of createInterface({ input: coder.stdout })) {
    ids.push(line)
    if (ids.length === acknowledgements) coder.kill('SIGKILL')
  }
  return ids
}

describe('a program killed while it codes', () => {
  it('has lost no coding that was acknowledged, and its file is whole', async () => {
    const acknowledged: string[] = []
    for (const count of [1, 5, 40, 150]) {
      acknowledged.push(...(await codeUntilKilled(count)))
      await study.call('projects.open', { path })
      const found = new Set((await study.call('codings.list', {})).map(({ id }) => id))
      expect(acknowledged.filter(id => !found.has(id))).toEqual([])
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
      await study.call('projects.close', {})
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(196)
  })
})
