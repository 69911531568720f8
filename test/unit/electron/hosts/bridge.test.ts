import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { createBridge, type WindowCall } from '../../../../electron/hosts/bridge.ts'
import type { Host } from '../../../../electron/hosts/host.ts'
import type { Result } from '../../../../shared/contract/contract.ts'
import type { FileEntry, HostOutputOf } from '../../../../shared/contract/host.ts'
import { hostDouble } from '../../../support/host-double.ts'

let home: string
let answer: Result<unknown>
let engineCall: ReturnType<typeof vi.fn<Engine['call']>>
const quit = vi.fn()

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'retroduce-home-')))
  vi.stubEnv('HOME', home)
  answer = { ok: true, value: {} }
  engineCall = vi.fn<Engine['call']>(() => Promise.resolve(answer))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

function bridge(chooseFiles: Host['chooseFiles'] = null): WindowCall {
  const engine = { call: engineCall, onEvent: () => () => {}, close: () => Promise.resolve() }
  return createBridge(engine, hostDouble({ chooseFiles, quit }), '1.2.3')
}

async function ask<T>(call: WindowCall, procedure: string, input: unknown): Promise<T> {
  const result = await call(procedure, input)
  if (!result.ok) throw new Error(result.error.code)
  return result.value as T
}

async function codeOf(call: WindowCall, procedure: string, input: unknown): Promise<string> {
  const result = await call(procedure, input)
  return result.ok ? 'ok' : result.error.code
}

function list(call: WindowCall, purpose: string, token?: string) {
  return ask<HostOutputOf<'host.listFolder'>>(call, 'host.listFolder', {
    purpose,
    ...(token !== undefined && { token }),
  })
}

const tokenOf = (entries: FileEntry[], name: string): string => {
  return entries.find(entry => entry.name === name)?.token ?? `no ${name}`
}

describe('procedures of the engine', () => {
  it('go through, with their input as it is', async () => {
    answer = { ok: true, value: [] }
    expect(await ask(bridge(), 'codes.list', {})).toEqual([])
    expect(engineCall).toHaveBeenCalledWith('codes.list', {})
  })

  it('must be in the contract', async () => {
    for (const name of ['codes.nothing', 'toString', '__proto__', '', 7, null, undefined]) {
      const result = await bridge()(name, {})
      expect(result.ok ? 'ok' : result.error.code).toBe('unknown_procedure')
    }
    expect(engineCall).not.toHaveBeenCalled()
  })

  it('never see a path that the window made up', async () => {
    const inputs: [string, unknown][] = [
      ['projects.open', { path: '/etc/passwd' }],
      ['projects.open', { path: 'file:11111111-1111-1111-1111-111111111111' }],
      ['projects.open', { path: ['/etc/passwd'] }],
      ['projects.open', { path: { name: 'x', base64: '' } }],
      ['projects.open', {}],
      ['projects.open', null],
      ['projects.open', ['/etc/passwd']],
      ['sources.import', { files: '/etc/passwd' }],
      ['sources.import', { files: [{ name: '/etc/passwd', base64: '' }] }],
      ['exports.write', { product: 'codings', path: '/tmp/x.csv' }],
    ]
    for (const [name, input] of inputs) {
      expect(await codeOf(bridge(), name, input), JSON.stringify(input)).toBe('invalid_input')
    }
    expect(engineCall).not.toHaveBeenCalled()
  })

  it('a failure of the engine keeps its code and loses its paths', async () => {
    const details = { path: '/home/ann/study.retroduce', limit: 5, name: 'study' }
    answer = { ok: false, error: { code: 'project_locked', message: 'In use.', details } }
    expect(await bridge()('project.info', {})).toEqual({
      ok: false,
      error: {
        code: 'project_locked',
        message: 'In use.',
        details: { path: 'study.retroduce', limit: 5, name: 'study' },
      },
    })
  })

  it('an unknown failure says nothing of itself', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    engineCall.mockRejectedValue(new TypeError('secret'))
    const result = await bridge()('project.info', {})
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(result.ok ? 'ok' : result.error.code).toBe('internal')
  })
})

describe('files of the program’s own chooser', () => {
  beforeEach(() => {
    writeFileSync(join(home, 'P07.docx'), 'x')
    writeFileSync(join(home, 'study.retroduce'), 'x')
    writeFileSync(join(home, '.secret.txt'), 'x')
    writeFileSync(join(home, 'photo.jpg'), 'x')
    mkdirSync(join(home, 'Interviews'))
    writeFileSync(join(home, 'Interviews', 'P10.txt'), 'four')
    writeFileSync(join(home, 'Interviews', 'P9.txt'), 'x')
    symlinkSync('/etc', join(home, 'elsewhere'))
  })

  it('are listed by purpose: names and sizes, folders first, nothing hidden, nothing outside', async () => {
    const call = bridge()
    const found = await list(call, 'import')
    expect(found.parent).toBeNull()
    expect(found.places[0]).toMatchObject({ name: 'Home', isFolder: true })
    expect(found.entries.map(entry => entry.name)).toEqual(['Interviews', 'P07.docx'])
    const inside = await list(call, 'import', tokenOf(found.entries, 'Interviews'))
    expect(inside.entries.map(({ name, size }) => [name, size])).toEqual([
      ['P9.txt', 1],
      ['P10.txt', 4],
    ])
    expect(inside.parent?.token).toBe(found.folder.token)
    const projects = await list(call, 'openProject')
    expect(projects.entries.map(entry => entry.name)).toEqual(['Interviews', 'study.retroduce'])
    expect(JSON.stringify([found, inside, projects])).not.toContain(home)
  })

  it('reach the engine as paths, and come back as the same tokens', async () => {
    const call = bridge()
    const token = tokenOf((await list(call, 'openProject')).entries, 'study.retroduce')
    answer = { ok: true, value: { info: {}, path: join(home, 'study.retroduce') } }
    expect(await ask(call, 'projects.open', { path: token })).toEqual({ info: {}, path: token })
    expect(engineCall).toHaveBeenCalledWith('projects.open', {
      path: join(home, 'study.retroduce'),
    })
    answer = { ok: true, value: [{ path: join(home, 'study.retroduce') }, { path: null }] }
    expect(await ask(call, 'projects.recent', {})).toEqual([{ path: token }, { path: null }])
    answer = { ok: true, value: null }
    expect(await ask(call, 'projects.current', {})).toBeNull()
  })

  it('that were shown for reading cannot be written to', async () => {
    const call = bridge()
    const { entries, folder } = await list(call, 'import')
    const read = tokenOf(entries, 'P07.docx')
    expect(await codeOf(call, 'exports.write', { product: 'codings', path: read })).toBe(
      'invalid_input',
    )
    expect(await codeOf(call, 'projects.open', { path: folder.token })).toBe('invalid_input')
    expect(await codeOf(call, 'host.listFolder', { purpose: 'import', token: read })).toBe(
      'invalid_input',
    )
  })

  it('that were chosen for writing can be written by everything that writes a file', async () => {
    const call = bridge()
    const { folder } = await list(call, 'saveKey')
    for (const [procedure, name] of [
      ['projects.saveCopy', 'copy.retroduce'],
      ['pseudonyms.saveKey', 'Names.age'],
      ['pseudonyms.writeLog', 'log.csv'],
    ] as const) {
      const input = { folder: folder.token, name }
      const { token } = await ask<HostOutputOf<'host.saveTarget'>>(call, 'host.saveTarget', input)
      await ask(call, procedure, { path: token })
      expect(engineCall).toHaveBeenLastCalledWith(procedure, { path: join(home, name) })
      expect(await codeOf(call, 'projects.open', { path: token })).toBe('invalid_input')
    }
  })

  it('are written under plain names with endings of ours', async () => {
    const call = bridge()
    const { folder } = await list(call, 'export')
    const save = (name: string) => codeOf(call, 'host.saveTarget', { folder: folder.token, name })
    for (const name of [
      '../x.csv',
      'a/b.csv',
      'a\\b.csv',
      '.csv',
      '.bashrc',
      'x.sh',
      'x',
      'a:b.csv',
      'x\u0000.csv',
      'x.csv ',
    ]) {
      expect(await save(name), name).toBe('invalid_input')
    }
    const target = await ask<HostOutputOf<'host.saveTarget'>>(call, 'host.saveTarget', {
      folder: folder.token,
      name: 'codings.csv',
    })
    expect(target).toMatchObject({ name: 'codings.csv', isExisting: false })
    await ask(call, 'exports.write', { product: 'codings', path: target.token })
    expect(engineCall).toHaveBeenCalledWith('exports.write', {
      product: 'codings',
      path: join(home, 'codings.csv'),
    })
    const existing = { folder: folder.token, name: 'study.retroduce' }
    expect(await ask(call, 'host.saveTarget', existing)).toMatchObject({ isExisting: true })
  })
})

describe('files dropped on the window', () => {
  const begin = (call: WindowCall, size: number) => {
    return ask<{ token: string }>(call, 'host.beginDrop', { name: 'C:\\Users\\ann\\P07.txt', size })
  }
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  it('arrive in slices and reach the import as bytes', async () => {
    const call = bridge()
    const { token } = await begin(call, 6)
    expect(await ask(call, 'host.dropSlice', { token, base64: base64('abc') })).toEqual({
      received: 3,
    })
    await ask(call, 'host.dropSlice', { token, base64: base64('def') })
    await ask(call, 'sources.import', { files: [token] })
    expect(engineCall).toHaveBeenCalledWith('sources.import', {
      files: [{ name: 'P07.txt', base64: base64('abcdef') }],
    })
    expect(await codeOf(call, 'sources.import', { files: [token] })).toBe('invalid_input')
  })

  it('stay for an import while they are only looked at, until they are let go', async () => {
    const call = bridge()
    const { token } = await begin(call, 3)
    await ask(call, 'host.dropSlice', { token, base64: base64('abc') })
    for (const _time of [1, 2]) await ask(call, 'sources.preview', { files: [token] })
    expect(engineCall).toHaveBeenLastCalledWith('sources.preview', {
      files: [{ name: 'P07.txt', base64: base64('abc') }],
    })
    await ask(call, 'host.releaseDrops', { tokens: [token] })
    expect(await codeOf(call, 'sources.import', { files: [token] })).toBe('invalid_input')
  })

  it('are refused half, too long, too large or unannounced', async () => {
    const call = bridge()
    const { token } = await begin(call, 2)
    expect(await codeOf(call, 'sources.import', { files: [token] })).toBe('invalid_input')
    expect(await codeOf(call, 'host.dropSlice', { token, base64: base64('abc') })).toBe(
      'invalid_input',
    )
    expect(await codeOf(call, 'host.dropSlice', { token, base64: base64('a') })).toBe(
      'invalid_input',
    )
    const large = { name: 'x.txt', size: 600 * 1024 * 1024 }
    expect(await codeOf(call, 'host.beginDrop', large)).toBe('too_large')
  })
})

describe('the host', () => {
  it('says what it is, and quits', async () => {
    expect(await ask(bridge(), 'host.info', {})).toEqual({
      host: 'browser',
      platform: process.platform,
      hasNativeDialogs: false,
      version: '1.2.3',
    })
    await ask(bridge(), 'host.quit', {})
    expect(quit).toHaveBeenCalled()
  })

  it('with the system’s dialogs gives tokens for what was chosen, and lists no folders', async () => {
    const call = bridge(() => Promise.resolve(['/media/stick/theory.svg']))
    const chosen = await ask<FileEntry[]>(call, 'host.chooseFiles', { purpose: 'export' })
    expect(chosen).toMatchObject([{ name: 'theory.svg' }])
    expect(await codeOf(call, 'host.listFolder', { purpose: 'import' })).toBe('unavailable')
    await ask(call, 'exports.write', { product: 'diagram', path: chosen[0]?.token })
    expect(engineCall).toHaveBeenCalledWith('exports.write', {
      product: 'diagram',
      path: '/media/stick/theory.svg',
    })
  })

  it('without them says so', async () => {
    expect(await codeOf(bridge(), 'host.chooseFiles', { purpose: 'import' })).toBe('unavailable')
  })

  it('takes only input of its contract', async () => {
    for (const input of [undefined, null, {}, { purpose: 'x' }, { purpose: 'import', more: 1 }]) {
      expect(await codeOf(bridge(), 'host.listFolder', input)).toBe('invalid_input')
    }
  })
})
