import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isHeldUp, makeTaskThread } from '../../../../electron/engine/task-thread.ts'
import type { TestTask } from '../../../support/task-threads.ts'

const FILE = join(import.meta.dirname, '../../../support/task-threads.ts')
const thread = makeTaskThread(FILE, 100)
const ask = (task: TestTask['task'], limitMs = 60_000) => thread.ask({ task }, limitMs)

afterEach(() => thread.stop())

describe('a task thread', () => {
  it.each([
    ['never ends', 'endless', 'timed_out'],
    ['fills its heap', 'objects', 'too_large'],
    ['fills the memory outside of its heap', 'buffers', 'too_large'],
  ] as const)('is ended where it %s, and the next request is answered', async (_, task, code) => {
    const limitMs = task === 'endless' ? 200 : undefined
    await expect(ask(task, limitMs)).rejects.toMatchObject({ code, details: { isStopped: true } })
    expect(await ask('echo')).toMatchObject({ value: 'heard' })
  })

  it('says that it was stopped where somebody stops it', async () => {
    const refusal = expect(ask('endless')).rejects.toMatchObject({ code: 'cancelled' })
    await thread.stop()
    await refusal
  })
})

it('a thread gets its time again only where other programs kept it from working', () => {
  expect(isHeldUp(1, 0.2)).toBe(true)
  // It has had its time.
  expect(isHeldUp(1, 0.95)).toBe(false)
  // It waits for something that does not come.
  expect(isHeldUp(0.01, 0.05)).toBe(false)
})
