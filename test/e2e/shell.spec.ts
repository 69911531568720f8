import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Everything that axe finds wrong with the page, one line each. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // The host closes every second window, so axe works inside the page.
    .setLegacyMode()
    .analyze()
  // A box of the diagram shows a role by its letter; its name says the role in full.
  const isRoleLetter = (id: string, html: string) =>
    id === 'label-content-name-mismatch' && html.includes('react-flow__node')
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !isRoleLetter(id, html)).map(({ html }) => `${id}: ${html}`),
  )
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample evaluation' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  await expect(page.getByText('All changes saved')).toBeVisible()
}

test('the start page says what the program is and has no fault that axe knows', async ({
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'Retroduce' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'About Retroduce and its licences' }).press('Enter')
  const about = page.getByRole('dialog', { name: 'About Retroduce' })
  await about.getByRole('searchbox').fill('better-sqlite3')
  await expect(about.getByRole('status')).toHaveText('1 library or font')
  await about.getByText('better-sqlite3').click()
  await expect(about.getByText(/Permission is hereby granted/)).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(about).toHaveCount(0)
})

test('every place of the sample evaluation is free of faults, in light and in dark', async ({
  page,
  engine,
}) => {
  await openSample(page)
  const people = btoa('Name,Group,Age,Area\nHazel,Clients,71,Urban\nMoira,Staff,,Rural\n')
  const files = [{ name: 'people.csv', base64: people }]
  expect(await engine.call('participants.import', { files })).toMatchObject({ ok: true })
  const rail = page.getByRole('navigation', { name: 'Places' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const place of await rail.getByRole('button').all()) {
      await place.click()
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      expect(await faults(page), await place.innerText()).toEqual([])
    }
  }
})

test('an empty project is free of faults, and each place reached by its key takes the keyboard', async ({
  page,
  projectDir,
  engine,
}) => {
  const path = join(projectDir, 'empty.retroduce')
  const made = await engine.call('projects.create', { path, title: 'Empty', researcher: 'Fay' })
  expect(made).toMatchObject({ ok: true })
  await expect(page.getByText('All changes saved')).toBeVisible()
  const rail = page.getByRole('navigation', { name: 'Places' })
  const names = await rail.getByRole('button').allInnerTexts()
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(`Alt+${key}`)
    const place = page.getByRole('main', { name: names[index] ?? '' })
    await expect(place.getByRole('heading').first()).toBeVisible()
    await expect(page.locator('main:focus, main :focus')).toHaveCount(1)
    expect(await faults(page), names[index]).toEqual([])
  }
})

test('by keyboard alone: a new project, an import, a code and the way back', async ({
  page,
  projectDir,
}) => {
  writeFileSync(join(projectDir, 'Anna.txt'), 'Interviewer: How was it?\nAnna: She rang me.\n')
  await page.getByRole('button', { name: 'New project' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title of the evaluation or review')).toBeFocused()
  await page.keyboard.type('Tea and time')
  await page.getByRole('button', { name: 'Choose a place' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('File name')).toHaveValue('Tea and time.retroduce')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Encrypt it with a passphrase')).toBeFocused()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Space')
  await expect(page.getByText('Without a passphrase, whoever')).toBeVisible()
  await page.getByRole('button', { name: 'Create project' }).press('Enter')
  await expect(page.getByText('All changes saved')).toBeVisible()

  await expect(page.getByRole('heading', { name: 'Begin with what people said' })).toBeVisible()
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('row', { name: 'Anna.txt' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Interviewer 1, Anna 1')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeFocused()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByText('Speakers: Interviewer, Anna')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^Anna/ })).toBeVisible()

  await page.keyboard.press('Alt+4')
  await expect(page.getByRole('heading', { name: 'Codebook' })).toBeVisible()
  await page.keyboard.press('Insert')
  await page.keyboard.type('Trust')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Undo: Create code “Trust”' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: 'Trust' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('row', { name: 'Trust' })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('row', { name: 'Trust' })).toBeVisible()
})

test('a project is encrypted, locked by its key and opened again, and nothing of it shows meanwhile', async ({
  page,
}) => {
  await openSample(page)
  await page.getByRole('navigation', { name: 'Places' }).getByText('Project').click()
  await page.getByRole('button', { name: 'Encrypt…' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill('three herons in a row')
  await page.getByLabel('The same passphrase again').fill('three herons in a row')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Enter')
  const recovery = page.getByRole('dialog', { name: 'Recovery key' })
  const recoveryKey = await recovery.getByText(/([0-9A-Z]{4}-){13}/).textContent()
  expect(await faults(page)).toEqual([])
  await recovery.getByText('It is printed or written down').click()
  await recovery.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible()
  await page.keyboard.press('Control+Shift+l')
  const unlock = page.getByRole('dialog', { name: /is locked$/ })
  await expect(unlock).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Places' })).toHaveCount(0)
  expect(await faults(page)).toEqual([])
  await unlock.getByRole('button', { name: 'Use the recovery key' }).click()
  await unlock.getByLabel('Recovery key').fill((recoveryKey ?? '').toLowerCase())
  await unlock.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('Encrypted', { exact: true })).toBeVisible()
})

test('codes are renamed, moved and removed by keyboard', async ({ page, engine }) => {
  await openSample(page)
  await page.keyboard.press('Alt+4')
  const row = (name: string) => page.getByRole('row', { name, exact: true })
  await row('Alone in it').click()
  await page.keyboard.press('F2')
  await expect(page.getByLabel('New name of Alone in it')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' all day')
  await page.keyboard.press('Enter')
  await expect(row('Alone in it all day')).toBeFocused()

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row('Alone in it all day')).toHaveAttribute('aria-level', '2')
  await expect(row('Alone in it all day')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(row('Alone in it all day')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(row('Alone in it all day')).toBeVisible()
  const history = await engine.call('history.list', { limit: 4 })
  const labels = history.ok ? (history.value as { label: string }[]).map(({ label }) => label) : []
  expect(labels.slice(1)).toEqual([
    'Remove code “Alone in it all day”',
    'Move code “Alone in it all day”',
    'Change code “Alone in it”',
  ])
})

test('the palette finds a source and opens it on the desk', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('c01 haz')
  await expect(page.getByRole('menuitem', { name: 'C01 Hazel, client' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Coding desk' })).toBeVisible()
})

test('files dropped on the window are imported, and a bad one is named with its reason', async ({
  page,
}) => {
  await openSample(page)
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Interviewer: And?\nNia: I went.\n'], 'Nia.txt'))
    transfer.items.add(new File(['not a Word file'], 'broken.docx'))
    const event = { dataTransfer: transfer, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new DragEvent('drop', event))
  })
  await expect(page.getByText('1 of 2 files ticked, 1 cannot be imported')).toBeVisible()
  await page.getByRole('button', { name: 'Import 1 file' }).click()
  await expect(page.getByRole('heading', { name: '1 of 2 files imported' })).toBeVisible()
  await expect(page.getByText('Speakers: Interviewer, Nia')).toBeVisible()
  await expect(page.getByText(/Nothing was imported\.$/)).toHaveCount(1)
})

test('F1 helps on the place in view: search, links and pages by keyboard, all from the program itself', async ({
  page,
  program,
}) => {
  await openSample(page)
  await page.keyboard.press('Alt+3')
  await page.getByRole('main', { name: 'Coding desk' }).waitFor()
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help.getByRole('heading', { name: 'Coding desk', exact: true })).toBeVisible()
  await expect(help.getByRole('searchbox')).toBeFocused()
  const picture = help.getByRole('img').first()
  await expect
    .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
    .toBe(1280)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page)).toEqual([])
  }

  await page.keyboard.type('recovery key')
  await help.getByRole('button', { name: /^Project: Encryption/ }).press('Enter')
  await expect(help.getByRole('heading', { name: 'Encryption' })).toBeInViewport()
  await expect(help.getByRole('region', { name: 'Project' })).toBeFocused()
  await help.getByRole('searchbox').fill('')
  await help.getByRole('button', { name: 'User guide' }).press('Enter')
  await help.getByRole('link', { name: 'your first evaluation in 30 minutes' }).press('Enter')
  const first = help.getByRole('heading', { name: 'Your first evaluation in 30 minutes' })
  await expect(first).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('help')
  await page.getByRole('menuitem', { name: 'Help', exact: true }).click()
  await expect(first).toBeVisible()
  expect(program.refusals.list()).toEqual([])
})
