import { mkdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { engineOptions } from '../../electron/engine-options.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { startEngine } from '../../electron/hosts/engine-client.ts'
import { dist } from '../support/program.ts'
import { expect, test } from './fixtures.ts'

const TEAM = 'five words of the team'

async function ask<T>(engine: Engine, procedure: string, input: object = {}): Promise<T> {
  const result = await engine.call(procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as T
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The host closes every second window, so axe works inside the page.
    .setLegacyMode()
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([])
}

/** Ben codes in his copy, and leaves a bundle in a folder. */
async function workInCopy(copy: string, bundle: string, userDataDir: string): Promise<string[]> {
  const options = { ...engineOptions(dist), userDataDir }
  const colleague = startEngine(join(dist, 'engine-worker.js'), options)
  await ask(colleague, 'projects.open', { path: copy })
  const titles = await ask<{ title: string }[]>(colleague, 'sources.list')
  const { id } = await ask<{ id: string }>(colleague, 'researchers.create', { name: 'Ben' })
  await ask(colleague, 'researchers.switch', { researcherId: id })
  await ask(colleague, 'codes.create', { name: 'From Ben' })
  await ask(colleague, 'bundles.write', { path: bundle, passphrase: TEAM })
  await colleague.close()
  utimesSync(bundle, new Date('2026-11-20'), new Date('2026-11-20'))
  return titles.map(({ title }) => title)
}

/** Drops a file on the window. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([fileName, base64]) => {
      const content = Uint8Array.from(atob(base64 ?? ''), letter => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName ?? ''))
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(kind, {
          bubbles: true,
          cancelable: true,
          dataTransfer: transfer,
        })
        document.body.dispatchEvent(event)
      }
    },
    [name, Buffer.from(bytes).toString('base64')],
  )
}

test('a colleague gets some of the sources; their bundle is told of in the shared folder, and can be dropped', async ({
  page,
  engine,
  projectDir,
}, testInfo) => {
  const path = join(projectDir, 'study.retroduce')
  await ask(engine, 'projects.create', { path, title: 'Study', researcher: 'Ana' })
  for (const title of ['P1', 'P2', 'P3']) {
    await ask(engine, 'sources.create', { title, text: `Anna: I am ${title}.\n` })
  }
  await page.getByRole('navigation').getByText('Team', { exact: true }).click()
  await page.getByRole('tab', { name: 'Copies' }).click()
  await page.getByRole('button', { name: 'Make a copy for a colleague…' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Some sources' }).click()
  await expect(dialog.getByRole('button', { name: 'Write the copy' })).toBeDisabled()
  await dialog.getByText('P1', { exact: true }).click()
  await dialog.getByText('P3', { exact: true }).click()
  await dialog.getByText('It gets a passphrase of its own').click()
  await page.screenshot({ path: testInfo.outputPath('copy.png') })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Write the copy' }).click()
  await expect(page.getByText(/^Copy written and checked/)).toBeVisible()

  const folder = join(projectDir, 'shared')
  mkdirSync(folder)
  const bundle = join(folder, 'monday.retroduce-bundle')
  const copy = join(projectDir, 'study for a colleague.retroduce')
  expect(await workInCopy(copy, bundle, projectDir)).toEqual(['P1', 'P3'])

  await page.getByRole('button', { name: 'Watch a folder…' }).click()
  await dialog.getByText('shared', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Open folder' }).click()
  await dialog.getByRole('button', { name: 'Watch this folder' }).click()
  const told = page.getByRole('contentinfo').getByRole('button', { name: /has come/ })
  await expect(told).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath('waiting.png') })
  await expectAccessible(page)
  await told.click()
  await expect(dialog.getByLabel(/^Passphrase of “monday/)).toBeFocused()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await drop(page, 'monday.retroduce-bundle', readFileSync(bundle))
  await dialog.getByLabel(/^Passphrase of/).fill(TEAM)
  await dialog.getByRole('button', { name: 'Look into it' }).click()
  await expect(dialog.getByText('From the copy of')).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath('preview.png') })
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(told).toBeHidden()
  const codes = await ask<{ name: string }[]>(engine, 'codes.list')
  expect(codes.map(({ name }) => name)).toEqual(['From Ben'])
})
