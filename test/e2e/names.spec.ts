import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import { expect, test } from './fixtures.ts'

const TEXT =
  'Interviewer: And?\nP07: Dr Patel knew. Sheila rang me, 01632 960123, or sheila@example.org. My sheila.\nP07: Leeds is far.\n'

async function openStudy(engine: Engine, page: Page, folder: string): Promise<void> {
  const path = join(folder, 'study.retroduce')
  await engine.call('projects.create', { path, title: 'Study' })
  expect(await engine.call('sources.create', { title: 'P07', text: TEXT })).toMatchObject({
    ok: true,
  })
  await page.getByRole('button', { name: 'Protection' }).click()
  await page.getByLabel('Name of a new row').fill('Sheila')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Anne')
  await page.keyboard.press('Enter')
}

/** Everything that axe finds wrong with the page, in light and in dark, one line each. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))
  }
  return found
}

test('every view that protects people is free of faults that axe knows', async ({
  page,
  engine,
  projectDir,
}) => {
  await openStudy(engine, page, projectDir)
  await expect(page.getByRole('list', { name: 'Likely names' })).toBeVisible()
  expect(await faults(page), 'list').toEqual([])
  await page.getByRole('button', { name: 'Find all hits' }).click()
  await expect(page.getByRole('row', { name: /^Sheila becomes/ }).first()).toBeVisible()
  expect(await faults(page), 'preview').toEqual([])
  await page.getByRole('button', { name: /^Replace \d/ }).click()
  await expect(page.getByText(/Earlier texts with the names are still/)).toBeVisible()
  await page.getByRole('tab', { name: 'What might still identify someone' }).click()
  await expect(page.getByRole('row', { name: /^E-mail address/ }).first()).toBeVisible()
  expect(await faults(page), 'check').toEqual([])
  await page.getByRole('tab', { name: 'Log and earlier texts' }).click()
  await expect(page.getByRole('cell', { name: '[Anne]', exact: true })).toBeVisible()
  expect(await faults(page), 'log').toEqual([])
  await page.getByRole('button', { name: 'Forget earlier texts…' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await faults(page), 'forget').toEqual([])
})

test('a window is not closed over an unsaved list of names without asking', async ({
  page,
  engine,
  program,
  projectDir,
}) => {
  await openStudy(engine, page, projectDir)
  await page.close({ runBeforeUnload: true })
  await expect(page.getByText('Save the list of names?')).toBeVisible()
  await page.getByRole('button', { name: 'Stay here' }).click()
  await expect(page.getByLabel('Name of row 1')).toHaveValue('Sheila')
  await page.close({ runBeforeUnload: true })
  await page.getByRole('button', { name: 'Close without saving' }).click()
  expect(await program.window.ended).toBe('closed')
})
