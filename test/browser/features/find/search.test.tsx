import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Find } from '../../../../renderer/features/find/Find.tsx'
import {
  followTrail,
  forgetFound,
  openSearch,
  stepTrail,
  useFind,
} from '../../../../renderer/store/find.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { Toasts } from '../../../../renderer/ui/Toasts.tsx'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const FIRST =
  'Interviewer: Did it help?\nAnna: I trust her. She rang me twice, and trust grew. The café was warm.\n'
const SECOND =
  'Interviewer: And you?\nBen: Trust is slow. I did not trust anyone before. Trusting took a year.\nInterviewer: Oh.\nBen: Yes.\n'

let bridge: PageBridge
let firstId: string
let secondId: string
beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  useNotices.setState({ notices: [] })
  forgetFound()
  bridge = await startPageBridge({ title: 'Social prescribing' })
  firstId = (await bridge.run('sources.create', { title: 'P01', text: FIRST })).id
  secondId = (await bridge.run('sources.create', { title: 'P02', text: SECOND })).id
  openSearch()
})

/** The place, while the window is at it. */
function Place() {
  return useWorkspace(({ place }) => place) === 'find' && <Find />
}

const show = () =>
  showPlace(
    <>
      <Place />
      <Toasts />
    </>,
  )
const field = () => page.getByRole('searchbox', { name: 'Search', exact: true })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const rows = () => page.getByRole('grid', { name: 'Results' }).getByRole('row').elements()
const quotes = () =>
  rows()
    .filter(row => row.hasAttribute('aria-selected'))
    .map(row => row.getAttribute('aria-label'))
const codings = async () =>
  (await bridge.run('codings.list', {})).map(({ quote, roles }) => `${roles.join('')} ${quote}`)
/** Writes into the field, as the last word of a search that has been finished with Enter. */
async function search(words: string) {
  await userEvent.fill(field(), words)
  await userEvent.keyboard('{Enter}')
}

test('results come as one types, and Enter asks for just the word', async () => {
  show()
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('tru')
  await expect.element(page.getByText('5 results in 2 sources.').first()).toBeVisible()
  expect(quotes()[0]).toBe(
    'Interviewer: Did it help? Anna: I trust her. She rang me twice, and trust grew. The café. Anna, turn 2, P01',
  )
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Nothing found')).toBeVisible()
  await search('cafe')
  await expect.element(page.getByText('1 result in 1 source.').first()).toBeVisible()
})

test('nothing is coded but what is ticked, in one step that Undo takes back', async () => {
  show()
  await search('trust')
  await expect.poll(quotes).toHaveLength(4)
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => document.activeElement?.role).toBe('row')
  await userEvent.keyboard('m')
  await expect.element(page.getByText(/^Nothing is ticked/)).toBeVisible()
  // The first and the third are taken, the second is left.
  await userEvent.keyboard('yny')
  await expect.element(page.getByText('2 passages ticked')).toBeVisible()
  await userEvent.keyboard('m')
  await expect.element(page.getByText('2 passages coded as Mechanism.')).toBeVisible()
  expect(await codings()).toEqual(['M trust', 'M Trust'])
  expect(bridge.commands.map(({ procedure }) => procedure)).toEqual(['codings.createMany'])
  await button('Undo').click()
  await expect.poll(codings).toEqual([])
})

test('widening shows the words that would be coded, and codes these', async () => {
  show()
  await search('"trust her"')
  await button('Tick all 1').first().click()
  for (const [name, words] of [
    ['Sentence', 'I trust her.'],
    ['Turn', FIRST.slice(FIRST.indexOf('I trust')).trim()],
  ] as const) {
    await page.getByRole('radio', { name }).click()
    await expect.element(page.getByTestId('widened')).toHaveTextContent(words)
  }
  await button('Code as Outcome').click()
  await expect.poll(codings).toEqual([`O ${FIRST.slice(FIRST.indexOf('I trust')).trim()}`])
})

test('a passage whose text has changed since it was ticked is not coded', async () => {
  show()
  await search('"trust her"')
  await button('Tick all 1').first().click()
  const text = FIRST.replace('Did it', 'Did all of it')
  await bridge.run('sources.edit', { sourceId: firstId, text })
  await expect.element(page.getByText(/Did all of it/).first()).toBeVisible()
  await button('Code as Context').click()
  await expect.element(page.getByText(/^1 passage left out: the text has changed/)).toBeVisible()
  expect(await codings()).toEqual([])
})

test('a new code is made on the way, for passages from two searches', async () => {
  show()
  await search('slow')
  await button('Tick all 1').first().click()
  await search('twice')
  await button('Tick all 1').first().click()
  await expect.element(page.getByText('2 passages ticked')).toBeVisible()
  await button('Show only these').click()
  await expect.poll(quotes).toHaveLength(2)
  ;(rows()[1] as HTMLElement).focus()
  await userEvent.keyboard('k')
  await expect.element(page.getByRole('searchbox', { name: 'Code' })).toHaveFocus()
  await userEvent.keyboard('Pace')
  await page.getByRole('option', { name: /Make the code/ }).click()
  await expect.element(page.getByText('2 passages coded as “Pace”.')).toBeVisible()
  const [code] = await bridge.run('codes.list', {})
  expect(code).toMatchObject({ name: 'Pace', codingCount: 2 })
})

test('what is not understood is explained under the field, at its place', async () => {
  show()
  await search('trust NEAR/')
  await expect
    .element(page.getByText('NEAR takes the number of words between, such as NEAR/5.'))
    .toBeVisible()
  await expect.element(field()).toHaveAccessibleDescription(/NEAR takes the number/)
  await expect.element(page.getByText('NEAR/', { exact: true })).toHaveRole('mark')
  await button('Regular expression').click()
  await userEvent.fill(field(), 'trust(')
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
  expect(page.getByText(/0 results|Nothing found/).elements()).toEqual([])
  await userEvent.fill(field(), '\\btrust(ing)?\\b')
  await expect.element(page.getByText('5 results in 2 sources.').first()).toBeVisible()
})

test('counts by source narrow the search, and stay', async () => {
  show()
  await search('trust')
  const facets = page.getByRole('navigation', { name: 'Results by source' })
  await facets.getByRole('button', { name: /P02/ }).click()
  await expect.element(page.getByText('2 results in 1 source.').first()).toBeVisible()
  await expect.element(facets.getByRole('button', { name: /P01/ })).toHaveTextContent('P01 2')
})

test('a result is shown on the desk, and coming back the one opened last has the keyboard', async () => {
  show()
  await search('trust')
  await expect.poll(quotes).toHaveLength(4)
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  const start = FIRST.indexOf('trust grew')
  expect(useWorkspace.getState()).toMatchObject({ place: 'desk', target: { start } })
  stepTrail(1)
  const next = SECOND.indexOf('Trust is')
  expect(useWorkspace.getState()).toMatchObject({ sourceId: secondId, target: { start: next } })
  await expect.element(field()).not.toBeInTheDocument()
  useWorkspace.getState().goTo('find')
  await expect.element(field()).toHaveValue('trust')
  await expect.poll(() => document.activeElement?.getAttribute('aria-label') ?? '').toMatch(/P02$/)
  // From one view to the other the keyboard stays on the tabs.
  ;(page.getByRole('tab', { name: 'Search words' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
  await expect.element(page.getByRole('tab', { name: 'Search words' })).toHaveFocus()
})

test('from the desk the open source is searched, and from anywhere all of them again', async () => {
  show()
  openSearch(secondId)
  await search('trust')
  await expect.element(page.getByText('2 results in 1 source.').first()).toBeVisible()
  openSearch()
  await expect.element(page.getByText('4 results in 2 sources.').first()).toBeVisible()
  await expect.element(field()).toHaveFocus()
})

test('notes are found and lead to their coding; they cannot be ticked', async () => {
  const passage = { sourceId: secondId, start: 27, end: 41 }
  const { id } = await bridge.run('codings.create', { ...passage, roles: ['C'], note: 'Glacial.' })
  show()
  await search('glacial')
  await expect.poll(quotes).toHaveLength(1)
  await userEvent.keyboard('{ArrowDown} ')
  await expect.element(page.getByText(/^Only passages of texts can be coded/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => useWorkspace.getState()).toMatchObject({ place: 'desk', codingId: id })
})

test('a search is saved, opened, changed, renamed and removed', async () => {
  show()
  await search('trust')
  await button('Saved').click()
  await page.getByRole('menuitem', { name: 'Save this search…' }).click()
  await userEvent.keyboard('Trusting{Enter}')
  await expect.element(button('Trusting')).toBeVisible()
  await search('slow')
  await button('Trusting').click()
  await page.getByRole('menuitem', { name: 'Save the changes to “Trusting”' }).click()
  await expect
    .poll(() => bridge.run('queries.list', {}))
    .toMatchObject([{ name: 'Trusting', query: { query: 'slow' } }])
  await search('anything')
  await button('Trusting').click()
  await page.getByRole('menuitem', { name: 'Trusting', exact: true }).click()
  await expect.element(field()).toHaveValue('slow')
  await button('Trusting').click()
  await page.getByRole('menuitem', { name: 'Remove “Trusting”' }).click()
  await expect.poll(() => bridge.run('queries.list', {})).toEqual([])
})

test('another project begins with nothing found', async () => {
  show()
  await search('trust')
  await button('Tick all 4').click()
  followTrail([{ key: 'x', sourceId: firstId, start: 0, end: 1 }], 0)
  forgetFound()
  useWorkspace.getState().goTo('find')
  await expect.element(field()).toHaveValue('')
  await expect.element(page.getByText('4 passages ticked')).not.toBeInTheDocument()
  expect(useFind.getState().trail).toBeNull()
})

test('further results are read as one scrolls, to the last of them', async () => {
  const lines = Array.from({ length: 1_500 }, (_, index) => `Heron number ${index + 1} flew.`)
  await bridge.run('sources.create', { title: 'P03', text: lines.join('\n') })
  show()
  await search('heron')
  await expect.element(page.getByText('1,500 results in 1 source.').first()).toBeVisible()
  const results = page.getByRole('grid', { name: 'Results' }).element()
  await expect
    .poll(() => {
      results.scrollTop = results.scrollHeight
      return quotes().at(-1)
    })
    .toContain('Heron number 1500 flew')
})
