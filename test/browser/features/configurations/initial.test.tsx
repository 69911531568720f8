import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { writeInitialStatement } from '../../../../renderer/store/configuration-place.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1440, 900)
  bridge = await startPageBridge({ title: 'Social prescribing' })
})

test('an if-then-because statement is written by keyboard, with an element that is known and one joined by “or”', async () => {
  const known = await bridge.run('elements.create', { role: 'C', label: 'the client lives alone' })
  showPlace(<Configurations />)
  await page.getByRole('button', { name: 'Write an initial statement' }).click()
  const dialog = page.getByRole('dialog', { name: 'New initial statement' })
  await expect.element(dialog.getByRole('combobox', { name: 'context 1' })).toHaveFocus()
  await userEvent.keyboard('lives')
  await page.getByRole('option', { name: 'the client lives alone' }).click()
  await dialog.getByRole('combobox', { name: 'outcome 1' }).fill('the client comes back')
  await dialog.getByRole('combobox', { name: 'mechanism 1' }).fill('they feel held')
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog.getByRole('combobox', { name: 'mechanism 2' })).toHaveFocus()
  await userEvent.keyboard('they feel expected')
  await dialog.getByRole('button', { name: /“and” before mechanism 2/ }).click()
  await expect
    .element(dialog)
    .toMatchTextContent(
      'If the client lives alone, then the client comes back, because they feel held or they feel expected.',
    )
  await dialog.getByRole('button', { name: 'Make the configuration' }).click()
  await expect.element(page.getByRole('group', { name: 'Slots' })).toBeVisible()
  const [made] = await bridge.run('configurations.list', {})
  expect(made).toMatchObject({ origin: 'initial', handle: 'IPT1' })
  expect(made?.slots.map(({ role, joiner, label }) => `${role} ${joiner} ${label}`)).toEqual([
    'C and the client lives alone',
    'M and they feel held',
    'M or they feel expected',
    'O and the client comes back',
  ])
  expect(made?.slots[0]?.elementId).toBe(known.id)
})

test('a project of the template CMO asks for no intervention, one of ICAMO asks who responds', async () => {
  await bridge.run('project.setTemplate', { template: 'CMO', mechanismSplit: 'off' })
  showPlace(<Configurations />)
  await page.getByRole('button', { name: 'Write an initial statement' }).click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByRole('combobox', { name: 'mechanism 1' })).toBeVisible()
  expect(dialog.getByRole('combobox', { name: 'intervention 1' }).query()).toBeNull()
  expect(dialog.getByRole('button', { name: /Side of mechanism/ }).query()).toBeNull()
  await bridge.run('project.setTemplate', { template: 'ICAMO', mechanismSplit: 'undecided' })
  await expect.element(dialog.getByRole('combobox', { name: 'intervention 1' })).toBeVisible()
  await expect.element(dialog.getByRole('textbox', { name: 'Who responds' })).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: /Side of mechanism 1/ })).toBeVisible()
})

test('the list shows where a configuration comes from, and narrows to one origin', async () => {
  await bridge.run('configurations.createInitial', {
    ifs: ['a'],
    thens: ['b'],
    title: 'Thought out',
  })
  await bridge.run('configurations.create', { title: 'Found' })
  showPlace(<Configurations />)
  const list = page.getByRole('listbox', { name: 'Configurations' })
  await expect
    .element(list.getByRole('option', { name: /Thought out/ }))
    .toMatchTextContent(/IPT1.*initial theory/)
  await page.getByRole('button', { name: /Show all/ }).click()
  await page.getByRole('option', { name: 'Origin: initial theory' }).click()
  await expect.element(page.getByText('1 of 2 configurations')).toBeVisible()
  await expect.element(list.getByRole('option', { name: /Found/ })).not.toBeInTheDocument()
})

test('a statement is begun from wherever one is', async () => {
  useWorkspace.setState({ place: 'desk', configurationsView: 'elements' })
  writeInitialStatement()
  expect(useWorkspace.getState()).toMatchObject({
    place: 'configurations',
    configurationsView: 'configurations',
  })
  showPlace(<Configurations />)
  const dialog = page.getByRole('dialog', { name: 'New initial statement' })
  await expect.element(dialog.getByRole('combobox', { name: 'context 1' })).toHaveFocus()
})
