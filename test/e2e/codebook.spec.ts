import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const TEXT =
  'Interviewer: And?\nP07: They come with low confidence (C) so they’re not going to look down on you (M).\n'

/** Everything that axe finds wrong with the page, in light and in dark, one line each. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      // Where a badge shows a role by its letter, or a tick a state, the name says it in full.
      .disableRules('label-content-name-mismatch')
      .analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))
  }
  return found
}

test('every part of the codebook is free of faults that axe knows', async ({ page }) => {
  await page.getByRole('button', { name: 'Open the sample evaluation' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  await expect(page.getByText('All changes saved')).toBeVisible()
  await page.keyboard.press('Alt+4')
  const row = (name: string) => page.getByRole('row', { name, exact: true })
  await row('Alone in it').click()
  expect(await faults(page), 'meaning').toEqual([])
  for (const tab of ['Passages', 'Counts', 'History']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel')).toBeVisible()
    expect(await faults(page), tab).toEqual([])
  }
  await page.getByRole('button', { name: 'Split…' }).click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('1')
  expect(await faults(page), 'split').toEqual([])
  await page.getByRole('button', { name: 'Cancel' }).click()
  await row('Alone in it').click()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('heading', { name: '2 codes chosen' })).toBeVisible()
  expect(await faults(page), 'several').toEqual([])
  await page.keyboard.press('Control+m')
  await expect(page.getByRole('listbox', { name: 'Codes' })).toBeVisible()
  expect(await faults(page), 'merge').toEqual([])
})

test('a published quote is read into codings, and copied as it was printed', async ({
  page,
  engine,
  projectDir,
}) => {
  await engine.call('projects.create', { path: join(projectDir, 's.retroduce'), title: 'Study' })
  await engine.call('sources.create', { title: 'Club', text: TEXT, group: 'Clients' })
  await page.getByRole('row', { name: /^Club/ }).click()
  await page.getByRole('button', { name: 'Make codings…' }).click()
  await expect(page.getByRole('listbox', { name: 'Clauses' })).toBeVisible()
  expect(await faults(page), 'markers').toEqual([])
  await page.getByLabel('Take the markers out of the text').check()
  await page.getByRole('button', { name: 'Make 2 codings' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open on the coding desk' }).click()
  await expect(page.getByText('2 codings,')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make codings…' })).toHaveCount(0)

  const transcript = page.getByRole('textbox', { name: 'Transcript: Club' })
  await transcript.getByText('They come').click({ clickCount: 3 })
  await page.keyboard.press('Control+Shift+C')
  const quote = '“They come with low confidence (C) so they’re not going to look down on you (M).”'
  await expect(page.getByText('Copied: “They come with')).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('searchbox')).toHaveValue(`${quote} (P07, Clients, Club)`)
})
