import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import { expect, test } from './fixtures.ts'

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

const goTo = (page: Page, place: string) =>
  page.getByRole('navigation').getByText(place, { exact: true }).click()

test('a project is brought back from a backup, looked at as it was, and a thing of it restored', async ({
  page,
  engine,
  projectDir,
}) => {
  await ask(engine, 'projects.createSample', { path: join(projectDir, 'study.retroduce') })
  await ask(engine, 'backups.create')
  const code = await ask<{ id: string }>(engine, 'codes.create', { name: 'Hurried away' })
  await ask(engine, 'codes.update', { codeId: code.id, name: 'Sent off' })

  await goTo(page, 'History')
  await page
    .getByRole('button', { name: /Create code “Hurried away”/ })
    .last()
    .click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'As it was then: Hurried away' }).click()
  await page.getByRole('button', { name: 'Make it so again' }).click()
  await expect(page.getByText('It is the same now.')).toBeVisible()
  await page.getByRole('button', { name: 'Show the project as it was then' }).click()
  await expect(page.getByText(/You are looking at the project as it was/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(page.getByText(/You are looking at the project as it was/)).toBeHidden()

  await goTo(page, 'Project')
  await page.getByRole('button', { name: 'Choose another folder…' }).click()
  await page.getByRole('button', { name: 'Use this folder' }).click()
  await expect(page.getByText(/They go to the folder/)).toBeVisible()
  await page
    .getByRole('list', { name: 'Backups' })
    .getByRole('button', { name: /Look at the backup/ })
    .last()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: /Codes/ })).toContainText('Hurried away')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Restore…' }).click()
  await dialog.getByRole('button', { name: 'Make the project as it was' }).click()
  await expect(dialog).toBeHidden()
  const codes = await ask<{ id: string }[]>(engine, 'codes.list')
  expect(codes.map(({ id }) => id)).not.toContain(code.id)
})

test('a participant who withdraws is looked over, erased and certified', async ({
  page,
  engine,
  projectDir,
}) => {
  await ask(engine, 'projects.createSample', { path: join(projectDir, 'study.retroduce') })
  await goTo(page, 'Participants')
  await page.getByText('Hazel', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Erase who withdrew…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/the whole source/)).toBeVisible()
  await expect(dialog.getByText('Configurations that lose evidence')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByText(/I know that this cannot be undone/).click()
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByText('“Hazel” was erased')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  const participants = await ask<{ pseudonym: string }[]>(engine, 'participants.list')
  expect(participants.map(({ pseudonym }) => pseudonym)).not.toContain('Hazel')
  expect(await ask(engine, 'project.check')).toMatchObject({ isOk: true })
})

test('a damaged project is met with its newest backup and with what can still be read', async ({
  page,
  engine,
  projectDir,
}) => {
  const path = join(projectDir, 'study.retroduce')
  await ask(engine, 'projects.createSample', { path })
  await ask(engine, 'backups.create')
  await ask(engine, 'projects.close')
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(7, 32_768, 40_960))
  await page.getByRole('button', { name: /study/ }).click()
  await expect(page.getByText('“study” is damaged')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore to a new file…' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
  expect(await ask(engine, 'project.check')).toMatchObject({ isOk: true })
})
