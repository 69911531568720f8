import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Element } from '../../../../shared/contract/elements.ts'
import type { Role } from '../../../../shared/domain/roles.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let configurationId: string
let alone: Element
let worried: Element
let returns: Element
beforeEach(async () => {
  await page.viewport(1440, 900)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  alone = await makeElement('C', 'Client lives alone')
  worried = await makeElement('C', 'Client worries about money')
  await makeElement('M', 'Link worker rings within a week')
  returns = await makeElement('O', 'Client comes back')
  configurationId = (await bridge.run('configurations.create', { title: 'First' })).id
  useWorkspace.getState().openConfiguration(configurationId)
  showPlace(<Configurations />)
})

const makeElement = (role: Role, label: string) => bridge.run('elements.create', { role, label })

/** Fills slots with elements, each under its own role, as another window would. */
function fill(...elements: Element[]) {
  const slots = elements.map(({ id, role }) => ({ role, elementId: id }))
  return bridge.run('configurations.setSlots', { configurationId, slots })
}

/** The slots as `role/facet: label`, in order. */
async function filled(): Promise<string[]> {
  const { slots } = await bridge.run('configurations.get', { configurationId })
  return slots.map(
    ({ role, facet, label }) => `${role}${facet === null ? '' : `/${facet}`}: ${label}`,
  )
}

const slot = (name: string) => page.getByRole('region', { name, exact: true })

describe('Slots by keyboard', () => {
  test('an empty slot says what is missing, and takes an element that is found by typing', async () => {
    await expect.element(slot('Outcome')).toMatchTextContent(/Outcome missing/)
    await focusAdd('Context')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('lives')
    await userEvent.keyboard('{Enter}')
    await expect.poll(filled).toEqual(['C: Client lives alone'])
    await expect
      .element(page.getByRole('button', { name: 'Client lives alone' }).first())
      .toHaveFocus()
  })

  test('a text that no element says becomes a new one', async () => {
    await focusAdd('Mechanism, reasoning')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('Client feels held')
    await userEvent.keyboard('{Enter}')
    await expect.poll(filled).toEqual(['M/reasoning: Client feels held'])
    expect(bridge.commands.map(({ procedure }) => procedure)).toEqual(['configurations.addElement'])
  })

  test('Escape leaves the list without adding anything and goes back to the slot', async () => {
    const add = await focusAdd('Outcome')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('comes')
    await userEvent.keyboard('{Escape}')
    await expect.element(add).toHaveFocus()
    expect(await filled()).toEqual([])
  })

  test('Alt and arrows move an element in its slot and to the next, Delete takes it out', async () => {
    await fill(alone, worried)
    const card = slot('Context').getByRole('button', { name: 'Client worries about money' }).first()
    await expect.element(card).toBeVisible()
    ;(card.element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect.poll(filled).toEqual(['C: Client worries about money', 'C: Client lives alone'])
    await expect.element(card).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}')
    await expect.poll(filled).toEqual(['C: Client lives alone', 'I: Client worries about money'])
    const moved = slot('Intervention').getByRole('button', { name: 'Client worries about money' })
    await expect.element(moved.first()).toHaveFocus()
    await userEvent.keyboard('{Delete}')
    await expect.poll(filled).toEqual(['C: Client lives alone'])
  })
})

describe('Slots by pointer', () => {
  test('an element of the library is dragged into a slot', async () => {
    await page.getByRole('button', { name: 'Show the elements' }).click()
    const library = page.getByRole('complementary', { name: 'Element library' })
    const item = library.getByRole('button', { name: /Client comes back/ })
    await expect.element(item).toBeVisible()
    await userEvent.dragAndDrop(item, slot('Outcome'))
    await expect.poll(filled).toEqual(['O: Client comes back'])
    await expect.element(slot('Outcome')).not.toMatchTextContent(/missing/)
  })

  test('an outcome dragged into the context keeps its own role, as a link of a chain', async () => {
    await fill(returns)
    const card = slot('Outcome').getByRole('button', { name: 'Client comes back' }).first()
    await expect.element(card).toBeVisible()
    await userEvent.dragAndDrop(card, slot('Context'))
    await expect.poll(filled).toEqual(['C: Client comes back'])
    await expect.element(slot('Context')).toMatchTextContent(/outcome element/)
  })
})

async function focusAdd(name: string) {
  const add = slot(name).getByRole('button', { name: /Add/ })
  await expect.element(add).toBeVisible()
  ;(add.element() as HTMLElement).focus()
  return add
}
