import '../../../renderer/jitless.ts'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/global.css'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { chooseFiles } from '../../../renderer/store/files.ts'
import { FileChooser } from '../../../renderer/ui/files/FileChooser.tsx'
import { startPageBridge } from '../../support/page-bridge.ts'

beforeEach(async () => {
  await startPageBridge({
    files: {
      'Study/Anna.docx': 42_000,
      'Study/Bea.docx': 1_200,
      'Study/Cato.txt': 900,
      'Study/first.retroduce': 4_096,
      'Study/second.retroduce': 4_096,
      'Study/third.retroduce': 4_096,
      'there.csv': 12,
      'there.retroduce': 4_096,
    },
  })
  await render(<FileChooser />)
})

const row = (name: string) => page.getByRole('row', { name })
const names = (files: { name: string }[]) => files.map(({ name }) => name)

test('by keyboard: into a folder, several files, and Enter takes them', async () => {
  const chosen = chooseFiles('import')
  await expect.element(row('Study')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(row('Anna.docx')).toHaveFocus()
  await expect.element(page.getByText('42 kB')).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
  await expect.element(page.getByText('2 files chosen')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(names(await chosen)).toEqual(['Bea.docx', 'Cato.txt'])
})

test('Backspace goes up again, and Escape means no file', async () => {
  const chosen = chooseFiles('import')
  await expect.element(row('Study')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(row('Anna.docx')).toHaveFocus()
  await userEvent.keyboard('{Backspace}')
  await expect.element(row('Study')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(await chosen).toEqual([])
})

test('only one project can be opened', async () => {
  const chosen = chooseFiles('openProject')
  await expect.element(row('Study')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(row('first.retroduce')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
  await page.getByRole('button', { name: 'Open project' }).click()
  expect(names(await chosen)).toEqual(['third.retroduce'])
})

test('a press on the file that is chosen already leaves it chosen', async () => {
  const chosen = chooseFiles('openProject')
  await expect.element(row('Study')).toHaveFocus()
  await row('there.retroduce').click()
  await row('there.retroduce').click()
  await page.getByRole('button', { name: 'Open project' }).click()
  expect(names(await chosen)).toEqual(['there.retroduce'])
})

test('an export asks before it replaces a file, and adds the ending that is missing', async () => {
  const chosen = chooseFiles('export', 'there.csv')
  await expect.element(page.getByLabelText('File name')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('“there.csv” is here already. Replace it?')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await userEvent.fill(page.getByLabelText('File name'), 'another')
  await userEvent.keyboard('{Enter}')
  expect(names(await chosen)).toEqual(['another.csv'])
})

test('a new project never replaces a file', async () => {
  const chosen = chooseFiles('saveProject', 'there.retroduce')
  await expect.element(page.getByLabelText('File name')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/is here already\. Give the new project/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(await chosen).toEqual([])
})

test('an empty folder says so in words that fit what is done', async () => {
  const saved = chooseFiles('import')
  await expect.element(row('Study')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(await saved).toEqual([])
  void chooseFiles('saveKey')
  await expect.element(row('Study')).toBeVisible()
  ;(row('Study').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('No folder or file of this kind is here yet.')).toBeVisible()
})
