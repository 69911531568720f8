import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../scripts/retroduce.mjs')
const passphrase = 'seven herons on the moor'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function retroduce(args: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, RETRODUCE_USER_DATA: join(folder, 'user-data'), ...environment },
  })
  const answer = JSON.parse(status === 0 ? stdout : stderr) as Record<string, unknown>
  return { status, answer, all: stdout + stderr }
}

function fileWith(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

it('opens a project whose passphrase is lost by its recovery key, from a file', () => {
  const project = join(folder, 'secret.retroduce')
  const made = retroduce(['new', project, '--title', 'Secret'], {
    RETRODUCE_PASSPHRASE: passphrase,
  })
  const recoveryKey = String(made.answer['recoveryKey'])
  // As somebody would copy it from paper, behind the passphrase of another project.
  const typed = `\uFEFF${recoveryKey.toLowerCase().replaceAll('-', ' ')}\r\nnot this line\n`
  const key = ['--recovery-key-file', fileWith('key.txt', typed)]
  const environment = { RETRODUCE_PASSPHRASE: 'of another project' }
  const info = retroduce(['call', project, 'project.info', ...key], environment)
  expect(info).toMatchObject({ status: 0, answer: { isEncrypted: true, title: 'Secret' } })
  const salvaged = join(folder, 'salvaged.retroduce')
  expect(retroduce(['salvage', project, salvaged, ...key]).status).toBe(0)

  const wrong = recoveryKey.replaceAll(/[A-Z]/g, letter => (letter === 'A' ? 'B' : 'A'))
  const refused: [string[], string][] = [
    [['--recovery-key-file', fileWith('wrong.txt', wrong)], 'wrong_passphrase'],
    [['--recovery-key-file', fileWith('short.txt', 'ABCD-EFGH')], 'wrong_passphrase'],
    [['--recovery-key-file', fileWith('empty.txt', '\n')], 'invalid_input'],
    [['--recovery-key-file', join(folder, 'none.txt')], 'file_unreadable'],
    [[...key, '--passphrase-file', fileWith('pass.txt', passphrase)], 'invalid_input'],
  ]
  for (const [options, code] of refused) {
    const { status, answer, all } = retroduce(['check', project, ...options])
    expect([options, status, answer]).toMatchObject([options, 1, { error: { code } }])
    expect(all).not.toContain(recoveryKey)
  }
})
