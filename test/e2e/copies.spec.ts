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
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
}

/** What a colleague does in the copy, on a computer of their own. */
async function workInCopy(copy: string, bundle: string, userDataDir: string): Promise<void> {
  const options = { ...engineOptions(dist), userDataDir }
  const colleague = startEngine(join(dist, 'engine-worker.js'), options)
  await ask(colleague, 'projects.open', { path: copy })
  const { id } = await ask<{ id: string }>(colleague, 'researchers.create', { name: 'Ben' })
  await ask(colleague, 'researchers.switch', { researcherId: id })
  const [code] = await ask<{ id: string }[]>(colleague, 'codes.list')
  const [source] = await ask<{ id: string }[]>(colleague, 'sources.list')
  const at = { sourceId: source?.id, start: 6, end: 23 }
  await ask(colleague, 'codings.create', { ...at, roles: ['M'], codeIds: [code?.id] })
  await ask(colleague, 'codes.update', { codeId: code?.id, name: 'Trust in staff' })
  await ask(colleague, 'bundles.write', { path: bundle, passphrase: TEAM })
  await colleague.close()
}

test('a colleague’s copy comes back as a bundle, is looked over, merged, settled and undone', async ({
  page,
  engine,
  projectDir,
}) => {
  const path = join(projectDir, 'study.retroduce')
  await ask(engine, 'projects.create', { path, title: 'Study', researcher: 'Ana' })
  await ask(engine, 'sources.create', { title: 'P1', text: 'Anna: I trust her now.\n' })
  const code = await ask<{ id: string }>(engine, 'codes.create', { name: 'Trust' })
  const names = async () =>
    (await ask<{ name: string }[]>(engine, 'codes.list')).map(({ name }) => name)

  await page.getByRole('navigation').getByText('Team', { exact: true }).click()
  await page.getByRole('tab', { name: 'Copies' }).click()
  await page.getByRole('button', { name: 'Make a copy for a colleague…' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  await page.getByText('It gets a passphrase of its own').click()
  await page.getByRole('button', { name: 'Write the copy' }).click()
  await expect(page.getByText(/^Copy written and checked/)).toBeVisible()

  const bundle = join(projectDir, 'ben.retroduce-bundle')
  await workInCopy(join(projectDir, 'study for a colleague.retroduce'), bundle, projectDir)
  await ask(engine, 'codes.update', { codeId: code.id, name: 'Trusting' })

  await page.getByRole('button', { name: 'Merge a bundle…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('ben.retroduce-bundle', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Look into it' }).click()
  await dialog.getByLabel(/^Passphrase of/).fill('not what was agreed')
  await dialog.getByRole('button', { name: 'Look into it' }).click()
  await expect(dialog.getByText(/passphrase/i).last()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Look into it' })).toBeEnabled()
  await dialog.getByLabel(/^Passphrase of/).fill(TEAM)
  await dialog.getByLabel(/^Passphrase of/).press('Enter')
  await expect(dialog.getByText('heard of for the first time', { exact: false })).toBeVisible()
  await expect(dialog.getByText('1 conflict')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()

  const conflict = page.getByRole('listitem', { name: 'Changed twice: Trusting' })
  await expect(conflict.getByText('Trust in staff')).toBeVisible()
  await expectAccessible(page)
  expect(await ask(engine, 'codings.list')).toHaveLength(1)
  await conflict.getByRole('button', { name: 'Take this' }).click()
  await expect(conflict).toBeHidden()
  expect(await names()).toEqual(['Trust in staff'])
  await page.keyboard.press('Control+z')
  await expect(conflict).toBeVisible()
  expect(await names()).toEqual(['Trusting'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => ask(engine, 'codings.list')).toEqual([])
  expect(await names()).toEqual(['Trusting'])
})
