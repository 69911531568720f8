import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

const makeStudy = join(import.meta.dirname, '../support/make-study.ts')

test('a published study’s versions are compared, its story read and its cards shown, free of faults', async ({
  page,
  engine,
  projectDir,
}) => {
  const path = join(projectDir, 'seed-004.retroduce')
  execFileSync(process.execPath, [makeStudy, 'seed-004', path])
  expect(await engine.call('projects.open', { path })).toMatchObject({ ok: true })
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      // The host closes every second window, so axe works inside the page.
      .setLegacyMode()
      // Where a box or badge shows a role by its letter, its name says the role in full.
      .disableRules('label-content-name-mismatch')
      .analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
  }
  const part = (name: string) => page.getByRole('radio', { name, exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByText('Theory', { exact: true })
    .click()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.getByRole('tab', { name: 'Versions' }).click()
    await test.step(`the versions, in ${colorScheme}`, async () => {
      await part('Versions')
      const versions = page.getByRole('navigation', { name: 'Versions of the theory' })
      await versions.getByRole('button', { name: /^Mid-range theory/ }).click()
      await expect(page.getByRole('button', { name: 'Keep this version as it is' })).toBeVisible()
      expect(await faults()).toEqual([])
      await versions.getByRole('button', { name: /^Initial programme theory/ }).click()
      const kept = page.getByRole('article', { name: 'Initial programme theory' })
      await expect(kept.getByText(/It is read only/)).toBeVisible()
      await expect(kept.getByText(/one named worker coordinates/).first()).toBeVisible()
      expect(await faults()).toEqual([])
    })
    await test.step(`the comparison, in ${colorScheme}`, async () => {
      await page.getByRole('button', { name: 'Compare with now' }).click()
      await page.getByRole('button', { name: /To$/ }).click()
      await page.getByRole('option', { name: /^Refined programme theory/ }).click()
      await expect(page.getByRole('region', { name: 'Added: 9' })).toContainText(
        '*CMOC 5: No white coats: Places without stigma',
      )
      await expect(page.getByRole('region', { name: 'Dropped: 4' })).toBeVisible()
      expect(await faults()).toEqual([])
    })
    await test.step(`the story and the decisions, in ${colorScheme}`, async () => {
      await part('Story')
      const story = page.getByRole('article', { name: /How the theory came to be/ })
      await expect(story).toContainText('Give up collaborative care as the explanation')
      expect(await faults()).toEqual([])
      await part('Decisions')
      await expect(page.getByText('Ask about places, time and who decides.')).toBeVisible()
      expect(await faults()).toEqual([])
    })
    await test.step(`the flash cards, in ${colorScheme}`, async () => {
      await page.getByRole('tab', { name: 'Flash cards' }).click()
      await expect(
        page.getByRole('list', { name: 'Answers to CMOC 1: IPT1: One worker for all' }),
      ).toContainText('Referrers1 rejected')
      expect(await faults()).toEqual([])
      await page.getByRole('button', { name: /^Show \d+ cards$/ }).click()
      const show = page.getByRole('dialog', { name: 'Flash card' })
      await expect(show).toContainText('One worker looks after everything')
      expect(await faults()).toEqual([])
      await page.keyboard.press('ArrowRight')
      await expect(show).toContainText('You agree on a written plan together.')
      await page.keyboard.press('Escape')
      await expect(show).toHaveCount(0)
    })
  }
})
