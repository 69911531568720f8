import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Everything that axe finds wrong with the page, in light and in dark, one line each. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
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

test('words are found, read on the desk, ticked and coded, and the codings retrieved', async ({
  page,
  engine,
  projectDir,
}) => {
  await engine.call('projects.createSample', { path: join(projectDir, 'sample.retroduce') })
  await expect(page.getByText('All changes saved')).toBeVisible()
  await page.keyboard.press('Control+Shift+F')
  await expect(page.getByRole('searchbox', { name: 'Search', exact: true })).toBeFocused()
  await page.keyboard.type('trust')
  const rows = page.getByRole('grid', { name: 'Results' }).getByRole('row')
  await expect(rows.nth(1)).toHaveAccessibleName(/trust/)
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Coding desk' })).toBeVisible()
  await page.keyboard.press('F3')
  await expect(page.getByRole('group', { name: 'Results' })).toContainText('2 of')
  await page.getByRole('button', { name: 'Back to results' }).click()
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 passage ticked')).toBeVisible()
  expect(await faults(page), 'results').toEqual([])
  await page.keyboard.press('m')
  await expect(page.getByText('1 passage coded as Mechanism.')).toBeVisible()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('Retrieve codings')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Relation' }).press('Enter')
  await page.getByRole('button', { name: 'Group', exact: true }).first().press('Enter')
  await expect(page.getByRole('grid', { name: 'Codings' })).toBeVisible()
  expect(await faults(page), 'codings').toEqual([])
})
