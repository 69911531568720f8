import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Team } from '../../../../renderer/features/team/Team.tsx'
import { undo } from '../../../../renderer/store/act.ts'
import { forgetFound } from '../../../../renderer/store/find.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { Toasts } from '../../../../renderer/ui/Toasts.tsx'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT =
  'Interviewer: Did it help?\nAnna: She rang me twice. I trust her now.\nInterviewer: And then?\nAnna: I gave up the car.\n'

let bridge: PageBridge
let sourceId: string

async function code(researcherId: string, words: string, roles: string[]): Promise<void> {
  await bridge.run('researchers.switch', { researcherId })
  const start = TEXT.indexOf(words)
  await bridge.run('codings.create', { sourceId, start, end: start + words.length, roles })
}

beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  useNotices.setState({ notices: [] })
  forgetFound()
  bridge = await startPageBridge({ title: 'Social prescribing' })
  sourceId = (await bridge.run('sources.create', { title: 'P01', text: TEXT })).id
})

function show() {
  showPlace(
    <>
      <Team />
      <Toasts />
    </>,
  )
}

async function codeTwice() {
  const [first] = await bridge.run('researchers.list', {})
  await bridge.run('researchers.update', { researcherId: first?.id ?? '', name: 'Ana' })
  const ben = await bridge.run('researchers.create', { name: 'Ben' })
  await code(first?.id ?? '', 'She rang me twice', ['I'])
  await code(ben.id, 'She rang me twice', ['I'])
  await code(first?.id ?? '', 'I trust her now', ['M'])
  await code(ben.id, 'I trust her', ['O'])
  await code(first?.id ?? '', 'I gave up the car', ['O'])
}

test('a researcher alone is told what the place is for, and offered another', async () => {
  show()
  await expect.element(page.getByRole('heading', { name: 'One researcher so far' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Add a researcher' })).toBeVisible()
})

test('agreement stands in a table, by sentence and by character', async () => {
  await codeTwice()
  show()
  const row = page.getByRole('row', { name: /Intervention/ })
  await expect.element(row.getByRole('cell', { name: '4', exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Characters' }).click()
  await expect.element(row.getByRole('cell', { name: '17', exact: true })).toBeVisible()
  await expect.element(page.getByText(/Realist work does not rest on agreement/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy as CSV' }).click()
  await expect.element(page.getByText('Copied the table as CSV.')).toBeVisible()
})

test('differences are walked and settled by keyboard, each with its reason, and undone', async () => {
  await codeTwice()
  show()
  await page.getByRole('tab', { name: 'Differences' }).click()
  const side = (name: string) => page.getByRole('region', { name })
  await expect.element(side('Ana').getByText('Mechanism')).toBeVisible()
  await expect.element(side('Ben').getByText('Outcome')).toBeVisible()
  const list = page.getByRole('grid', { name: 'Differences' })
  expect(list.getByRole('row').elements()).toHaveLength(2)
  list.getByRole('row').first().element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(side('Ben').getByText('Coded nothing here.')).toBeVisible()
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(side('Ben').getByText('Outcome')).toBeVisible()

  await page.getByRole('radio', { name: 'Ben’s stands' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('It came of the calls.')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  // The next one is open, and its reason can be written at once.
  await expect.element(side('Ben').getByText('Coded nothing here.')).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Reason' })).toHaveFocus()
  await userEvent.keyboard('Not an outcome yet.')
  await page.getByRole('radio', { name: 'Neither stands' }).click()
  await page.getByRole('button', { name: 'Settle', exact: true }).click()
  await expect.element(page.getByText('Every difference is settled')).toBeVisible()

  await page.getByRole('radio', { name: 'Settled 2' }).click()
  await expect.element(page.getByText('It came of the calls.')).toBeVisible()
  expect(bridge.commands.map(({ procedure }) => procedure)).toEqual([
    'agreement.settle',
    'agreement.settle',
  ])
  await undo()
  await expect.element(page.getByRole('radio', { name: 'Open 1' })).toBeVisible()
})

test('a difference is coded anew with roles that neither gave', async () => {
  await codeTwice()
  show()
  await page.getByRole('tab', { name: 'Differences' }).click()
  await page.getByRole('radio', { name: 'Code anew' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Both at once.')
  await expect.element(page.getByRole('button', { name: 'Settle', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Context' }).click()
  await page.getByRole('button', { name: 'Settle', exact: true }).click()
  await expect.element(page.getByRole('radio', { name: 'Settled 1' })).toBeVisible()
  const codings = await bridge.run('codings.list', { sourceId })
  expect(codings.filter(({ roles }) => roles.includes('C'))).toMatchObject([
    { quote: 'I trust her now' },
  ])
})
