import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

const maker = join(import.meta.dirname, '../support/make-study.ts')

test('a review’s principles stand in their table, and its cases in their matrix', async ({
  page,
  engine,
  projectDir,
}) => {
  const path = join(projectDir, 'review.retroduce')
  execFileSync(process.execPath, [maker, 'seed-002', path])
  expect(await engine.call('projects.open', { path })).toMatchObject({ ok: true })
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      // The host closes every second window, so axe works inside the page.
      .setLegacyMode()
      // Where a badge shows a role by its letter, its name says the role in full.
      .disableRules('label-content-name-mismatch')
      .analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
  }
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click()
  const part = (name: string) => page.getByRole('radio', { name, exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByText('Theory', { exact: true })
    .click()

  await test.step('five principles, each with what follows from its configurations', async () => {
    await tab('Principles')
    const table = page.getByRole('region', { name: 'Table of principles' })
    await expect(table.getByRole('rowheader')).toHaveCount(5)
    const row = table.getByRole('row').filter({ hasText: 'Make the wider determinants' })
    for (const words of [
      'Make such referrals as normal as medical ones',
      'partners get on well',
      'doctors ask for formal proof',
      'Aughterson et al. 2020',
    ]) {
      await expect(row).toContainText(words)
    }
    expect(await faults()).toEqual([])
    await part('One by one')
    await expect(page.getByRole('textbox', { name: 'Lesson for practice' })).toBeVisible()
    expect(await faults()).toEqual([])
  })

  await test.step('what each paper says on each configuration, with its passages', async () => {
    await tab('Cases')
    expect(await faults()).toEqual([])
    await part('Who was heard on what')
    const cell = page
      .getByRole('row', { name: /Hearing back/ })
      .getByRole('gridcell', { name: /^Aughterson et al. 2020: supports [1-9]/ })
    await cell.click()
    const quotes = page.getByRole('complementary', { name: 'Aughterson et al. 2020' })
    await expect(
      quotes.getByRole('button', { name: /Show in the transcript/ }).first(),
    ).toBeVisible()
    expect(await faults()).toEqual([])
    for (const name of ['Demi-regularities', 'Syntheses']) {
      await part(name)
      expect(await faults()).toEqual([])
    }
  })

  await test.step('lenses and outcome patterns, before there are any and after', async () => {
    for (const name of ['Lenses', 'Outcome patterns']) {
      await tab(name)
      expect(await faults()).toEqual([])
      await page.getByRole('button', { name: /^(?:Take up|Make) the first/ }).click()
      await expect(page.getByRole('button', { name: /^New (?:lens|pattern)/ })).toBeVisible()
      expect(await faults()).toEqual([])
    }
  })

  await page.emulateMedia({ colorScheme: 'dark' })
  for (const name of ['Principles', 'Cases', 'Lenses', 'Outcome patterns']) {
    await tab(name)
    expect(await faults()).toEqual([])
  }
})
