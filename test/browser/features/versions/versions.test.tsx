import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Versions } from '../../../../renderer/features/versions/Versions.tsx'
import { useVersionsView } from '../../../../renderer/features/versions/view.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import type { Role } from '../../../../shared/domain/roles.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let held: Configuration
let coding: Coding
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const source = await bridge.run('sources.create', {
    ...{ title: 'Client 1', text: 'She rang me every week.' },
  })
  coding = await bridge.run('codings.create', {
    ...{ sourceId: source.id, start: 0, end: 22, roles: ['M'] },
  })
  const elements = await Promise.all([
    makeElement('C', 'Client lives alone'),
    makeElement('M', 'Client feels held'),
    makeElement('O', 'Client comes back'),
  ])
  held = await bridge.run('configurations.create', {
    title: 'Holding on',
    slots: elements.map(({ id, role }) => ({ role, elementId: id })),
  })
  useWorkspace.getState().reset()
  useVersionsView.setState(useVersionsView.getInitialState(), true)
})

const makeElement = (role: Role, label: string) => bridge.run('elements.create', { role, label })
const segment = (name: string) => userEvent.click(page.getByRole('radio', { name }))
const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name }))

/** An initial version that was kept, after which things changed for a reason, and the one that came of it. */
async function refine() {
  const initial = await bridge.run('theories.create', {
    ...{ name: 'Initial', configurationIds: [held.id] },
  })
  await bridge.run('theories.freeze', { theoryId: initial.id })
  await bridge.run('configurations.update', {
    ...{ configurationId: held.id, statement: 'Where clients live alone, they feel held.' },
  })
  await bridge.run('evidence.attach', { codingId: coding.id, configurationId: held.id })
  const added = await bridge.run('configurations.create', { title: 'Going along' })
  await bridge.run('decisions.create', {
    text: 'Speak of clients, not of cases',
    reason: 'Three groups asked for it',
    about: [{ kind: 'configuration', id: held.id }],
    codingIds: [coding.id],
  })
  const refined = await bridge.run('theories.create', {
    ...{ name: 'Refined', kind: 'refined', configurationIds: [held.id, added.id] },
  })
  return { initial, refined }
}

test('a version is named, told, kept for good, and the next begins from it', async () => {
  showPlace(<Versions />)
  await press('Name the first version')
  await userEvent.fill(page.getByLabelText('Name', { exact: true }), 'Initial theory')
  await press('Make version')
  const live = page.getByRole('article', { name: 'Initial theory' })
  await userEvent.fill(live.getByLabelText('Narrative'), 'It works\nbecause it holds.')
  await userEvent.click(live.getByLabelText('Name', { exact: true }))
  await expect
    .poll(() => bridge.run('theories.list', {}))
    .toMatchObject([
      {
        name: 'Initial theory',
        narrative: 'It works\nbecause it holds.',
        configurationIds: [held.id],
      },
    ])
  await userEvent.click(live.getByLabelText('CMOC 1: Holding on'))
  await expect.poll(() => bridge.run('theories.list', {})).toMatchObject([{ configurationIds: [] }])
  await userEvent.click(live.getByLabelText('CMOC 1: Holding on'))
  await expect.element(live.getByText('Configurations, 1 of 1')).toBeVisible()
  await press('Keep this version as it is')
  await expect.element(live.getByText(/It is read only/u)).toBeVisible()
  await expect.element(live.getByRole('textbox')).not.toBeInTheDocument()

  await bridge.run('elements.update', { elementId: held.slots[1]?.elementId ?? '', label: 'Trust' })
  await expect.element(live.getByText('Client feels held', { exact: true })).toBeVisible()

  await press('Start the next from it')
  await userEvent.fill(page.getByLabelText('Name', { exact: true }), 'Refined theory')
  await press('Make version')
  const next = page.getByRole('article', { name: 'Refined theory' })
  await expect.element(next.getByLabelText('Narrative')).toHaveValue('It works\nbecause it holds.')
  await expect.element(next.getByLabelText('CMOC 1: Holding on')).toBeChecked()
})

test('one that was kept goes only when that is said twice, and comes back with Undo', async () => {
  const { initial } = await refine()
  useVersionsView.setState({ theoryId: initial.id })
  showPlace(<Versions />)
  await press('Remove')
  await expect
    .element(page.getByRole('alertdialog'))
    .toMatchTextContent(/It was kept as it stood on/u)
  await press('Remove this version')
  await expect.poll(() => bridge.run('theories.list', {})).toMatchObject([{ name: 'Refined' }])
  await bridge.run('history.undo', {})
  await expect.element(page.getByRole('button', { name: /^Initial/u })).toBeVisible()
})

test('two versions differ by kind, word by word, with the decision and the passage that led to it', async () => {
  await refine()
  showPlace(<Versions />)
  await segment('Compare')
  const added = page.getByRole('region', { name: 'Added: 1' })
  await expect.element(added).toMatchTextContent(/\*CMOC 2: Going along/u)
  const reworded = page.getByRole('region', { name: 'Reworded: 1' })
  await expect.element(reworded.getByRole('insertion').first()).toBeVisible()
  await expect.element(reworded.getByRole('deletion').first()).toBeVisible()
  await expect
    .element(reworded)
    .toMatchTextContent(/Speak of clients, not of cases.*Because Three groups asked for it/su)
  const gained = page.getByRole('region', { name: 'Evidence gained and lost: 1' })
  const passages = gained.getByRole('list', { name: 'Passages on CMOC 1: Holding on' })
  await userEvent.click(passages.getByRole('button', { name: /She rang me every week/u }))
  await expect
    .poll(() => useWorkspace.getState())
    .toMatchObject({ place: 'desk', codingId: coding.id })
})

test('the other way round, what was added was dropped', async () => {
  await refine()
  showPlace(<Versions />)
  await segment('Compare')
  await expect.element(page.getByRole('region', { name: 'Added: 1' })).toBeVisible()
  await press('The other way round')
  await expect
    .element(page.getByRole('region', { name: 'Dropped: 1' }))
    .toMatchTextContent(/CMOC 2: Going along/u)
})

test('the story reads from the first version to the last', async () => {
  await refine()
  showPlace(<Versions />)
  await segment('Story')
  const story = page.getByRole('article', { name: /How the theory came to be/u })
  await expect
    .element(story)
    .toMatchTextContent(/Initial.*Refined.*What changed since.*Speak of clients, not of cases/su)
})

test('a decision is recorded with what it is about and its passages, changed and removed', async () => {
  showPlace(<Versions />)
  await segment('Decisions')
  await press('Record a decision')
  const dialog = page.getByRole('dialog', { name: 'Record a decision' })
  await userEvent.fill(dialog.getByLabelText('What was decided'), 'Ask about time')
  await userEvent.fill(dialog.getByLabelText('Because'), 'It came up twice')
  await userEvent.fill(dialog.getByLabelText('Decided on'), '2026-02-03')
  await userEvent.click(dialog.getByRole('radio', { name: 'About (0)' }))
  await userEvent.click(dialog.getByLabelText('CMOC 1: Holding on'))
  await userEvent.click(dialog.getByRole('radio', { name: 'Passages (0)' }))
  await userEvent.click(dialog.getByRole('checkbox', { name: /She rang me/u }))
  await press('Record decision')
  await expect
    .poll(() => bridge.run('decisions.list', {}))
    .toMatchObject([
      {
        ...{ text: 'Ask about time', reason: 'It came up twice', at: '2026-02-03T00:00:00.000Z' },
        ...{ about: [{ kind: 'configuration', id: held.id }], codingIds: [coding.id] },
      },
    ])
  const list = page.getByRole('region', { name: 'Decisions' })
  await expect
    .element(list)
    .toMatchTextContent(/Ask about time.*3 Feb 2026.*She rang me every week/su)
  await press('More for this decision')
  await userEvent.click(page.getByRole('menuitem', { name: /Edit/u }))
  await userEvent.fill(page.getByLabelText('What was decided'), 'Ask about time and place')
  await press('Save decision')
  await expect.element(list).toMatchTextContent(/Ask about time and place/u)
  await press('More for this decision')
  await userEvent.click(page.getByRole('menuitem', { name: /Remove/u }))
  await expect.poll(() => bridge.run('decisions.list', {})).toEqual([])
})
