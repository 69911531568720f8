import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

test('every view of configurations and theory is free of faults, in light and in dark', async ({
  page,
  engine,
}) => {
  await page.getByRole('button', { name: 'Open the sample evaluation' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  await expect(page.getByText('All changes saved')).toBeVisible()
  const listed = await engine.call('configurations.list', {})
  const [first, second] = listed.ok ? (listed.value as { id: string }[]) : []
  for (const kind of ['triggers', 'inhibits', 'rival']) {
    const link = { fromId: first?.id, toId: second?.id, kind, note: 'As two people said' }
    expect(await engine.call('links.create', link)).toMatchObject({ ok: true })
  }
  const alike = { role: 'C', label: 'the client is alone with trouble' }
  expect(await engine.call('elements.create', alike)).toMatchObject({ ok: true })

  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      // The host closes every second window, so axe works inside the page.
      .setLegacyMode()
      // Where a box or badge shows a role by its letter, its name says the role in full.
      .disableRules('label-content-name-mismatch')
      .analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
  }
  const goTo = (place: string) =>
    page.getByRole('navigation', { name: 'Places' }).getByText(place, { exact: true }).click()
  const tab = (name: string) => page.getByRole('tab', { name }).click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await test.step(`the library of elements, in ${colorScheme}`, async () => {
      await goTo('Configurations')
      await tab('Elements')
      const row = page.getByRole('row', { name: /the client is alone with the trouble/ })
      await row.click()
      await expect(page.getByRole('region', { name: 'Where it is used' })).toBeVisible()
      expect(await faults()).toEqual([])
      // What a dialog is made of has the same colours everywhere.
      if (colorScheme === 'light') {
        await page
          .getByRole('row')
          .first()
          .click({ modifiers: ['Control'] })
        await page.getByRole('button', { name: 'Merge 2 elements…' }).click()
        await expect(page.getByRole('dialog', { name: 'Merge 2 elements' })).toBeVisible()
        expect(await faults()).toEqual([])
        await page.keyboard.press('Escape')
        await row.click()
        await page.getByRole('button', { name: 'More for this element' }).click()
        await page.getByRole('menuitem', { name: /Split/ }).click()
        await expect(page.getByRole('dialog', { name: 'Split an element' })).toBeVisible()
        expect(await faults()).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: 'Find near-duplicates' }).click()
      await expect(page.getByRole('article').first()).toBeVisible()
      expect(await faults()).toEqual([])
      await page.getByRole('button', { name: 'Back to the library' }).click()
    })
    await test.step(`the theory, in ${colorScheme}`, async () => {
      await goTo('Theory')
      await tab('Diagram')
      await expect(page.locator('.react-flow__node').first()).toBeVisible()
      expect(await faults()).toEqual([])
      await tab('Remarks')
      await expect(page.getByRole('region', { name: 'Still partial' })).toBeVisible()
      expect(await faults()).toEqual([])
      await tab('Chains and rivals')
      for (const part of [/What leads on/, /Loops/, /Rivals/]) {
        await page.getByRole('radio', { name: part }).click()
        expect(await faults()).toEqual([])
      }
      if (colorScheme === 'dark') return
      await page.getByRole('button', { name: 'New link' }).click()
      await expect(page.getByRole('dialog', { name: 'New link' })).toBeVisible()
      expect(await faults()).toEqual([])
      await page.keyboard.press('Escape')
    })
  }
})
