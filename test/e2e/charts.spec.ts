import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Everything that axe finds wrong with the page, one line each. */
async function faults(page: Page, schemes: ('light' | 'dark')[]): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      // Where a button shows a role by its letter, its name says the role in full.
      .disableRules('label-content-name-mismatch')
      .analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))
  }
  return found
}

test('charts are looked at, opened by keyboard and taken out', async ({
  page,
  engine,
  projectDir,
}) => {
  await engine.call('projects.createSample', { path: join(projectDir, 'sample.retroduce') })
  await expect(page.getByText('All changes saved')).toBeVisible()
  await page.keyboard.press('Control+K')
  await page.keyboard.type('Matrices and charts')
  await page.keyboard.press('Enter')
  const choose = async (kind: string) => {
    await page.getByRole('button', { name: 'Chart', exact: false }).first().click()
    await page.getByRole('option', { name: kind }).click()
    await expect(page.getByRole('gridcell').first()).toBeVisible()
  }
  const grid = page.getByRole('grid', { name: 'Configurations by stakeholder group' })
  await expect(grid).toBeVisible()
  await expect(page.locator('img').first()).toHaveJSProperty('complete', true)
  expect(
    await page
      .locator('img')
      .first()
      .evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(300)

  await grid.getByRole('gridcell').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const cell = page.locator('[role=gridcell]:focus')
  const told = (await cell.getAttribute('aria-label')) ?? ''
  const passages = Number(/: (\d+) passages?$/.exec(told)?.[1])
  await page.keyboard.press('Enter')
  const aside = page.getByRole('complementary', { name: told.replace(/: \d+ passages?$/, '') })
  await expect(aside.getByRole('button', { name: /^Show in the transcript/ })).toHaveCount(passages)
  expect(await faults(page, ['light', 'dark']), 'configurations').toEqual([])

  for (const kind of [
    'Codes that occur together',
    'Roles over an interview',
    'Evidence by group',
    'New elements by source',
  ]) {
    await choose(kind)
    // What they are made of is the same, so one scheme tells.
    expect(await faults(page, ['light']), kind).toEqual([])
  }
  await page.getByRole('radio', { name: 'Table' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  expect(await faults(page, ['dark', 'light']), 'table').toEqual([])

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^SVG For journals/ }).click()
  await page.getByRole('button', { name: 'Write file' }).click()
  const notice = page.getByText(/^Written: /)
  await expect(notice).toBeVisible()
  const fileName = (await notice.textContent())?.replace('Written: ', '') ?? ''
  const svg = readFileSync(join(projectDir, fileName), 'utf8')
  expect(svg).toContain('<title>New elements by source</title>')
})
