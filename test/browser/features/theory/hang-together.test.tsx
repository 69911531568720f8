import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Theory } from '../../../../renderer/features/theory/Theory.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import type { Role } from '../../../../shared/domain/roles.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let first: Configuration
let second: Configuration
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const alone = await makeElement('C', 'Client lives alone')
  const held = await makeElement('M', 'Client feels held')
  const returns = await makeElement('O', 'Client comes back')
  const groups = await makeElement('O', 'Client joins a group')
  first = await bridge.run('configurations.create', {
    title: 'Holding on',
    slots: [alone, held, returns].map(({ id, role }) => ({ role, elementId: id })),
  })
  second = await bridge.run('configurations.create', {
    title: 'Going along',
    slots: [
      { role: 'C', elementId: returns.id },
      { role: 'O', elementId: groups.id },
    ],
  })
  useWorkspace.getState().reset()
})

const makeElement = (role: Role, label: string) => bridge.run('elements.create', { role, label })
const show = (theoryView: 'diagram' | 'remarks' | 'chains') => {
  useWorkspace.setState({ theoryView })
  showPlace(<Theory />)
}

describe('Remarks', () => {
  test('ask what a reader would ask, and lead to what they are about', async () => {
    show('remarks')
    const group = page.getByRole('region', { name: 'Outcomes without a mechanism' })
    await expect.element(group).toMatchTextContent(/1 configuration names an outcome without/)
    await userEvent.click(group.getByRole('button', { name: 'CMOC 2: Going along' }))
    await expect.poll(() => useWorkspace.getState().place).toBe('configurations')
    expect(useWorkspace.getState()).toMatchObject({ configurationId: second.id })
  })

  test('go when what they ask for is there', async () => {
    show('remarks')
    await expect
      .element(page.getByRole('region', { name: 'Outcomes without a mechanism' }))
      .toBeVisible()
    const wants = await makeElement('M', 'Client wants to see people')
    await bridge.run('configurations.addSlot', {
      ...{ configurationId: second.id, role: 'M', elementId: wants.id },
    })
    await expect
      .element(page.getByRole('region', { name: 'Outcomes without a mechanism' }))
      .not.toBeInTheDocument()
  })

  test('are about the version that is chosen', async () => {
    const theory = await bridge.run('theories.create', {
      ...{ name: 'Initial', configurationIds: [first.id] },
    })
    useWorkspace.getState().openTheory(theory.id)
    show('remarks')
    await expect.element(page.getByRole('region', { name: 'No passage yet' })).toBeVisible()
    await expect.element(page.getByText('CMOC 2: Going along')).not.toBeInTheDocument()
    const note = page.getByRole('note')
    await expect.element(note).not.toBeInTheDocument()
    await bridge.run('theories.freeze', { theoryId: theory.id })
    await expect.element(note).toMatchTextContent(/“Initial” was kept .* as they are now/)
    await userEvent.click(note.getByRole('button', { name: 'Read it as it was kept' }))
    expect(useWorkspace.getState().theoryView).toBe('versions')
  })
})

describe('Chains and rivals', () => {
  test('an outcome that is a context elsewhere leads on to it, and can be traced both ways', async () => {
    show('chains')
    const chains = page.getByRole('region', { name: 'What leads on to what' })
    await expect
      .element(chains)
      .toMatchTextContent(/leads on to CMOC 2: Going alongwhere ‘Client comes back’ is the context/)
    await userEvent.click(chains.getByRole('button', { name: 'CMOC 2: Going along' }))
    const trace = page.getByRole('complementary', { name: 'CMOC 2' })
    await userEvent.click(trace.getByRole('radio', { name: 'What leads to it' }))
    await expect.element(trace.getByRole('button', { name: 'CMOC 1: Holding on' })).toBeVisible()
  })

  test('a link is made, comes round as a loop, is changed and removed', async () => {
    show('chains')
    await userEvent.click(page.getByRole('button', { name: 'New link' }))
    const dialog = page.getByRole('dialog', { name: 'New link' })
    await choose('This configuration', 'CMOC 2: Going along')
    await choose('What it does', /^Reinforces/)
    await choose('That configuration', 'CMOC 1: Holding on')
    await choose('At its', 'M: Client feels held')
    await userEvent.fill(dialog.getByLabelText('Why, or how'), 'Company makes it easier')
    await userEvent.click(dialog.getByRole('button', { name: 'Make link' }))
    const chains = page.getByRole('region', { name: 'What leads on to what' })
    await expect.element(chains).toMatchTextContent(/reinforces CMOC 1: Holding onCompany makes/)
    await userEvent.click(page.getByRole('radio', { name: 'Loops (1)' }))
    await expect
      .element(page.getByRole('region', { name: 'Feedback loops' }))
      .toMatchTextContent(/CMOC 1: Holding on→CMOC 2: Going along→CMOC 1/)

    await userEvent.click(page.getByRole('radio', { name: /What leads on/ }))
    await userEvent.click(page.getByRole('button', { name: 'More for this link' }))
    await userEvent.click(page.getByRole('menuitem', { name: /Edit/ }))
    await choose('What it does', /^Inhibits/)
    await userEvent.click(page.getByRole('button', { name: 'Save link' }))
    await expect.element(chains).toMatchTextContent(/inhibits CMOC 1/)
    await userEvent.click(page.getByRole('button', { name: 'More for this link' }))
    await userEvent.click(page.getByRole('menuitem', { name: /Remove/ }))
    await expect.poll(() => bridge.run('links.list', {})).toEqual([])
    await expect.element(page.getByRole('radio', { name: 'Loops (0)' })).toBeVisible()
  })

  test('what is said between configurations is an arrow, and the arrow says why', async () => {
    const note = 'Company makes it easier'
    await bridge.run('links.create', {
      ...{ fromId: second.id, toId: first.id, kind: 'inhibits', note },
    })
    show('diagram')
    const arrow = page.getByRole('button', {
      name: 'Client joins a group inhibits Client lives alone',
    })
    await expect.element(arrow).toBeInTheDocument()
    ;(arrow.element() as SVGElement).focus()
    await userEvent.keyboard('{Enter}')
    const panel = page.getByRole('complementary', { name: 'Link between configurations' })
    await expect.element(panel).toMatchTextContent(new RegExp(note, 'u'))
    await expect.element(page.getByLabelText('Legend')).toMatchTextContent(/inhibits/)
  })

  test('those that explain the same outcome stand side by side', async () => {
    const elementId = first.slots.find(({ role }) => role === 'O')?.elementId ?? ''
    const slots = [{ role: 'O' as const, elementId }]
    await bridge.run('configurations.create', { title: 'Bus fare', slots })
    show('chains')
    await userEvent.click(page.getByRole('radio', { name: 'Rivals (1)' }))
    const rivals = page.getByRole('region', { name: 'Rivals' })
    await expect.element(rivals.getByRole('heading')).toMatchTextContent(/Client comes back/)
    await expect.element(rivals.getByRole('button', { name: 'CMOC 1: Holding on' })).toBeVisible()
    await userEvent.click(rivals.getByRole('button', { name: 'CMOC 3: Bus fare' }))
    await expect.element(page.getByRole('complementary', { name: 'CMOC 3' })).toBeVisible()
  })
})

/** Chooses an option of a list of the dialog. */
async function choose(label: string, option: string | RegExp): Promise<void> {
  await userEvent.click(page.getByRole('button', { name: new RegExp(`${label}$`, 'u') }))
  await userEvent.click(page.getByRole('option', { name: option }))
}
