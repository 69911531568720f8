import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Killed in the room')
})
afterEach(() => study.dispose())

describe('a laptop that dies in the middle of a workshop', () => {
  it('has lost nobody who was counted', async () => {
    const path = join(study.folder, 'study.retroduce')
    const { id: configurationId } = await study.call('configurations.create', { title: 'Waiting' })
    const { id: workshopId } = await study.call('workshops.create', { name: 'Panel' })
    const { id: roundId } = await study.call('workshops.addRound', { workshopId })
    const round = await study.call('workshops.addItems', {
      ...{ roundId, configurationIds: [configurationId] },
    })
    const itemId = round.items[0]?.id ?? ''
    let counted = 0
    for (const count of [1, 7, 60]) {
      await study.call('projects.close', {})
      const teller = spawn(
        process.execPath,
        [join(import.meta.dirname, '../support/endless-tally.ts'), path, itemId],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      let said = 0
      for await (const line of createInterface({ input: teller.stdout })) {
        counted = Number(line)
        said += 1
        if (said === count) teller.kill('SIGKILL')
      }
      await study.call('projects.open', { path })
      const [result] = await study.call('workshops.results', { workshopId })
      const agree = result?.stances.agree ?? 0
      expect(agree).toBeGreaterThanOrEqual(counted)
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    }
    expect(counted).toBeGreaterThanOrEqual(68)
  })
})
