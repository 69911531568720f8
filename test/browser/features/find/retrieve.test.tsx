import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Find } from '../../../../renderer/features/find/Find.tsx'
import { forgetFound, openRetrieval } from '../../../../renderer/store/find.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { FileChooser } from '../../../../renderer/ui/files/FileChooser.tsx'
import { Toasts } from '../../../../renderer/ui/Toasts.tsx'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT =
  'Interviewer: Did it help?\nAnna: She rang me twice. I trust her now.\nBen: Nobody rang. I gave up.\n'

let bridge: PageBridge
let sourceId: string
const ids: Record<string, string> = {}

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
  sourceId = (await bridge.run('sources.create', { title: 'P01', text: TEXT })).id
  const trust = await bridge.run('codes.create', { name: 'Trust' })
  const slow = await bridge.run('codes.create', { name: 'Slow trust', parentId: trust.id })
  ids['rang'] = await code('She rang me twice', ['I'])
  ids['trust'] = await code('I trust her now', ['M'], [slow.id])
  ids['wide'] = await code('She rang me twice. I trust her now.', ['C'])
  ids['gaveUp'] = await code('I gave up', ['O'])
  openRetrieval()
  showPlace(
    <>
      <Find />
      <Toasts />
      <FileChooser />
    </>,
  )
  await expect.element(page.getByText('4 codings.').first()).toBeVisible()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const option = (name: string | RegExp) => page.getByRole('option', { name })
const quotes = () =>
  page
    .getByRole('grid', { name: 'Codings' })
    .elements()
    .flatMap(grid => [...grid.querySelectorAll('[aria-selected]')])
    .map(row => row.getAttribute('aria-label')?.split('.')[0])

/** Chooses in the last row of the conditions. */
async function choose(...names: (string | RegExp)[]) {
  await button(/: Choose$/)
    .last()
    .click()
  for (const name of names) await option(name).click()
  await userEvent.keyboard('{Escape}')
}
/** Makes the last row ask about something else. */
async function ask(field: string) {
  await button(/What$/).last().click()
  await option(field).click()
}

test('roles, codes and those below, and speakers narrow as one builds', async () => {
  await choose(/Mechanism$/, /Context$/)
  await expect.poll(quotes).toEqual(['She rang me twice', 'I trust her now'])
  await button('Condition').click()
  await choose('Trust')
  await expect.poll(quotes).toEqual(['I trust her now'])
  await page.getByRole('checkbox', { name: 'and the codes below' }).click()
  await expect.element(page.getByText('No coding fulfils this')).toBeVisible()
  await button('Take the condition out').last().click()
  await button('Condition').click()
  await ask('Speaker')
  await choose('Ben')
  await expect.element(page.getByText('0 codings.').first()).toBeVisible()
  await button('Begin anew').click()
  await expect.element(page.getByText('4 codings.').first()).toBeVisible()
})

test('a relation asks how words lie to those of another coding', async () => {
  await choose(/Mechanism$/)
  await button('Relation').click()
  await choose(/Context$/)
  await expect.poll(quotes).toEqual(['I trust her now'])
  await button(/How its words lie$/).click()
  await option(/are the same as/).click()
  await expect.element(page.getByText('0 codings.').first()).toBeVisible()
})

test('counts are told by what one chooses', async () => {
  await button(/Counts by$/).click()
  await option('Speaker').click()
  const counts = page.getByRole('region', { name: 'Counts' })
  await expect.element(counts.getByRole('row', { name: 'Anna 3' })).toBeVisible()
  await expect.element(counts.getByRole('row', { name: 'Ben 1' })).toBeVisible()
})

test('by keyboard: ticked codings get a role and lose it, each as one step', async () => {
  const first = page.getByRole('row', { name: /^She rang me twice\. Intervention/ })
  ;(first.element() as HTMLElement).focus()
  await userEvent.keyboard(' {ArrowDown}{ArrowDown} o')
  await expect.element(page.getByText('Outcome added to 2 codings.')).toBeVisible()
  const roles = async () => {
    const all = await bridge.run('codings.list', {})
    return Object.fromEntries(all.map(one => [one.id, one.roles.join('')]))
  }
  expect(await roles()).toMatchObject({ [ids['rang'] ?? '']: 'IO', [ids['gaveUp'] ?? '']: 'O' })
  await userEvent.keyboard('{Shift>}O{/Shift}')
  await expect.element(page.getByText('Outcome taken off 2 codings.')).toBeVisible()
  expect(bridge.commands.map(({ procedure }) => procedure)).toEqual([
    'codings.updateMany',
    'codings.updateMany',
  ])
  await button('Undo').last().click()
  await expect.poll(roles).toMatchObject({ [ids['rang'] ?? '']: 'IO' })
})

test('what was retrieved becomes evidence of a configuration', async () => {
  const { id } = await bridge.run('configurations.create', { title: 'Ringing builds trust' })
  await choose(/Mechanism$/)
  await expect.poll(quotes).toHaveLength(1)
  await button('Attach as evidence…').click()
  await button('Configuration: Choose').click()
  await option('CMOC 1: Ringing builds trust').click()
  await button(/What they say$/).click()
  await option('They challenge it').click()
  await button('Attach 1 passage').click()
  await expect.element(page.getByText('1 passage attached as evidence.')).toBeVisible()
  const evidence = await bridge.run('evidence.list', { configurationId: id })
  expect(evidence).toMatchObject([{ codingId: ids['trust'], stance: 'challenges' }])
})

test('a coding is shown on the desk', async () => {
  const row = page.getByRole('row', { name: /^I gave up/ })
  ;(row.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  expect(useWorkspace.getState()).toMatchObject({ place: 'desk', codingId: ids['gaveUp'] })
})

test('a retrieval is saved and comes back as it was built', async () => {
  await choose(/Mechanism$/)
  await expect.poll(quotes).toHaveLength(1)
  await button('Saved').click()
  await page.getByRole('menuitem', { name: 'Save this retrieval…' }).click()
  await userEvent.keyboard('Mechanisms{Enter}')
  await expect.element(button('Mechanisms')).toBeVisible()
  await button('Begin anew').click()
  await expect.element(page.getByText('4 codings.').first()).toBeVisible()
  await button('Saved').click()
  await page.getByRole('menuitem', { name: 'Mechanisms' }).click()
  await expect.poll(quotes).toEqual(['I trust her now'])
  await expect.element(button('Which: Mechanism')).toBeVisible()
})

test('what a condition cannot mean is said beside it', async () => {
  await ask('Quote or note')
  await userEvent.fill(page.getByRole('textbox', { name: 'Words' }), '(trust')
  await expect.element(page.getByText('This bracket is never closed.')).toBeVisible()
  await button('Take the condition out').click()
  await bridge.run('attributes.create', { name: 'Age', type: 'number' })
  await button('Condition').click()
  await ask('Attribute of who speaks')
  await button(/Attribute$/)
    .last()
    .click()
  await option('Age').click()
  await userEvent.fill(page.getByRole('textbox', { name: 'Value' }), 'old')
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('“old” is not a number. Write it like 42 or 3.5.')
})

test('what was retrieved is written to a file that one chooses', async () => {
  await choose(/Outcome$/)
  await expect.poll(quotes).toHaveLength(1)
  await button('Export as CSV').click()
  await button('Write file').click()
  await expect.element(page.getByText(/^Written: Social prescribing retrieval\.csv/)).toBeVisible()
  const written = bridge.calls.find(({ procedure }) => procedure === 'exports.write')
  expect(written?.input).toMatchObject({ product: 'retrieval', where: { all: [{ role: 'O' }] } })
})
