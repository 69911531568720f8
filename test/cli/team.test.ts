import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../scripts/retroduce.mjs')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-cli-team-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function retroduce(...args: string[]) {
  const env = { ...process.env, RETRODUCE_USER_DATA: join(folder, 'user-data') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    ...{ encoding: 'utf8', env },
  })
  const said = JSON.parse(status === 0 ? stdout : stderr) as Record<string, unknown>
  return { status, said }
}

it('copies a project, takes a bundle from the copy back, and says what it did', () => {
  const at = (name: string) => join(folder, name)
  writeFileSync(at('words.txt'), 'a swan on the weir\n')
  const secret = ['--team-passphrase-file', at('words.txt')]
  retroduce('new', at('study.retroduce'), '--title', 'Garden')
  expect(retroduce('copy', at('study.retroduce'), at('ben.retroduce')).status).toBe(0)
  retroduce('call', at('ben.retroduce'), 'codes.create', '{"name":"Trust"}')
  const bundle = at('ben.retroduce-bundle')
  expect(retroduce('bundle', at('ben.retroduce'), bundle)).toMatchObject({ status: 2 })
  expect(retroduce('bundle', at('ben.retroduce'), bundle, ...secret)).toMatchObject({
    said: { steps: 1 },
  })
  const looked = retroduce('preview', at('study.retroduce'), bundle, ...secret)
  expect(looked).toMatchObject({ status: 0, said: { steps: 1, conflicts: [] } })
  expect(retroduce('merge', at('study.retroduce'), bundle, ...secret).said).toEqual({
    ...looked.said,
  })
  expect(retroduce('call', at('study.retroduce'), 'codes.list').said).toMatchObject([
    { name: 'Trust' },
  ])
  expect(retroduce('merge', at('study.retroduce'), bundle, ...secret)).toMatchObject({
    said: { steps: 0 },
  })
})

it('gives a colleague some groups with names replaced, and merges what lies in a folder', () => {
  const at = (name: string) => join(folder, name)
  const [project, copy, shared] = [at('study.retroduce'), at('clients.retroduce'), at('shared')]
  const secret = ['--team-passphrase-file', at('words.txt')]
  writeFileSync(at('Ann.txt'), 'Ann: I am Ann.\n')
  writeFileSync(at('names.json'), '{"names":[{"name":"Ann","replacement":"P1"}]}')
  retroduce('import', project, at('Ann.txt'), '--group', 'Clients')
  const part = ['--groups', 'Clients', '--names', at('names.json')]
  expect(retroduce('copy', project, copy, ...part)).toMatchObject({
    ...{ status: 0, said: { sources: 1, names: { doubtful: 0 } } },
  })
  retroduce('call', copy, 'codes.create', '{"name":"Time"}')
  mkdirSync(shared)
  const { said } = retroduce('bundle', copy, '--into', shared, ...secret)
  expect(said['fileName']).toMatch(/^\d{4}-\d\d-\d\d \d{6} [0-9a-f]{4}\.retroduce-bundle$/)
  writeFileSync(join(shared, 'letter.retroduce-bundle'), 'no bundle')
  expect(retroduce('merge', project, shared, ...secret)).toMatchObject({
    status: 0,
    said: [{ steps: 1, conflicts: 0 }, { error: { code: 'format_broken' } }],
  })
  const lone = join(shared, String(said['fileName']))
  expect(retroduce('identity', project, lone, ...secret)).toMatchObject({
    ...{ status: 1, said: { error: { code: 'invalid_input' } } },
  })
})
