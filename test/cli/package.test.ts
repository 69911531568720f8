import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { look, packAndLook } from '../../scripts/package.mjs'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-packed-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the configuration is valid, and what it packs is complete and nothing else', async () => {
  expect(await packAndLook()).toEqual([])
})

it('names what is missing, what nobody needs and what must not be delivered', async () => {
  const packed = {
    'package.json': '{}',
    'dist/main.js': "import { a } from './there.js'\nimport { b } from './gone.js'\n",
    'dist/there.js': '',
    'dist/idle.js': '',
    'dist/app.ts': '',
    'dist/app.js.map': '{}',
    'test/app.test.js': '',
    'secret.key': '',
  }
  for (const [path, text] of Object.entries(packed)) {
    mkdirSync(dirname(join(folder, 'app', path)), { recursive: true })
    writeFileSync(join(folder, 'app', path), text)
  }
  mkdirSync(join(folder, 'resources'))
  await createPackage(join(folder, 'app'), join(folder, 'resources/app.asar'))
  writeFileSync(join(folder, 'retroduce'), 'a program whose fuses nobody set')
  const problems = look(folder).join('\n')
  for (const said of [
    'missing: dist/engine-worker.js',
    'missing: dist/gone.js, which dist/main.js needs',
    'nothing needs it: dist/idle.js',
    'a source is in it: dist/app.ts',
    'a source map is in it: dist/app.js.map',
    'a test is in it: test/app.test.js',
    'a secret is in it: secret.key',
    'not one native binary',
    'fuses are not 01001100',
  ]) {
    expect(problems).toContain(said)
  }
  expect(problems).not.toContain('there.js')
})
