import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ImportDialog } from '../../../../renderer/features/sources/ImportDialog.tsx'
import { importDropped, useImport } from '../../../../renderer/store/imports.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TALK = 'Interviewer: And?\nP07: I waited.\nInterviewer: Then?\nP07: She rang.\n'

async function open(files: [name: string, content: BlobPart][]): Promise<PageBridge> {
  useImport.setState({ phase: 'idle' })
  const bridge = await startPageBridge({ title: 'Imported' })
  await bridge.run('sources.create', { title: 'P03', text: `${TALK}So.`, group: 'Clients' })
  showPlace(<ImportDialog />)
  void importDropped(files.map(([name, content]) => new File([content], name)))
  return bridge
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
/** Presses Tab until this has the focus. */
async function tabTo(label: string, keys = '{Tab}'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    const { activeElement } = document
    const name = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    if (name.includes(label)) return
    await userEvent.keyboard(keys)
  }
  throw new Error(`No way leads to ${label}`)
}

test('by keyboard: a title, a group, no second copy, and the report', async () => {
  const bridge = await open([
    ['P07.txt', TALK],
    ['P03 again.txt', `${TALK}So.`],
    ['broken.docx', 'not a Word file'],
  ])
  await expect.element(button('Import 1 file')).toHaveFocus()
  await expect.element(page.getByText('Same text as P03')).toBeVisible()
  await expect.element(page.getByText(/Its content is plain text/)).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: 'Import broken.docx' })).toBeDisabled()
  await expect
    .element(page.getByRole('checkbox', { name: 'Import P03 again.txt' }))
    .not.toBeChecked()

  await tabTo('Title of P07.txt')
  await userEvent.keyboard('{Control>}a{/Control}Ann')
  await tabTo('Group of P07.txt')
  await userEvent.keyboard('cl')
  await expect.element(page.getByRole('option', { name: 'Clients' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(page.getByLabelText('Group of P07.txt')).toHaveValue('Clients')
  await tabTo('Import 1 file', '{Shift>}{Tab}{/Shift}')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('1 of 2 files imported')).toBeVisible()
  expect(await bridge.run('sources.list', {})).toMatchObject([
    { title: 'Ann', group: 'Clients', originalName: 'P07.txt', hasOriginal: true },
    { title: 'P03' },
  ])
})

test('a text file can be read in another encoding', async () => {
  const latin = Uint8Array.from('Interviewer: Déjà?\nP07: Très bien, ça va.\n', sign =>
    sign.charCodeAt(0),
  )
  const bridge = await open([['P07.txt', latin]])
  await button('Encoding guessed: check and choose').click()
  await expect.element(page.getByText(/Très bien/)).toBeVisible()
  await button(/Character encoding/).click()
  await page.getByRole('option', { name: 'Western European (old Mac)' }).click()
  await expect.element(page.getByText(/TrËs bien/)).toBeVisible()
  await button('Import 1 file').click()
  await expect.element(page.getByText('1 file imported')).toBeVisible()
  const sources = await bridge.run('sources.list', {})
  expect(sources.find(({ title }) => title === 'P07')).toMatchObject({ encoding: 'macintosh' })
})

test('Escape gives up while the files are looked into, and before they are imported', async () => {
  const bridge = await open([['P07.txt', TALK]])
  await expect.element(button('Import 1 file')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[data-modal]')).toBeNull()
  const release = bridge.hold('sources.preview')
  void importDropped([new File([TALK], 'P08.txt')])
  await expect.element(page.getByText('Looking into the files')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[data-modal]')).toBeNull()
  release()
  const made = (procedure: string) => bridge.calls.filter(call => call.procedure === procedure)
  await expect.poll(() => made('tasks.cancel')).toHaveLength(1)
  // Both times the dropped bytes are let go.
  await expect.poll(() => made('host.releaseDrops')).toHaveLength(2)
  expect(await bridge.run('sources.list', {})).toHaveLength(1)
})

test('of hundreds of files only those in view are drawn, and all are imported', async () => {
  const files = Array.from({ length: 200 }, (_, i): [string, string] => [
    `I${i}.txt`,
    `${TALK}${i}`,
  ])
  const bridge = await open(files)
  await expect.element(button('Import 200 files')).toBeVisible()
  expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(40)
  await page.getByLabelText('Group of all ticked files').fill('Clients')
  await expect.element(page.getByRole('option', { name: 'Clients' })).toBeVisible()
  // The list of groups goes; the dialog and what was typed stay.
  await userEvent.keyboard('{Escape}')
  await button('Import 200 files').click()
  await expect.element(page.getByText('200 files imported')).toBeVisible()
  const sources = await bridge.run('sources.list', {})
  expect(sources.filter(({ group }) => group === 'Clients')).toHaveLength(201)
})
