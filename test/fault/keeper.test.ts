import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { filesWithWords } from '../support/search-bytes.ts'

let study: TestEngine
let path: string
beforeEach(async () => {
  study = await startTestEngine('Killed')
  path = join(study.folder, 'study.retroduce')
})
afterEach(() => study.dispose())

const SCRIPT = join(import.meta.dirname, '../support/endless-keeper.ts')

/** Lets the program work until it begins its piece of this number, and kills it some turns later; returns the last it began. */
async function workUntilKilled(work: string, piece: number, turns: number): Promise<number> {
  const program = spawn(process.execPath, [SCRIPT, work, study.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = -1
  for await (const line of createInterface({ input: program.stdout })) {
    last = Number(line)
    if (last !== piece) continue
    // Another stretch of the work each time, however fast the machine is.
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate)
    program.kill('SIGKILL')
  }
  return last
}

const TURNS = [0, 250, 1_500, 6_000]

async function expectSound(): Promise<void> {
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
}

async function addSources(count: number): Promise<void> {
  const text = 'Ann: I waited and waited, and nobody rang.\n'.repeat(5_000)
  for (let n = 0; n < count; n += 1) {
    await study.call('sources.create', { title: `S${n}`, text: `${n} ${text}` })
  }
}

describe('a program killed', () => {
  it('while it makes a backup leaves the project whole, every backup it has whole, and no parts', async () => {
    await addSources(4)
    await study.call('projects.close', {})
    let made = 0
    for (const [run, turns] of TURNS.entries()) {
      const last = await workUntilKilled('backup', run % 2, turns)
      await study.call('projects.open', { path })
      await expectSound()
      const { backups } = await study.call('backups.list', {})
      expect(backups.length).toBeGreaterThanOrEqual(Math.min(10, made + last))
      made = backups.length
      const [newest] = backups
      if (newest !== undefined) {
        const copy = join(study.folder, `copy-${run}.retroduce`)
        await study.call('backups.restoreTo', { backupId: newest.id, path: copy })
        await study.call('projects.open', { path: copy })
        await expectSound()
      }
      await study.call('projects.close', {})
    }
    expect(made).toBeGreaterThan(1)
  })

  it('while it restores leaves the one state or the other', async () => {
    await addSources(2)
    await study.call('codes.create', { name: 'First' })
    await study.call('backups.create', {})
    await study.call('codes.create', { name: 'Second' })
    await study.call('backups.create', {})
    await study.call('projects.close', {})
    const found = new Set<number>()
    for (const [run, turns] of TURNS.entries()) {
      await workUntilKilled('restore', 1 + (run % 2), turns)
      await study.call('projects.open', { path })
      await expectSound()
      const names = (await study.call('codes.list', {})).map(({ name }) => name)
      expect([['First'], ['First', 'Second']]).toContainEqual(names.sort())
      found.add(names.length)
      await study.call('projects.close', {})
    }
    expect(found.size).toBeGreaterThan(0)
    const left = readdirSync(study.folder).filter(name => name.startsWith('study'))
    expect(left).toEqual(['study.retroduce'])
  })

  it('while it salvages leaves the damaged project as it was, and a new one that is whole or none', async () => {
    await addSources(2)
    await study.call('projects.close', {})
    const damaged = join(study.folder, 'damaged.retroduce')
    const bytes = readFileSync(path)
    bytes.fill(7, bytes.length - 8_192, bytes.length - 4_096)
    writeFileSync(damaged, bytes)
    let whole = 0
    for (const turns of TURNS) {
      const last = await workUntilKilled('salvage', 1, turns)
      for (let n = 0; n <= last; n += 1) {
        const made = join(study.folder, `salvaged-${n}.retroduce`)
        if (!existsSync(made)) continue
        await study.call('projects.open', { path: made })
        await expectSound()
        await study.call('projects.close', {})
        whole += 1
        // Out of the way of the next program.
        rmSync(made)
      }
      expect(readFileSync(damaged).equals(bytes)).toBe(true)
    }
    expect(whole).toBeGreaterThanOrEqual(TURNS.length)
  })

  it('while it erases who withdrew leaves them as they were, or nowhere', async () => {
    const count = 12
    const marker = (n: number) => `the ${n} herons stood waiting by the rusty sluice`
    for (let n = 0; n < count; n += 1) {
      const label = `P${n}`
      const text = `INT: And?\n${label}: Well, ${marker(n)}.`
      const { id: sourceId } = await study.call('sources.create', { title: label, text })
      await study.call('participants.create', {
        pseudonym: label,
        speakers: [{ sourceId, label }],
      })
      await study.call('codings.create', { sourceId, start: 18, end: 30 })
    }
    await addSources(1)
    await study.call('backups.create', {})
    await study.call('projects.close', {})
    for (const [run, turns] of TURNS.entries()) {
      await workUntilKilled('withdraw', run % 2, turns)
      await study.call('projects.open', { path })
      await expectSound()
      const names = (await study.call('participants.list', {})).map(each => each.pseudonym)
      const titles = (await study.call('sources.list', {})).map(({ title }) => title)
      const gone = Array.from({ length: count }, (_, n) => n).filter(n => !names.includes(`P${n}`))
      expect(titles.filter(title => title.startsWith('P')).sort()).toEqual(names.sort())
      for (const { id, why } of (await study.call('backups.list', {})).backups) {
        expect(why).toBe('asked')
        await study.call('backups.preview', { backupId: id })
      }
      await study.call('projects.close', {})
      for (const n of gone) expect(filesWithWords(study.folder, marker(n))).toEqual([])
    }
  })
})
