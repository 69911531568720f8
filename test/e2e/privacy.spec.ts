import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const PASSPHRASE = 'a kettle sings under the stairs'

const goTo = (page: Page, place: string) =>
  page.getByRole('navigation').getByText(place, { exact: true }).click()

const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

test.beforeEach(async ({ page, engine, projectDir }) => {
  await engine.call('projects.create', {
    path: join(projectDir, 'study.retroduce'),
    title: 'Inquiry at Ward 7',
  })
  await goTo(page, 'Project')
})

test('the title of the window names the project or only the program, as chosen', async ({
  page,
  engine,
}) => {
  await expect(page).toHaveTitle('Inquiry at Ward 7 – Retroduce')
  await choose(page, 'The title of the window says', 'Only “Retroduce”')
  await expect(page).toHaveTitle('Retroduce')
  await page.reload()
  await expect(page.getByRole('navigation')).toBeVisible()
  await expect(page).toHaveTitle('Retroduce')
  expect(await engine.call('preferences.get', {})).toMatchObject({
    value: { windowTitle: 'program' },
  })
})

test('what was copied goes when the project is closed, and page code can neither read it nor see it read', async ({
  page,
  program,
}) => {
  const { clipboard } = program.window
  await page.evaluate(() => {
    const seen: string[] = []
    for (const name of ['paste', 'keydown']) {
      window.addEventListener(name, () => seen.push(name), { capture: true })
    }
    Reflect.set(window, 'seen', seen)
  })
  await page.getByLabel('Title', { exact: true }).selectText()
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard.read()).toBe('Inquiry at Ward 7')
  const found = await page.evaluate(async () => {
    const own = await navigator.clipboard.readText().catch(() => 'refused')
    return { seen: Reflect.get(window, 'seen') as string[], own }
  })
  // The two keys of the copy, and no paste.
  expect(found).toEqual({ seen: ['keydown', 'keydown'], own: 'refused' })
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Inquiry at Ward 7')
  await page.getByRole('button', { name: 'Close the project' }).click()
  await expect.poll(() => clipboard.read()).toBe('')
})

test('what was copied elsewhere since stays when the project is closed', async ({
  page,
  program,
}) => {
  const { clipboard } = program.window
  await page.getByLabel('Title', { exact: true }).selectText()
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard.read()).toBe('Inquiry at Ward 7')
  // As another program does: the page is not told.
  await page.evaluate(() => navigator.clipboard.writeText('A shopping list'))
  await expect.poll(() => clipboard.read()).toBe('A shopping list')
  await page.getByRole('button', { name: 'Close the project' }).click()
  await expect(page.getByRole('button', { name: 'Open the sample evaluation' })).toBeVisible()
  expect(await clipboard.read()).toBe('A shopping list')
})

test('an encrypted project is locked with the screen of the computer, another is not', async ({
  page,
  program,
  engine,
}) => {
  const unlock = page.getByRole('dialog', { name: /is locked$/ })
  program.window.send({ type: 'away' })
  await expect(page).toHaveTitle('Inquiry at Ward 7 – Retroduce')
  expect(await engine.call('projects.encrypt', { passphrase: PASSPHRASE })).toMatchObject({
    ok: true,
  })
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible()
  await expect(unlock).toBeHidden()
  program.window.send({ type: 'away' })
  await expect(unlock).toBeVisible()
  expect(await engine.call('projects.current', {})).toEqual({ ok: true, value: null })
  await expect(page).toHaveTitle('Retroduce')
})

test('an encrypted project that nobody touches is locked, shows nothing, and is opened where it was left', async ({
  page,
  engine,
}) => {
  await engine.call('projects.encrypt', { passphrase: PASSPHRASE })
  await engine.call('codes.create', { name: 'Kept waiting' })
  await goTo(page, 'Codebook')
  await expect(page.getByRole('row', { name: 'Kept waiting' })).toBeVisible()
  // An hour later by the clock of the window.
  await page.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 3_600_000
  })
  const unlock = page.getByRole('dialog', { name: /is locked$/ })
  await expect(unlock).toBeVisible()
  expect(await engine.call('projects.current', {})).toEqual({ ok: true, value: null })
  expect(await page.locator('body').innerText()).not.toMatch(/Kept waiting|Inquiry/)
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: 'Kept waiting' })).toBeVisible()
})

test('a new passphrase says which backups it did not reach, and takes them away', async ({
  page,
  engine,
}) => {
  const passphrase = PASSPHRASE
  await engine.call('projects.encrypt', { passphrase })
  await engine.call('backups.create', {})
  await engine.call('projects.decrypt', { passphrase })
  await engine.call('projects.encrypt', { passphrase })
  await engine.call('backups.create', {})
  await page.getByRole('button', { name: 'Change the passphrase…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passphrase so far').fill(passphrase)
  for (const label of ['New passphrase', 'The same passphrase again']) {
    await dialog.getByLabel(label, { exact: true }).fill('nine grey geese over the fen')
  }
  await dialog.getByRole('button', { name: 'Change the passphrase' }).click()
  const told = page.getByRole('dialog', { name: 'The project has its new passphrase' })
  await expect(told).toContainText('1 backup of it took the new passphrase too.')
  await expect(told).toContainText('1 backup could not take it')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  await told.getByRole('button', { name: 'Remove 1 backup' }).click()
  await expect(told).toBeHidden()
  await expect(page.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(1)
})

test('what was asked of a network is counted and named, by its host alone', async ({
  page,
  program,
}) => {
  await expect(page.getByText('The window has no network.')).toBeVisible()
  await page.evaluate(() => {
    void fetch('https://one.example.org/?words').catch(() => null)
    location.href = 'https://two.example.org/?words'
  })
  await expect.poll(() => program.refusals.count).toBe(2)
  await goTo(page, 'Sources')
  await goTo(page, 'Project')
  const asked = page.getByRole('list', { name: 'What was asked for' })
  await expect(asked.getByRole('listitem')).toHaveText([
    'https://one.example.org',
    'https://two.example.org',
  ])
  await expect(page.getByText(/Refused since the program was started: 2 requests/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
})
