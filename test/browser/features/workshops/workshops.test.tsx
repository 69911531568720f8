import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Workshops } from '../../../../renderer/features/workshops/Workshops.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const WORDS = 'Hazel Brown rang me and I went along.'

let bridge: PageBridge
let configurationId: string
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const source = await bridge.run('sources.create', {
    ...{ title: 'Client 1', text: WORDS, group: 'Clients' },
  })
  await bridge.run('sources.create', { title: 'Worker 1', text: 'I ring them.', group: 'Staff' })
  const coding = await bridge.run('codings.create', {
    ...{ sourceId: source.id, start: 0, end: WORDS.length },
  })
  for (const [then, because] of [
    ['they go along', 'hope returns'],
    ['they come back', 'somebody knows them'],
  ] as const) {
    const { id } = await bridge.run('configurations.createInitial', {
      ...{ ifs: ['clients live alone'], thens: [then], becauses: [because] },
    })
    configurationId ??= id
  }
  const [first] = await bridge.run('configurations.list', {})
  configurationId = first?.id ?? ''
  await bridge.run('evidence.attach', { codingId: coding.id, configurationId, stance: 'supports' })
  useWorkspace.getState().reset()
})

const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name }))
const workshop = async () => {
  const [listed] = await bridge.run('workshops.list', {})
  return bridge.run('workshops.read', { workshopId: listed?.id ?? '' })
}
const results = async () => bridge.run('workshops.results', { workshopId: (await workshop()).id })

test('a workshop is planned, presented by keyboard, taken down, decided, and named as the cause', async () => {
  showPlace(<Workshops />)
  await press('Plan the first workshop')
  await press('Add items')
  const adding = page.getByRole('dialog', { name: 'Add items to the round' })
  await userEvent.click(adding.getByLabelText(/0 of 2 chosen/u))
  await press('Add 2 items')
  await expect.element(page.getByRole('grid', { name: 'Items of Round 1' })).toBeVisible()
  await userEvent.click(page.getByRole('row', { name: /CMOC 1/u }))
  const wording = page.getByLabelText('Wording for this workshop')
  await userEvent.fill(wording, 'When somebody rings, people who live alone go along.')
  await userEvent.fill(page.getByLabelText('Facilitator’s notes'), 'Ask who rings.')
  await userEvent.click(page.getByRole('heading', { name: 'Quotes' }))

  // A quote is chosen, found to name somebody, worded otherwise, and only then shown.
  await press('Choose a quote')
  await userEvent.click(page.getByRole('option', { name: /Hazel/u }))
  await userEvent.keyboard('{Escape}')
  await expect
    .element(page.getByText(/might tell who somebody is/u))
    .toMatchTextContent(/Hazel Brown/u)
  await userEvent.fill(page.getByLabelText('Words of the quote'), 'She rang me and I went along.')
  await userEvent.click(page.getByText('Quotes', { exact: true }))
  await expect.element(page.getByText(/Nothing was found in it/u)).toBeVisible()
  await userEvent.click(page.getByLabelText('May be shown'))
  await expect
    .poll(async () => (await workshop()).rounds[0]?.items[0]?.quotes)
    .toMatchObject([{ words: 'She rang me and I went along.', mayBeShown: true }])

  await press('Present')
  const show = page.getByRole('dialog', { name: /^Presenting/u })
  const card = show.getByRole('article')
  await expect.element(card).toMatchTextContent(/When somebody rings.*Context.*“She rang me/su)
  await expect.element(card).not.toMatchTextContent(/Hazel|Ask who rings|CMOC/u)
  await expect
    .element(show.getByRole('complementary', { name: 'Facilitator' }))
    .not.toBeInTheDocument()
  await userEvent.keyboard('{PageDown}')
  await expect.element(card).toMatchTextContent(/they come back/u)
  await userEvent.keyboard('b')
  await expect.element(card).not.toBeInTheDocument()
  await userEvent.keyboard('{PageUp}f')
  await expect.element(card).toMatchTextContent(/When somebody rings/u)
  await expect.element(show.getByText('Ask who rings.')).toBeVisible()

  // Clients come first; two agree and one does not. The next group is Staff.
  await userEvent.keyboard('113')
  await expect
    .poll(async () => (await results())[0]?.stances)
    .toMatchObject({ agree: 2, disagree: 1 })
  await userEvent.keyboard('g2')
  await expect
    .poll(async () => (await results())[0]?.byGroup.map(({ group, stances }) => [group, stances]))
    .toMatchObject([
      ['Clients', { agree: 2, disagree: 1 }],
      ['Staff', { 'agree-with-changes': 1 }],
    ])
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(async () => (await results())[0]?.stances['agree-with-changes']).toBe(0)
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await expect.poll(async () => (await results())[0]?.stances['agree-with-changes']).toBe(1)
  await userEvent.fill(show.getByLabelText('What they say'), 'Not at night.')
  await press('Write it down')
  await expect.poll(async () => (await results())[0]?.comments.length).toBe(1)
  // The first Escape leaves the field, in which the next one would speak; the second ends it.
  await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA')
  await userEvent.keyboard('{Escape}{Escape}')
  await expect.element(show).not.toBeInTheDocument()

  await userEvent.click(page.getByRole('tab', { name: 'Results' }))
  const result = page.getByRole('article', { name: 'CMOC 1: IPT1' })
  await expect
    .element(result.getByRole('img', { name: /Clients: Agree 2, Disagree 1/u }))
    .toBeVisible()
  await expect.element(result).toMatchTextContent(/Not at night/u)
  await userEvent.click(result.getByRole('button', { name: 'Decide…' }))
  await userEvent.click(page.getByRole('radio', { name: 'Reword' }))
  await userEvent.fill(page.getByLabelText('New wording'), 'By day, company brings hope.')
  await userEvent.fill(page.getByLabelText('Why'), 'Clients said: not at night.')
  await userEvent.click(page.getByRole('button', { name: 'Decide', exact: true }))
  await expect
    .poll(async () => (await bridge.run('configurations.get', { configurationId })).statement)
    .toBe('By day, company brings hope.')
  const about = { kind: 'configuration' as const, id: configurationId }
  expect(await bridge.run('decisions.list', { about })).toMatchObject([
    { reason: 'Clients said: not at night.', workshop: { name: 'New workshop' } },
  ])
  await expect.element(result).toMatchTextContent(/Reword.*not at night/su)
})

test('dots are shared out, items ranked by keyboard, and the diagram lights up step by step', async () => {
  const { id: workshopId } = await bridge.run('workshops.create', {
    ...{ name: 'Panel day', groups: ['Staff'] },
  })
  const configurationIds = (await bridge.run('configurations.list', {})).map(({ id }) => id)
  const round = async (kind: 'dots' | 'rank' | 'discuss', what: object) => {
    const { id: roundId } = await bridge.run('workshops.addRound', { workshopId, kind, dots: 2 })
    await bridge.run('workshops.addItems', { roundId, ...what })
  }
  await round('dots', { configurationIds })
  await round('rank', { configurationIds })
  await round('discuss', { diagramOf: null })
  showPlace(<Workshops />)
  await press('Present')
  const show = page.getByRole('dialog', { name: /^Presenting/u })
  await expect.element(show).not.toMatchTextContent(/Facilitator|dots given/u)
  await userEvent.keyboard('f')
  await userEvent.keyboard('122')
  await expect.poll(async () => (await results()).map(({ dots }) => dots)).toEqual([1, 2, 0, 0, 0])
  await press('One dot fewer for CMOC 2: IPT2')
  await expect.poll(async () => (await results())[1]?.dots).toBe(1)
  await userEvent.fill(show.getByLabelText('Pseudonym, if they are named'), 'Heron')
  await userEvent.keyboard('{Escape}11')
  await expect.poll(async () => (await results())[0]?.dots).toBe(3)
  await expect.element(show.getByText('2 of 2 dots given.')).toBeVisible()

  await userEvent.keyboard('{PageDown}{PageDown}')
  await userEvent.click(show.getByRole('row', { name: /they go along/u }))
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await press('Write this order down')
  await expect
    .poll(async () => (await results()).map(({ meanRank }) => meanRank))
    .toEqual([null, null, 2, 1, null])

  await userEvent.keyboard('{PageDown}{PageDown}f')
  const picture = show.getByRole('img')
  await expect.element(picture).toBeVisible()
  const faint = () => show.element().querySelectorAll('svg g[opacity="0.16"]').length
  await expect.poll(faint).toBe(0)
  await userEvent.keyboard('{PageDown}')
  await expect.poll(faint).toBe(2)
  await expect.element(show).toMatchTextContent(/5 of 5/u)
  await userEvent.keyboard('{Escape}')
  await expect.element(show).not.toBeInTheDocument()
})
