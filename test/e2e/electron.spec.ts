import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { electronProgram } from '../../scripts/electron-runtime.mjs'
import type {} from '../../renderer/api/client.ts'

const { DISPLAY, WAYLAND_DISPLAY } = process.env
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const program = electronProgram()

test.skip(program === null, 'the Electron runtime is not here')
test.skip(isRoot, 'Electron does not run as root with its sandbox on')
test.skip(process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY, 'there is no display')

test('the same window in Electron', async ({}, testInfo) => {
  const electron = await _electron.launch({
    executablePath: program ?? '',
    args: [join(import.meta.dirname, '../..')],
    env: { ...process.env, RETRODUCE_USER_DATA: testInfo.outputPath('data') } as Record<
      string,
      string
    >,
  })
  const page = await electron.firstWindow()
  expect(page.url()).toBe('app://bundle/')
  expect(await page.evaluate(() => Object.keys(window.retroduce))).toEqual(['call', 'onEvent'])
  expect(await page.evaluate(() => window.retroduce.call('host.info', {}))).toMatchObject({
    ok: true,
    value: { host: 'electron', hasNativeDialogs: true },
  })
  const refused = await page.evaluate(() => fetch('https://example.org/').catch(() => 'refused'))
  expect(refused).toBe('refused')
  await electron.close()
})
