import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Cards } from '../../../../renderer/features/cards/Cards.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let held: Configuration
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const returns = await bridge.run('elements.create', { role: 'O', label: 'clients come back' })
  held = await bridge.run('configurations.create', {
    ...{ title: 'Holding on', slots: [{ role: 'O', elementId: returns.id }] },
  })
  await bridge.run('configurations.create', { title: 'Going along' })
  useWorkspace.getState().reset()
})

const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name }))
const texts = async () => (await bridge.run('cards.list', {})).map(({ text }) => text)

test('a card is worded for respondents, and goes back to the statement', async () => {
  const [statement] = await texts()
  showPlace(<Cards />)
  await press('Word CMOC 1: Holding on for respondents')
  await userEvent.fill(
    page.getByLabelText('Wording of CMOC 1: Holding on'),
    'Somebody rang you, and you came back.',
  )
  await userEvent.click(page.getByText(/Put the theory to a respondent/u))
  await expect.poll(texts).toContain('Somebody rang you, and you came back.')
  await expect.element(page.getByText('Somebody rang you, and you came back.')).toBeVisible()
  await press('Back to the statement: CMOC 1: Holding on')
  await expect.poll(async () => (await texts())[0]).toBe(statement)
})

test('the cards chosen fill the window one after the other, by the arrow keys, until Escape', async () => {
  for (const [index, text] of ['First card', 'Second card'].entries()) {
    const card = (await bridge.run('cards.list', {}))[index]
    await bridge.run('cards.setText', { configurationId: card?.id, text })
  }
  showPlace(<Cards />)
  await press('Show 2 cards')
  const show = page.getByRole('dialog', { name: 'Flash card' })
  await expect.element(show).toMatchTextContent(/First card.*1 of 2/su)
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(show).toMatchTextContent(/Second card.*2 of 2/su)
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
  await expect.element(show).toMatchTextContent(/First card/u)
  await userEvent.keyboard('{Escape}')
  await expect.element(show).not.toBeInTheDocument()
  await userEvent.click(page.getByLabelText('Choose CMOC 1: Holding on'))
  await press('Show 1 card')
  await expect.element(show).toMatchTextContent(/Second card.*1 of 1/su)
})

test('says by group how respondents answered, and leads to what they said', async () => {
  const source = await bridge.run('sources.create', {
    ...{ title: 'Client 1', text: 'Yes, just like that.', group: 'Clients' },
  })
  const coding = await bridge.run('codings.create', { sourceId: source.id, start: 0, end: 3 })
  await bridge.run('responses.record', {
    ...{ codingId: coding.id, configurationId: held.id, answer: 'confirmed' },
  })
  showPlace(<Cards />)
  const answers = page.getByRole('list', { name: 'Answers to CMOC 1: Holding on' })
  await expect.element(answers).toMatchTextContent(/Clients1 confirmed/u)
  await press('Read what was said to CMOC 1: Holding on')
  await press(/^Yes/u)
  await expect
    .poll(() => useWorkspace.getState())
    .toMatchObject({ place: 'desk', codingId: coding.id })
})
