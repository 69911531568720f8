import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { FakeEngine } from './fake-engine.ts'
import { showPlace } from './show.tsx'

let engine: FakeEngine
let close: () => void
beforeEach(async () => {
  await page.viewport(1440, 900)
  engine = new FakeEngine()
  useWorkspace.getState().openConfiguration('one')
  close = showPlace(engine, <Configurations />)
})
afterEach(() => close())

const slot = (name: string) => page.getByRole('region', { name, exact: true })

describe('Slots by keyboard', () => {
  test('an empty slot says what is missing, and takes an element that is found by typing', async () => {
    await expect.element(slot('Outcome')).toMatchTextContent(/Outcome missing/)
    await focusAdd('Context')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('lives')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => engine.filled).toEqual(['C:alone'])
    await expect
      .element(page.getByRole('button', { name: 'Client lives alone' }).first())
      .toHaveFocus()
  })

  test('a text that no element says becomes a new one', async () => {
    await focusAdd('Mechanism, reasoning')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('Client feels held')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => engine.filled).toEqual(['M/reasoning:made-4'])
    expect(engine.elements.at(-1)?.label).toBe('Client feels held')
  })

  test('Escape leaves the list without adding anything and goes back to the slot', async () => {
    const add = await focusAdd('Outcome')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('comes')
    await userEvent.keyboard('{Escape}')
    await expect.element(add).toHaveFocus()
    expect(engine.filled).toEqual([])
  })

  test('Alt and arrows move an element in its slot and to the next, Delete takes it out', async () => {
    engine.slots = [
      { role: 'C', facet: null, elementId: 'alone' },
      { role: 'C', facet: null, elementId: 'worried' },
    ]
    await engine.call('configurations.update', {})
    const card = slot('Context').getByRole('button', { name: 'Client worries about money' }).first()
    await expect.element(card).toBeVisible()
    ;(card.element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect.poll(() => engine.filled).toEqual(['C:worried', 'C:alone'])
    await expect.element(card).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}')
    await expect.poll(() => engine.filled).toEqual(['C:alone', 'I:worried'])
    const moved = slot('Intervention').getByRole('button', { name: 'Client worries about money' })
    await expect.element(moved.first()).toHaveFocus()
    await userEvent.keyboard('{Delete}')
    await expect.poll(() => engine.filled).toEqual(['C:alone'])
  })
})

describe('Slots by pointer', () => {
  test('an element of the library is dragged into a slot', async () => {
    const library = page.getByRole('complementary', { name: 'Element library' })
    const item = library.getByRole('button', { name: /Client comes back/ })
    await expect.element(item).toBeVisible()
    await userEvent.dragAndDrop(item, slot('Outcome'))
    await expect.poll(() => engine.filled).toEqual(['O:returns'])
    await expect.element(slot('Outcome')).not.toMatchTextContent(/missing/)
  })

  test('an outcome dragged into the context keeps its own role, as a link of a chain', async () => {
    engine.slots = [{ role: 'O', facet: null, elementId: 'returns' }]
    await engine.call('configurations.update', {})
    const card = slot('Outcome').getByRole('button', { name: 'Client comes back' }).first()
    await expect.element(card).toBeVisible()
    await userEvent.dragAndDrop(card, slot('Context'))
    await expect.poll(() => engine.filled).toEqual(['C:returns'])
    await expect.element(slot('Context')).toMatchTextContent(/outcome element/)
  })
})

async function focusAdd(name: string) {
  const add = slot(name).getByRole('button', { name: /Add/ })
  await expect.element(add).toBeVisible()
  ;(add.element() as HTMLElement).focus()
  return add
}
