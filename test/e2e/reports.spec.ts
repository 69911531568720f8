import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

test('a checklist is filled in, a report written, a table chosen, and everything printed as it was shown', async ({
  page,
  engine,
  projectDir,
}) => {
  const path = join(projectDir, 'sample.retroduce')
  expect(await engine.call('projects.createSample', { path })).toMatchObject({ ok: true })
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      // The host closes every second window, so axe works inside the page.
      .setLegacyMode()
      .analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
  }
  const tab = (name: string) => page.getByRole('tab', { name }).click()
  const saveHere = async () => {
    await page.getByRole('button', { name: 'Write file' }).click()
    await expect(page.getByText(/^Written: /)).toBeVisible()
  }
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByText('Reports', { exact: true })
    .click()

  await test.step('the checklist', async () => {
    const item = page.getByRole('listitem', { name: 'Item 4: Programme theory' })
    await item.getByRole('radio', { name: 'Reported' }).click()
    await item.getByLabel('Page or section').fill('p. 3')
    await item.getByLabel('Page or section').press('Enter')
    await expect(page.getByText('1 of 20 items reported.')).toBeVisible()
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: 'HTML' }).click()
    await saveHere()
    const title = 'Good Footing a sample evaluation of social prescribing in Ossenby'
    const written = readFileSync(join(projectDir, `${title} RAMESES II checklist.html`), 'utf8')
    expect(written).toContain('p. 3')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`every report, in ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme })
      for (const name of ['Checklist', 'Methods paragraph', 'Audit trail', 'Tables']) {
        await tab(name)
        if (name === 'Methods paragraph' || name === 'Audit trail') {
          await expect(page.getByRole('figure', { name: /^Page 1 of/ })).toBeVisible()
        }
        expect(await faults()).toEqual([])
      }
      await page.getByRole('button', { name: 'Choose and export: Codebook' }).click()
      await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The first 12 of')
      expect(await faults()).toEqual([])
      await page.keyboard.press('Escape')
    })
  }

  await test.step('a source goes on paper, page for page as in the preview', async () => {
    await page.getByRole('navigation', { name: 'Places' }).getByText('Sources').click()
    await page.getByText('C01 Hazel, client', { exact: true }).first().dblclick()
    await expect(page.getByRole('main')).toContainText('Get down, Biscuit.')
    await page.keyboard.press('Control+p')
    const preview = page.getByRole('dialog', { name: 'Print' })
    await expect(preview.getByRole('figure').first()).toContainText('C01 Hazel, client')
    expect(await faults()).toEqual([])
    await preview.getByRole('button', { name: /Paper$/ }).click()
    await page.getByRole('option', { name: 'A5' }).click()
    await expect(preview.getByText(/^7 pages$/)).toBeVisible()
    // The printing itself is the browser's; what it gets is written as a PDF here.
    await page.evaluate(() => {
      window.print = () => {}
    })
    await preview.getByRole('button', { name: 'Print', exact: true }).click()
    await page.waitForFunction(() => document.title === 'C01 Hazel, client')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\n/g)).toHaveLength(7)
    expect(pdf).toMatch(/\/MediaBox \[0 0 (?:419|420)[\d.]* 59\d/)
  })
})
