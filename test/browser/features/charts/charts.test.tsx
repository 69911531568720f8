import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Charts } from '../../../../renderer/features/charts/Charts.tsx'
import { Find } from '../../../../renderer/features/find/Find.tsx'
import { forgetFound, openCharts } from '../../../../renderer/store/find.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { FileChooser } from '../../../../renderer/ui/files/FileChooser.tsx'
import { Toasts } from '../../../../renderer/ui/Toasts.tsx'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT =
  'Interviewer: Did it help?\nAnna: She rang me twice. I trust her now.\nBen: Nobody rang. I gave up.\nAnna: So.\nBen: So.\n'

let bridge: PageBridge
let sourceId: string
let codingId: string

async function code(words: string, roles: string[], codeIds: string[] = []): Promise<string> {
  const start = TEXT.indexOf(words)
  const passage = { sourceId, start, end: start + words.length }
  return (await bridge.run('codings.create', { ...passage, roles, codeIds })).id
}

beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  useNotices.setState({ notices: [] })
  forgetFound()
  bridge = await startPageBridge({ title: 'Social prescribing' })
  sourceId = (await bridge.run('sources.create', { title: 'P01', text: TEXT, group: 'Clients' })).id
  const trust = await bridge.run('codes.create', { name: 'Trust' })
  const rung = await bridge.run('codes.create', { name: 'Being rung' })
  codingId = await code('She rang me twice', ['I'], [rung.id])
  await code('rang me twice. I trust her now.', ['M'], [trust.id])
  await code('I gave up', ['O'])
  const element = await bridge.run('elements.create', { role: 'M', label: 'Trust grows' })
  const made = await bridge.run('configurations.create', {
    title: 'Rung up',
    slots: [{ role: 'M', elementId: element.id }],
  })
  await bridge.run('evidence.attach', {
    ...{ codingId, configurationId: made.id, stance: 'challenges' },
  })
  openCharts()
  showPlace(
    <>
      <Find added={[{ id: 'charts', label: 'Charts', content: <Charts /> }]} />
      <Toasts />
      <FileChooser />
    </>,
  )
  await expect.element(cell(/Rung up × Clients/)).toBeVisible()
})

const cell = (name: string | RegExp) => page.getByRole('gridcell', { name })
const quotes = (name: string | RegExp) => page.getByRole('complementary', { name })

/** Chooses in one of the menus above the chart. */
async function choose(menu: RegExp, option: string | RegExp) {
  await page.getByRole('button', { name: menu }).first().click()
  await page.getByRole('option', { name: option }).click()
}

test('every cell opens the passages that it counts, and those lead to the desk', async () => {
  await cell('CMOC 1: Rung up × Clients: 1 passage').click()
  const aside = quotes('CMOC 1: Rung up × Clients')
  await expect.element(aside).toMatchTextContent(/1 passage.*She rang me twice/)
  // What is coded elsewhere meanwhile is counted at once.
  const [configuration] = await bridge.run('configurations.list', {})
  const other = await code('Nobody rang', ['C'])
  await bridge.run('evidence.attach', {
    ...{ codingId: other, configurationId: configuration?.id ?? '', stance: 'supports' },
  })
  await expect.element(cell('CMOC 1: Rung up × Clients: 2 passages')).toBeVisible()
  await expect.element(aside).toMatchTextContent(/Nobody rang/)
  await aside.getByRole('button', { name: /Show in the transcript: She rang/ }).click()
  await expect.poll(() => useWorkspace.getState().place).toBe('desk')
  expect(useWorkspace.getState().codingId).toBe(codingId)
})

test('the keyboard goes through the cells, opens one, and its codings in the retrieval', async () => {
  await choose(/Chart$/, /Codes that occur together/)
  await expect.element(cell('Trust × Being rung: 1 coding')).toBeVisible()
  await cell('Trust × Trust: 1 coding').click()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(cell('Trust × Being rung: 1 coding')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{Home}')
  await expect.element(cell('Being rung × Trust: 1 coding')).toHaveFocus()
  await userEvent.keyboard('{Control>}{End}{/Control}{ArrowDown}{ArrowRight}')
  await expect.element(cell('Being rung × Being rung: 1 coding')).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}{Enter}')
  await expect.element(quotes('Being rung × Trust')).toMatchTextContent(/She rang me twice/)
  await page.getByRole('button', { name: 'Open in Retrieve codings' }).click()
  await expect
    .element(page.getByRole('tab', { name: 'Retrieve codings' }))
    .toHaveAttribute('aria-selected', 'true')
  await expect.element(page.getByText('1 coding.').first()).toBeVisible()
  await expect
    .element(page.getByRole('grid', { name: 'Codings' }))
    .toMatchTextContent(/She rang me twice/)
})

test('other charts are made of other things, and the same numbers stand in a table', async () => {
  await choose(/Chart$/, /Roles over an interview/)
  await expect.element(cell('Mechanism, turn 2: 1 coding')).toBeVisible()
  await expect.element(cell('Mechanism, turn 1: none')).toBeInTheDocument()
  await choose(/Chart$/, /Evidence by group/)
  await expect.element(cell('Clients × Challenges: 1 passage')).toBeVisible()
  await choose(/Where passages come from$/, 'By source')
  await expect.element(cell('P01 × Challenges: 1 passage')).toBeVisible()
  await choose(/Chart$/, /New elements by source/)
  await choose(/What is new$/, 'Codes')
  await expect.element(cell('P01: new codes, 2, in 2 passages; 2 known by then')).toBeVisible()
  await page.getByRole('radio', { name: 'Table' }).click()
  const number = page.getByRole('button', { name: /P01: new codes, 2/ })
  await expect.element(number).toMatchTextContent('2')
  await number.click()
  await expect.element(quotes('P01: new codes')).toMatchTextContent(/2 passages/)
})

test('the chart that is seen is the chart that goes out', async () => {
  await choose(/Which passages$/, 'What challenges')
  await expect.element(page.getByRole('heading', { name: /what challenges/ })).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^PNG in black and white/ }).click()
  await page.getByRole('button', { name: 'Write file' }).click()
  await expect
    .poll(() => bridge.calls.find(({ procedure }) => procedure === 'exports.write')?.input)
    .toMatchObject({
      product: 'chart',
      chart: { kind: 'configurations', by: 'group', stance: 'challenges' },
      chartLook: { theme: 'mono', scale: 4 },
    })
  await expect.element(page.getByText(/^Written: .*configurations by who was heard/)).toBeVisible()
})

test('with nothing to count it says what is to be done first', async () => {
  await bridge.run('evidence.detach', {
    evidenceId: (await bridge.run('evidence.list', { codingId }))[0]?.id ?? '',
  })
  await expect.element(page.getByText(/Attach passages to configurations/)).toBeVisible()
})
