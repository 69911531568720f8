import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { KeyDialogs } from '../../../../renderer/features/names/KeyDialogs.tsx'
import { Names } from '../../../../renderer/features/names/Names.tsx'
import { usePreview } from '../../../../renderer/features/names/preview-store.ts'
import { useKeyFile } from '../../../../renderer/store/key-file.ts'
import { closeProject } from '../../../../renderer/store/projects.ts'
import { forgetList, useNames } from '../../../../renderer/store/names.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { FileChooser } from '../../../../renderer/ui/files/FileChooser.tsx'
import { Toasts } from '../../../../renderer/ui/Toasts.tsx'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT =
  'Interviewer: And?\nP07: Sheila rang me, and Sheila’s sister too. Tom-Sheila came.\nP07: Leeds was far.\n'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  useNames.setState({ view: 'names', harmless: new Set() })
  usePreview.setState({ preview: null, report: null, isBusy: false })
  useKeyFile.setState({ asked: null, leaving: null })
  forgetList()
  onTestFinished(forgetList)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  await bridge.run('sources.create', { title: 'P07 with Sheila', text: TEXT })
  useWorkspace.getState().goTo('names')
  showPlace(
    <>
      <Names />
      <KeyDialogs />
      <FileChooser />
      <Toasts />
    </>,
  )
  await expect.element(page.getByLabelText('Name of a new row')).toBeVisible()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const cell = (name: string) => page.getByLabelText(name, { exact: true })
const focus = (name: string) => (cell(name).element() as HTMLElement).focus()
const list = () =>
  useNames.getState().rows.map(({ name, replacement, kind }) => `${name} ${replacement} ${kind}`)
const sourceText = async () => {
  const [source] = await bridge.run('sources.list', {})
  return bridge.run('sources.get', { sourceId: source?.id ?? '' })
}

function paste(name: string, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  cell(name).element().dispatchEvent(event)
}

test('by keyboard: a list is written, every hit is seen, and what is ticked is replaced', async () => {
  focus('Name of a new row')
  await userEvent.keyboard('Sheila{Tab}Anne{Enter}Leeds{Tab}{Enter}')
  await expect.poll(list).toEqual(['Sheila Anne person', 'Leeds Person 1 person'])
  await button('Find all hits').click()
  const hit = (name: RegExp) => page.getByRole('row', { name })
  await expect.element(hit(/^Leeds becomes/)).toBeVisible()
  await expect.element(hit(/Joined to another word/)).toHaveAttribute('aria-selected', 'false')
  expect(bridge.commands).toEqual([])

  ;(hit(/^Leeds becomes/).element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  await expect.element(hit(/^Leeds becomes/)).toHaveAttribute('aria-selected', 'false')
  await button(/^Replace \d+ hits in 1 source$/).click()
  await expect.element(page.getByText(/Earlier texts with the names are still/)).toBeVisible()
  const { text, title } = await sourceText()
  expect(title).toBe('P07 with [Anne]')
  expect(text).toContain('[Anne] rang me, and [Anne]’s sister too. Tom-Sheila came.')
  expect(text).toContain('Leeds was far.')
  expect(bridge.commands.map(({ procedure }) => procedure)).toEqual(['pseudonyms.apply'])

  await button('Show earlier texts').click()
  await expect.element(page.getByRole('cell', { name: '[Anne]', exact: true })).toBeVisible()
})

test('a project that changed meanwhile is looked through anew, and nothing is replaced', async () => {
  focus('Name of a new row')
  await userEvent.keyboard('Sheila{Tab}Anne{Enter}')
  await button('Find all hits').click()
  await expect.element(button(/^Replace 3 hits/)).toBeVisible()
  await bridge.run('sources.create', { title: 'P08', text: 'P08: Sheila, again.\n' })
  await button(/^Replace 3 hits/).click()
  await expect.element(page.getByText(/The project has changed/)).toBeVisible()
  await expect.element(button(/^Replace 4 hits in 2 sources/)).toBeVisible()
  expect((await bridge.run('pseudonyms.log', {})).length).toBe(0)
})

test('a first name that stands alone is seen beside the full name, and put on the list with it', async () => {
  await bridge.run('sources.create', { title: 'P08', text: 'P08: Sheila Murray it was.\n' })
  focus('Name of a new row')
  await userEvent.keyboard('Sheila Murray{Tab}Anne{Enter}')
  await button('Find all hits').click()
  await expect.element(page.getByText(/would stay: Sheila \(3 times\)/)).toBeVisible()
  await button('Add it to the list').click()
  await expect.element(button(/^Replace 4 hits in 2 sources/)).toBeVisible()
  expect(list()).toEqual(['Sheila Murray Anne person', 'Sheila Anne person'])
})

test('what was unticked stays unticked when a name is put on the list', async () => {
  await bridge.run('sources.create', { title: 'P08', text: 'P08: Sheila Murray it was.\n' })
  focus('Name of a new row')
  await userEvent.keyboard('Sheila Murray{Tab}Anne{Enter}Leeds{Tab}Hull{Enter}')
  await button('Find all hits').click()
  const leeds = page.getByRole('row', { name: /^Leeds becomes/ })
  await expect.element(leeds).toBeVisible()
  ;(leeds.element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  await expect.element(leeds).toHaveAttribute('aria-selected', 'false')
  await button('Add it to the list').click()
  await expect.element(button(/^Replace 4 hits in 2 sources/)).toBeVisible()
  await expect.element(leeds).toHaveAttribute('aria-selected', 'false')
})

test('rows are pasted from a spreadsheet, and a row says what is wrong with it', async () => {
  focus('Name of a new row')
  paste('Name of a new row', 'Sheila\tAnne\tperson\nLeeds\tLeeds\tplace\n')
  await expect.poll(list).toEqual(['Sheila Anne person', 'Leeds Leeds place'])
  await expect.element(cell('Replacement of row 2')).toHaveAttribute('aria-invalid', 'true')
  await expect.element(page.getByText('The replacement still holds the name.')).toBeVisible()
  await expect.element(button('Find all hits')).toBeDisabled()
  await cell('Replacement of row 2').fill('a city')
  await expect.element(button('Find all hits')).toBeEnabled()
  focus('Name of row 1')
  await userEvent.keyboard('{Control>}{Delete}{/Control}')
  await expect.poll(list).toEqual(['Leeds a city place'])
})

test('the key file keeps the list, and nothing else does', async () => {
  focus('Name of a new row')
  await userEvent.keyboard('Sheila{Tab}Anne{Enter}')
  await button('Save key file…').click()
  await expect.element(page.getByLabelText('File name')).toHaveValue('Names.age')
  await button('Save here').click()
  await page.getByLabelText('Passphrase', { exact: true }).fill('tea and two sugars')
  await page.getByLabelText('The same passphrase again').fill('tea and no sugar')
  await button('Write the key file').click()
  await expect.element(page.getByText('The two passphrases are not the same.')).toBeVisible()
  await page.getByLabelText('The same passphrase again').fill('tea and two sugars')
  await button('Write the key file').click()
  await expect.element(page.getByText(/· saved$/)).toBeVisible()

  await button('Close list').click()
  await expect.poll(list).toEqual([])
  await button('Open key file…').click()
  await page.getByRole('row', { name: 'Names.age' }).dblClick()
  await page.getByLabelText(/^Passphrase of/).fill('coffee')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByLabelText(/^Passphrase of/)).toHaveAttribute('aria-invalid')
  await page.getByLabelText(/^Passphrase of/).fill('tea and two sugars')
  await userEvent.keyboard('{Enter}')
  await expect.poll(list).toEqual(['Sheila Anne person'])
  const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
  expect(kept).not.toContain('Sheila')
  expect(JSON.stringify(await bridge.run('preferences.get', {}))).not.toContain('Sheila')
})

test('an unsaved list is asked about before a project is closed, and stays when it is', async () => {
  focus('Name of a new row')
  await userEvent.keyboard('Sheila{Tab}Anne{Enter}')
  const closing = closeProject()
  await expect.element(page.getByText('Save the list of names?')).toBeVisible()
  await button('Stay here').click()
  await closing
  expect(await bridge.run('projects.current', {})).not.toBeNull()
  void closeProject()
  await button('Go on without saving').click()
  await expect.poll(() => bridge.run('projects.current', {})).toBeNull()
  expect(list()).toEqual(['Sheila Anne person'])
})

test('a likely name is added with one key, and gets a free replacement', async () => {
  const add = button('Add Sheila')
  await expect.element(add).toBeVisible()
  ;(add.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(list).toHaveLength(1)
  expect(list()[0]).toMatch(/^Sheila Person 1 person/)
  await expect.element(add).not.toBeInTheDocument()
})
