import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDataKey, printRecoveryKey, readRecoveryKey } from '../../electron/db/envelope.ts'
import { readEnvelopes } from '../../electron/db/envelope-file.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const PASSPHRASE = 'a kettle sings "quietly"; ünder the stairs'
const MARKER = 'Persephone said the kettle never boiled'

// Each passphrase takes half a second on a computer that is at nothing else.
vi.setConfig({ testTimeout: 60_000 })

let study: TestEngine
let path: string

beforeEach(async () => {
  study = await startTestEngine()
  path = join(study.folder, 'study.retroduce')
})

afterEach(() => study.dispose())

/** An encrypted project with the marker in it, closed; its recovery key. */
async function makeEncrypted(): Promise<string> {
  const { recoveryKey } = await study.call('projects.create', {
    path,
    title: 'Secret',
    passphrase: PASSPHRASE,
  })
  await study.call('codes.create', { name: MARKER })
  await study.call('projects.close', {})
  return recoveryKey ?? ''
}

const opened = (secret: { passphrase?: string; recoveryKey?: string }, file = path) =>
  study.call('projects.open', { path: file, ...secret })

async function expectMarker(): Promise<void> {
  const codes = await study.call('codes.list', {})
  expect(codes.map(({ name }) => name)).toContain(MARKER)
  expect((await study.call('project.check', {})).isOk).toBe(true)
}

/** Files of the study's folder that hold the marker in UTF-8 or UTF-16. */
function filesWithMarker(): string[] {
  const forms = [Buffer.from(MARKER), Buffer.from(MARKER, 'utf16le')]
  return readdirSync(study.folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => forms.some(form => readFileSync(file).includes(form)))
}

/** What lies in the folders of backups, by folder and name. */
function backupFiles(): string[] {
  const folder = join(study.folder, 'user-data/backups')
  return readdirSync(folder).flatMap(id =>
    readdirSync(join(folder, id)).map(name => `${id}/${name}`),
  )
}

describe('an encrypted project', () => {
  it('opens with its passphrase alone, and is one file at rest that holds nothing in clear', async () => {
    await makeEncrypted()
    expect(filesWithMarker()).toEqual([])
    expect(readdirSync(study.folder).filter(file => file.startsWith('study'))).toEqual([
      'study.retroduce',
    ])
    await expect(opened({})).rejects.toMatchObject({ code: 'project_encrypted' })
    const before = readFileSync(path)
    await expect(opened({ passphrase: `${PASSPHRASE} ` })).rejects.toMatchObject({
      code: 'wrong_passphrase',
    })
    expect(readFileSync(path).equals(before)).toBe(true)
    const project = await opened({ passphrase: PASSPHRASE })
    expect(project.info.isEncrypted).toBe(true)
    await expectMarker()
    expect(filesWithMarker()).toEqual([])
  })

  it('takes a passphrase typed with combining accents for the same', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE.normalize('NFD') })
    await expectMarker()
  })

  it('opens with its recovery key, also where the envelope is lost, and can get a new passphrase then', async () => {
    const recoveryKey = await makeEncrypted()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.length - (bytes.length % 4096)))
    await expect(opened({ passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'project_damaged',
    })
    await opened({ recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') })
    await expectMarker()
    await study.call('projects.changePassphrase', { recoveryKey, passphrase: 'anew' })
    await study.call('projects.close', {})
    await opened({ passphrase: 'anew' })
    await expectMarker()
  })

  it('tells a mistyped recovery key and another project’s from a right one', async () => {
    const recoveryKey = await makeEncrypted()
    const mistyped = recoveryKey.replace(/^./, letter => (letter === '0' ? '1' : '0'))
    await expect(opened({ recoveryKey: mistyped })).rejects.toMatchObject({
      code: 'wrong_passphrase',
    })
    const other = printRecoveryKey(newDataKey())
    await expect(opened({ recoveryKey: other })).rejects.toMatchObject({
      code: 'wrong_passphrase',
      message: expect.stringContaining('another project'),
    })
    await opened({ recoveryKey })
  })

  it('opens with the new passphrase only, as soon as it was changed, even if the program is killed', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    await expect(
      study.call('projects.changePassphrase', { current: 'guessed', passphrase: 'mine now' }),
    ).rejects.toMatchObject({ code: 'wrong_passphrase' })
    await study.call('projects.changePassphrase', { current: PASSPHRASE, passphrase: 'new words' })
    const killed = killedCopy('killed')
    await study.call('projects.close', {})
    for (const file of [path, killed]) {
      await expect(opened({ passphrase: PASSPHRASE }, file)).rejects.toMatchObject({
        code: 'wrong_passphrase',
      })
      await opened({ passphrase: 'new words' }, file)
      await expectMarker()
    }
  })

  it('its backups take the new passphrase too, and the old one opens none of them', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    const { id } = await study.call('backups.create', {})
    const restored = join(study.folder, 'restored.retroduce')
    expect(
      await study.call('projects.changePassphrase', {
        current: PASSPHRASE,
        passphrase: 'new words',
      }),
    ).toEqual({ changed: 1, left: 0, leftIds: [] })
    expect(backupFiles()).toEqual([id])
    await study.call('backups.restoreTo', { backupId: id, path: restored })
    await study.call('projects.close', {})
    await expect(opened({ passphrase: PASSPHRASE }, restored)).rejects.toMatchObject({
      code: 'wrong_passphrase',
    })
    await opened({ passphrase: 'new words' }, restored)
    await expectMarker()
  })

  it('a backup with the key of former days cannot take it: it is named, and can be removed', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    const { id } = await study.call('backups.create', {})
    await study.call('projects.decrypt', { passphrase: PASSPHRASE })
    await study.call('projects.encrypt', { passphrase: PASSPHRASE })
    const request = { current: PASSPHRASE, passphrase: 'new words' }
    const { leftIds, ...counts } = await study.call('projects.changePassphrase', request)
    expect(counts).toEqual({ changed: 0, left: 1 })
    expect(leftIds).toEqual([id])
    await study.call('backups.remove', { backupIds: leftIds })
    expect(backupFiles()).toEqual([])
  })

  it('a backup whose new passphrase was cut short by a kill opens with it, alone or copied', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    const { id } = await study.call('backups.create', {})
    const backup = join(study.folder, 'user-data/backups', id)
    const before = readFileSync(backup)
    const restored = join(study.folder, 'restored.retroduce')
    const request = { current: PASSPHRASE, passphrase: 'new words' }
    await study.call('projects.changePassphrase', request)
    // As between the two steps: the new envelope beside it, the old one at its end.
    const [envelope] = readEnvelopes(backup)
    writeFileSync(backup, before)
    writeFileSync(`${backup}-envelope`, JSON.stringify(envelope))
    await study.call('backups.restoreTo', { backupId: id, path: restored })
    expect(backupFiles()).toEqual([id])
    await study.call('projects.close', {})
    await opened({ passphrase: 'new words' }, restored)
    await expectMarker()
  })

  it('loses nothing and shows nothing where the program was killed', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    await study.call('codes.create', { name: 'Written just before' })
    const killed = killedCopy('killed')
    expect(filesWithMarker()).toEqual([])
    await opened({ passphrase: PASSPHRASE }, killed)
    expect(await study.call('codes.list', {})).toHaveLength(2)
    await expectMarker()
  })

  it('makes copies that the same passphrase opens', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    const copy = join(study.folder, 'copy.retroduce')
    await study.call('projects.saveCopy', { path: copy })
    const lean = join(study.folder, 'lean.retroduce')
    await study.call('projects.saveCopy', { path: lean, withoutEarlier: true })
    await study.call('projects.forget', {})
    await expectMarker()
    for (const file of [copy, lean]) {
      await opened({ passphrase: PASSPHRASE }, file)
      await expectMarker()
    }
    await study.call('projects.close', {})
    expect(filesWithMarker()).toEqual([])
  })

  it('whose place a backup took while it was not closed opens as that backup', async () => {
    await makeEncrypted()
    const backup = join(study.folder, 'backup.retroduce')
    copyFileSync(path, backup)
    const killed = killedCopyOf(
      await study.call('projects.create', {
        path: join(study.folder, 'other.retroduce'),
        title: 'Other',
        passphrase: 'other words',
      }),
    )
    rmSync(`${killed}-wal`, { force: true })
    copyFileSync(backup, killed)
    await opened({ passphrase: PASSPHRASE }, killed)
    await expectMarker()
  })

  it('is not touched by a second program that may not open it', async () => {
    await makeEncrypted()
    await opened({ passphrase: PASSPHRASE })
    const second = await startTestEngine()
    await expect(
      second.call('projects.open', { path, passphrase: PASSPHRASE }),
    ).rejects.toMatchObject({ code: 'project_locked' })
    await second.dispose()
    await study.call('codes.create', { name: 'After the visit' })
    await study.call('projects.close', {})
    await opened({ passphrase: PASSPHRASE })
    await expectMarker()
  })

  it('refuses an envelope that asks for less or more work than any of ours', async () => {
    await makeEncrypted()
    const bytes = readFileSync(path)
    const weak = Buffer.from(
      bytes.toString('latin1').replace('"memoryKib":65536', '"memoryKib":00008'),
      'latin1',
    )
    const huge = Buffer.from(
      bytes.toString('latin1').replace('"memoryKib":65536', '"memoryKib":9e15 '),
      'latin1',
    )
    for (const tampered of [weak, huge]) {
      expect(tampered.equals(bytes)).toBe(false)
      writeFileSync(path, tampered)
      await expect(opened({ passphrase: PASSPHRASE })).rejects.toMatchObject({
        code: 'project_damaged',
      })
    }
  })

  it('says that a file with damaged pages is damaged, and leaves it as it is', async () => {
    await makeEncrypted()
    const bytes = readFileSync(path)
    bytes.fill(7, 100, 4000)
    writeFileSync(path, bytes)
    await expect(opened({ passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'project_damaged',
    })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('does not let two requests at once open it twice', async () => {
    await makeEncrypted()
    const [first, second] = await Promise.all([
      opened({ passphrase: PASSPHRASE }),
      opened({ passphrase: PASSPHRASE }),
    ])
    expect(second.info.id).toBe(first.info.id)
    const other = await startTestEngine()
    await expect(
      other.call('projects.open', { path, passphrase: PASSPHRASE }),
    ).rejects.toMatchObject({ code: 'project_locked' })
    await other.dispose()
    await expectMarker()
  })
})

describe('turning encryption on and off', () => {
  it('keeps every row and the history, and the open project stays open', async () => {
    await study.call('projects.create', { path, title: 'Open' })
    await study.call('codes.create', { name: MARKER })
    const { recoveryKey } = await study.call('projects.encrypt', { passphrase: PASSPHRASE })
    expect((await study.call('project.info', {})).isEncrypted).toBe(true)
    expect(filesWithMarker()).toEqual([])
    await study.call('history.undo', {})
    expect(await study.call('codes.list', {})).toEqual([])
    await study.call('history.redo', {})
    await study.call('projects.close', {})
    await opened({ recoveryKey })
    await expectMarker()

    await expect(study.call('projects.decrypt', { passphrase: 'guessed' })).rejects.toMatchObject({
      code: 'wrong_passphrase',
    })
    await study.call('projects.decrypt', { passphrase: PASSPHRASE })
    await study.call('projects.close', {})
    const project = await opened({})
    expect(project.info.isEncrypted).toBe(false)
    await expectMarker()
    expect(existsSync(`${path}-envelope`)).toBe(false)
  })

  it('asks for a project that is not encrypted yet, or is', async () => {
    await study.call('projects.create', { path, title: 'Open' })
    await expect(study.call('projects.decrypt', { passphrase: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await study.call('projects.encrypt', { passphrase: PASSPHRASE })
    await expect(study.call('projects.encrypt', { passphrase: 'again' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})

describe('a recovery key', () => {
  it('reads back as the key that was printed, whatever the key', () => {
    for (const key of [Buffer.alloc(32), Buffer.alloc(32, 255), newDataKey(), newDataKey()]) {
      expect(readRecoveryKey(printRecoveryKey(key)).equals(key)).toBe(true)
    }
  })

  it('is refused with any one letter changed', () => {
    const printed = printRecoveryKey(newDataKey())
    for (const [index, letter] of [...printed].entries()) {
      if (letter === '-') continue
      const slip = letter === '7' ? '8' : '7'
      const changed = printed.slice(0, index) + slip + printed.slice(index + 1)
      expect(() => readRecoveryKey(changed)).toThrow('recovery key')
    }
  })
})

/** What a killed program leaves of the open project, under another name. */
function killedCopy(name: string): string {
  const copy = join(study.folder, `${name}.retroduce`)
  for (const ending of ['', '-wal', '-envelope']) copyFileSync(path + ending, copy + ending)
  return copy
}

function killedCopyOf({ path: file }: { path: string }): string {
  const copy = join(study.folder, 'left.retroduce')
  for (const ending of ['', '-wal', '-envelope']) {
    if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending)
  }
  return copy
}
