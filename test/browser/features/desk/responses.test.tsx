import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import { openDesk, rangeOf, selectWords } from './open-desk.tsx'

const WORDS = 'She said 😀'

test('`q` records what the respondent made of a configuration, as evidence too', async () => {
  let configuration: Configuration | undefined
  const desk = await openDesk(async (bridge, sourceId) => {
    configuration = await bridge.run('configurations.create', { title: 'Holding on' })
    await bridge.run('configurations.create', { title: 'Going along' })
    await bridge.run('codings.create', { sourceId, ...rangeOf(WORDS), roles: ['M'] })
  })
  const responses = () => desk.bridge.run('responses.list', {})
  await selectWords(desk, WORDS)
  await userEvent.keyboard('.')
  const answers = desk.screen.getByRole('region', { name: 'Put to the respondent' })
  await expect.element(answers).toBeVisible()
  await userEvent.keyboard('q')
  const field = answers.getByRole('combobox', { name: 'Configuration or element' })
  await expect.element(field).toHaveFocus()
  await userEvent.fill(field, 'CMOC 1: Holding on')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(answers.getByRole('radio', { name: 'Rejected' }))
  await userEvent.click(answers.getByLabelText('Also as evidence that challenges it'))
  await userEvent.click(answers.getByRole('button', { name: 'Record the answer' }))
  await expect
    .poll(responses)
    .toMatchObject([{ configurationId: configuration?.id, answer: 'rejected' }])
  expect(await desk.bridge.run('evidence.list', {})).toMatchObject([
    { configurationId: configuration?.id, stance: 'challenges' },
  ])
  await expect.element(answers).toMatchTextContent(/CMOC 1: Holding on.*Rejected/su)

  await userEvent.click(answers.getByRole('button', { name: /More for the answer/u }))
  await userEvent.click(page.getByRole('menuitem', { name: 'They refined it' }))
  await expect.poll(responses).toMatchObject([{ answer: 'refined' }])
  await userEvent.click(answers.getByRole('button', { name: /More for the answer/u }))
  await userEvent.click(page.getByRole('menuitem', { name: /Remove/u }))
  await expect.poll(responses).toEqual([])
})

test('an element can be put to the respondent too, in the words of its card', async () => {
  let elementId = ''
  const desk = await openDesk(async (bridge, sourceId) => {
    const element = await bridge.run('elements.create', { role: 'M', label: 'Feels held' })
    elementId = element.id
    const slots = [{ role: 'M' as const, elementId }]
    await bridge.run('configurations.create', { title: 'Holding on', slots })
    await bridge.run('cards.setText', { elementId, text: 'Did you feel held?' })
    await bridge.run('codings.create', { sourceId, ...rangeOf(WORDS), roles: ['M'] })
  })
  await selectWords(desk, WORDS)
  await userEvent.keyboard('.')
  const answers = desk.screen.getByRole('region', { name: 'Put to the respondent' })
  await expect.element(answers).toBeVisible()
  await userEvent.keyboard('q')
  await userEvent.fill(answers.getByRole('combobox'), 'held')
  await userEvent.click(page.getByRole('option', { name: 'Mechanism: Feels held' }))
  await expect.element(answers).toMatchTextContent(/Did you feel held\?/u)
  await userEvent.click(answers.getByRole('radio', { name: 'Refined' }))
  await userEvent.click(answers.getByRole('button', { name: 'Record the answer' }))
  await expect
    .poll(() => desk.bridge.run('responses.list', {}))
    .toMatchObject([
      { elementId, configurationId: null, answer: 'refined', wording: 'Did you feel held?' },
    ])
})
