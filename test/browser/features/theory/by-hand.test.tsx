import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useDiagramView } from '../../../../renderer/features/theory/diagram-view.ts'
import { Theory } from '../../../../renderer/features/theory/Theory.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  await bridge.run('configurations.createInitial', {
    ...{ ifs: ['Clients live alone'], becauses: ['Hope returns'], thens: ['They come back'] },
  })
  useWorkspace.getState().reset()
  useDiagramView.setState({ layout: 'roles', filter: {}, hidden: [] })
  showPlace(<Theory />)
})

const box = () => page.getByRole('button', { name: 'Mechanism: Hope returns' })
const arrow = () => page.getByRole('button', { name: /Clients live alone → Hope returns/ })
const kept = () => bridge.run('diagrams.adjustments', {})
const steps = async () => (await bridge.run('history.list', {})).length
const byHand = (name: RegExp) => async () => {
  await userEvent.click(page.getByRole('button', { name: /^By hand/ }))
  await userEvent.click(page.getByRole('menuitem', { name }))
}

test('a box is moved by keys, which is one step, and put back', async () => {
  await expect.element(box()).toBeVisible()
  const before = await steps()
  ;(box().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown>3/}{Enter}')
  await expect.poll(async () => (await kept()).elements[0]?.shift).toEqual({ x: 0, y: 30 })
  expect(await steps()).toBe(before + 1)
  await expect.element(page.getByRole('complementary', { name: 'Element' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Put back' }))
  await expect.poll(kept).toMatchObject({ elements: [] })
})

test('a box is dragged, its arrows come along, and its quotes are still a click away', async () => {
  await expect.element(arrow()).toBeInTheDocument()
  const view = document.querySelector<HTMLElement>('.react-flow__viewport')
  await expect.poll(() => view?.style.transform).not.toBe('translate(0px, 0px) scale(1)')
  const route = () =>
    arrow().element().querySelector('.react-flow__edge-interaction')?.getAttribute('d')
  const first = route()
  const { x, y } = box().element().getBoundingClientRect()
  const spot = { x: x + 60, y: y + 20 }
  const pointer = (type: string, at: { x: number; y: number }, target: EventTarget) => {
    const init = { bubbles: true, cancelable: true, view: window, button: 0 }
    target.dispatchEvent(
      new MouseEvent(type, { ...init, clientX: at.x, clientY: at.y, buttons: 1 }),
    )
  }
  pointer('mousedown', spot, box().element())
  for (const step of [10, 40, 80]) pointer('mousemove', { x: spot.x, y: spot.y + step }, window)
  await expect.poll(route).not.toBe(first)
  pointer('mouseup', { x: spot.x, y: spot.y + 80 }, window)
  await expect.poll(async () => (await kept()).elements[0]?.shift.y ?? 0).toBeGreaterThan(30)
  await userEvent.click(box())
  await expect.element(page.getByRole('complementary', { name: 'Element' })).toBeVisible()
})

test('an arrow is bent by keys and runs free again', async () => {
  await expect.element(arrow()).toBeInTheDocument()
  ;(arrow().element() as SVGElement).focus()
  await userEvent.keyboard('{Enter}{ArrowUp>4/}')
  await expect.poll(async () => (await kept()).links[0]?.bend?.y).toBe(-40)
  await userEvent.click(page.getByRole('button', { name: 'Unbend' }))
  await expect.poll(kept).toMatchObject({ links: [] })
})

test('what is hidden is listed, and shown again from the list', async () => {
  await expect.element(box()).toBeVisible()
  ;(box().element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(page.getByRole('button', { name: 'Hide box' }))
  await expect.element(box()).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: /1 hidden/ })).toBeVisible()
  await byHand(/Show “Hope returns”/)()
  await expect.element(box()).toBeVisible()
})

test('words and frames are made, changed and taken away', async () => {
  await expect.element(box()).toBeVisible()
  await byHand(/Write words/)()
  await userEvent.fill(page.getByLabelText('Words'), 'Only in winter')
  await userEvent.click(page.getByRole('button', { name: 'Write', exact: true }))
  const words = page.getByRole('button', { name: 'Words: Only in winter' })
  await expect.element(words).toBeVisible()
  ;(words.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(page.getByRole('button', { name: 'Remove words' }))
  await expect.element(words).not.toBeInTheDocument()

  await byHand(/Frame boxes/)()
  await userEvent.fill(page.getByLabelText('Name'), 'At home')
  await userEvent.click(page.getByLabelText('C: Clients live alone'))
  await userEvent.click(page.getByLabelText('M: Hope returns'))
  await userEvent.click(page.getByRole('button', { name: 'Draw frame' }))
  const frame = page.getByRole('button', { name: 'Frame: At home' })
  await expect.element(frame).toBeVisible()
  expect((await kept()).groups[0]?.elementIds).toHaveLength(2)
  await byHand(/Lay out afresh/)()
  await expect.element(frame).not.toBeInTheDocument()
})
