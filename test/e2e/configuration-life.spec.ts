import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { OutputOf } from '../../shared/contract/contract.ts'
import { expect, test } from './fixtures.ts'

/** Nothing that stands in the way of a person who cannot see, or cannot use a mouse. */
async function isAccessible(page: Page, theme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // Where a badge or an arrow shows a role by its letter, the name says it in full.
    .disableRules('label-content-name-mismatch')
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
}

test('a configuration from a guess to what became of it', async ({ page, engine, projectDir }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const run = async <T>(procedure: string, input: unknown): Promise<T> => {
    const result = await engine.call(procedure, input)
    if (!result.ok) throw new Error(result.error.message)
    return result.value as T
  }
  await run('projects.createSample', { path: join(projectDir, 'sample.retroduce') })
  await expect(page.getByText('All changes saved')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByText('Configurations', { exact: true })
    .click()
  const list = page.getByRole('listbox', { name: 'Configurations' })
  const panel = page.getByRole('complementary', { name: /About CMOC/ })

  await test.step('it begins as a statement of the initial theory', async () => {
    await expect(list.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Shift+I')
    const dialog = page.getByRole('dialog', { name: 'New initial statement' })
    await page.keyboard.type('the client lives far from the surgery')
    await dialog.getByRole('combobox', { name: 'outcome 1' }).fill('the client stays away')
    await dialog.getByRole('combobox', { name: 'mechanism 1' }).fill('the bus costs too much')
    await isAccessible(page)
    await dialog.getByRole('button', { name: 'Make the configuration' }).click()
    await expect(page.getByRole('heading', { name: 'CMOC 17' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Short name or metaphor' })).toHaveValue('IPT1')
    await expect(panel).toContainText('No passage is attached yet.')
    await isAccessible(page)
  })

  await test.step('a passage is attached to its link from mechanism to outcome, and weighed', async () => {
    await page.getByRole('button', { name: /^Link from mechanism to outcome/ }).click()
    await panel.getByRole('button', { name: 'Attach…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('bus')
    await dialog.getByRole('checkbox').first().click()
    await dialog.getByRole('button', { name: 'Attach 1 passage' }).click()
    await expect(
      page.getByRole('button', { name: /^Link from mechanism to outcome: 1 for/ }),
    ).toBeVisible()
    await page.keyboard.press('q')
    await page.keyboard.press('3')
    await expect(panel).toContainText('on the link M → O · strong')
  })

  await test.step('what may disprove it is looked for', async () => {
    await page.keyboard.press('d')
    await expect(panel).toContainText('Look for what would disprove this')
    await expect(panel.getByRole('region', { name: 'Participants not heard on it' })).toBeVisible()
    await isAccessible(page)
  })

  await test.step('an inference, a comment and a link are added', async () => {
    await page.keyboard.press('i')
    await panel.getByRole('button', { name: 'Record an inference' }).click()
    await panel
      .getByRole('textbox', { name: 'What you conclude' })
      .fill('Somebody must have paid the fare for those who came.')
    await panel.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(panel.getByRole('list', { name: 'Inferences' })).toContainText('Retroduction')
    await isAccessible(page)
    await page.keyboard.press('c')
    await panel.getByRole('textbox', { name: 'New comment' }).fill('Ask about the fare.')
    await panel.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(panel).toContainText('Ask about the fare.')
    await isAccessible(page)
    await panel.getByRole('tab', { name: /Links/ }).click()
    await panel.getByRole('button', { name: 'Link to another…' }).click()
    await panel.getByRole('button', { name: /Other configuration/ }).click()
    await page.getByRole('option', { name: /CMOC 11: The price/ }).click()
    await isAccessible(page)
    await panel.getByRole('button', { name: 'Link them' }).click()
    await expect(panel.getByRole('region', { name: 'Links' })).toContainText('triggers CMOC 11')
  })

  await test.step('it is consolidated with another, with the reason', async () => {
    await page.getByRole('button', { name: 'More for this configuration' }).click()
    await page.getByRole('menuitem', { name: /Consolidate/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Another configuration/ }).click()
    await page.getByRole('option', { name: /CMOC 11: The price/ }).click()
    await dialog.getByRole('radio', { name: /The price of the bus/ }).click()
    await dialog.getByRole('textbox', { name: 'Why they are one' }).fill('Both are about the fare.')
    await isAccessible(page)
    await dialog.getByRole('button', { name: 'Consolidate 2 into CMOC 11' }).click()
    await expect(page.getByRole('heading', { name: 'CMOC 11' })).toBeVisible()
    await page.keyboard.press('h')
    await expect(panel.getByRole('region', { name: 'Came from' })).toContainText(
      'Both are about the fare.',
    )
    await isAccessible(page, 'dark')
    const all = await run<OutputOf<'configurations.list'>>('configurations.list', {})
    expect(all.at(-1)).toMatchObject({ number: 17, status: 'merged' })
  })
})
