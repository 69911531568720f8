import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { engineOptions } from '../../electron/engine-options.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { startEngine } from '../../electron/hosts/engine-client.ts'
import { newPlace, OWN, TEAM } from '../support/hub-place.ts'
import { NO_SERVER, startPostgres } from '../support/postgres.ts'
import { dist } from '../support/program.ts'
import { expect, test } from './fixtures.ts'

async function ask<T>(engine: Engine, procedure: string, input: object = {}): Promise<T> {
  const result = await engine.call(procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as T
}

/** Ben works on a copy, on a computer of his own. */
async function workAsBen(copy: string, invitation: string, userDataDir: string): Promise<void> {
  const { hub: _unasked, ...options } = engineOptions(dist)
  const ben = startEngine(join(dist, 'engine-worker.js'), { ...options, userDataDir })
  await ask(ben, 'projects.open', { path: copy, passphrase: OWN })
  const { id } = await ask<{ id: string }>(ben, 'researchers.create', { name: 'Ben' })
  await ask(ben, 'researchers.switch', { researcherId: id })
  await ask(ben, 'hub.join', { invitation, passphrase: TEAM })
  await ask(ben, 'codes.create', { name: 'Trust' })
  await ask(ben, 'hub.sync')
  await ben.close()
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
}

test('a team joins its hub, hears of what came, merges it, and turns it off with one press', async ({
  page,
  engine,
  projectDir,
}) => {
  test.skip(NO_SERVER !== null, NO_SERVER ?? '')
  const server = await startPostgres()
  const call = <T>(procedure: string, input: object) => ask<T>(engine, procedure, input)
  await page.setViewportSize({ width: 1280, height: 720 })
  const path = join(projectDir, 'study.retroduce')
  await call('projects.create', { path, title: 'Garden', researcher: 'Ana' })

  const status = page.getByRole('contentinfo', { name: 'Status' })
  await page.getByRole('navigation').getByText('Team', { exact: true }).click()
  await page.getByRole('tab', { name: 'Hub' }).click()
  await expect(page.getByText('This project is not encrypted')).toBeVisible()
  await call('projects.encrypt', { passphrase: OWN })
  await expect(status.getByText('No network')).toBeVisible()
  await page.getByRole('button', { name: 'Join a hub…' }).focus()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Invitation of a colleague/).fill(await newPlace(server))
  await dialog.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByText('Connected', { exact: true })).toBeVisible()
  await expect(status.getByText(`Hub: 127.0.0.1:${server.port}`)).toBeVisible()

  await page.getByRole('button', { name: 'Invite a colleague…' }).click()
  await dialog.getByLabel('Passphrase of the team').fill(TEAM)
  await dialog.getByLabel(/again/i).fill(TEAM)
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  const invitation = await dialog.getByRole('textbox', { name: 'Invitation' }).inputValue()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()

  const copy = join(projectDir, 'ben.retroduce')
  await call('team.copy', { path: copy })
  await workAsBen(copy, invitation, join(projectDir, 'ben'))

  await expect(page.getByText(/^2 bundles have come from Ben/)).toBeVisible()
  await expect(status.getByText('2 bundles to merge')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Merge…' }).click()
  await expect(dialog.getByText(/steps? that this copy does not have/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByText(/^2 bundles have come from Ben/)).toBeHidden()
  expect(await call('codes.list', {})).toMatchObject([{ name: 'Trust' }])

  await page.getByRole('navigation').getByText('Project', { exact: true }).click()
  await expect(page.getByText(/the program connects to 127\.0\.0\.1/)).toBeVisible()
  await page.getByRole('button', { name: 'Turn the hub off' }).click()
  await expect(status.getByText('No network')).toBeVisible()
  await expect(page.getByText(/The hub of the team at 127\.0\.0\.1:\d+ is off/)).toBeVisible()
  await server.dispose()
})
