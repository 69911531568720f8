import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const passphrase = 'a long passphrase'
const names = [{ name: 'Moira', replacement: 'N1', kind: 'person' as const }]

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Locked')
})
afterEach(() => study.dispose())

describe('the key of a study', () => {
  it('goes to a file for its owner only, and comes back', async () => {
    const path = join(study.folder, 'study.age')
    writeFileSync(path, 'an older key')
    const saved = await study.call('pseudonyms.saveKey', { path, passphrase, names })
    expect(saved).toEqual({ fileName: 'study.age' })
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    const opened = await study.call('pseudonyms.openKey', { path, passphrase })
    expect(opened).toEqual({ fileName: 'study.age', names, hasBrackets: true })
  })

  it('takes the place of no project, and a key that was there stays until the new one is whole', async () => {
    const project = join(study.folder, 'study.retroduce')
    const before = readFileSync(project)
    const save = (path: string) => study.call('pseudonyms.saveKey', { path, passphrase, names })
    await expect(save(project)).rejects.toMatchObject({ code: 'invalid_input' })
    const other = join(study.folder, 'other.retroduce')
    await expect(save(other)).rejects.toMatchObject({ code: 'invalid_input' })
    expect([readFileSync(project).equals(before), existsSync(other)]).toEqual([true, false])
    const nowhere = join(study.folder, 'nowhere', 'study.age')
    await expect(save(nowhere)).rejects.toMatchObject({ code: 'file_unwritable' })
    await expect(save(`${project}-wal`)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is refused under a short passphrase, and as a file that is not there or too large', async () => {
    const path = join(study.folder, 'study.age')
    const short = { path, passphrase: 'short', names }
    await expect(study.call('pseudonyms.saveKey', short)).rejects.toThrow(/at least 10 characters/)
    const open = () => study.call('pseudonyms.openKey', { path, passphrase })
    await expect(open()).rejects.toMatchObject({ code: 'file_unreadable' })
    writeFileSync(path, new Uint8Array(20_000_001))
    await expect(open()).rejects.toMatchObject({ code: 'too_large' })
    writeFileSync(path, 'not a key')
    chmodSync(path, 0o600)
    await expect(open()).rejects.toMatchObject({ code: 'format_broken' })
  })
})
