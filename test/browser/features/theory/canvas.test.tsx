import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useDiagramView } from '../../../../renderer/features/theory/diagram-view.ts'
import { Theory } from '../../../../renderer/features/theory/Theory.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import { PRODUCTS } from '../../../../shared/contract/exports.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const QUOTE = 'I never once went back there.'
const TEXT = `Interviewer: And then?\nHazel: ${QUOTE}\nInterviewer: Why?\nHazel: It was cold.`

let bridge: PageBridge
let coding: Coding
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const source = await bridge.run('sources.create', { title: 'C01', text: TEXT })
  const start = TEXT.indexOf(QUOTE)
  const passage = { sourceId: source.id, start, end: start + QUOTE.length }
  coding = await bridge.run('codings.create', { ...passage, roles: ['O'] })
  const alone = await bridge.run('elements.create', { role: 'C', label: 'Client lives alone' })
  const returns = await bridge.run('elements.create', { role: 'O', label: 'Client comes back' })
  const configuration = await bridge.run('configurations.create', {
    title: 'First',
    slots: [
      { role: 'C', elementId: alone.id },
      { role: 'O', elementId: returns.id },
    ],
  })
  const evidence = { codingId: coding.id, configurationId: configuration.id }
  await bridge.run('evidence.attach', { ...evidence, stance: 'challenges' })
  useWorkspace.getState().reset()
  useDiagramView.setState({ layout: 'roles', filter: {}, hidden: [] })
  showPlace(<Theory />)
})

const arrow = () => page.getByRole('button', { name: /Client lives alone → Client comes back/ })

test('the diagram is laid out another way where that is chosen, and keeps its elements', async () => {
  await expect.element(arrow()).toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: /Layout/ }))
  await userEvent.click(page.getByRole('option', { name: /By group/ }))
  await expect.element(page.getByText('No group named')).toBeVisible()
  await expect.element(arrow()).toBeInTheDocument()
  await expect
    .element(page.getByRole('button', { name: /Context: Client lives alone/ }))
    .toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Export diagram' }))
  await userEvent.click(page.getByRole('button', { name: /Format/ }))
  await expect.element(page.getByRole('option', { name: /PowerPoint/ })).toBeVisible()
  expect(page.getByRole('option').elements()).toHaveLength(PRODUCTS.diagram.length)
})

test('a click on an arrow shows the quotes under it, and a quote leads to its passage', async () => {
  await expect.element(arrow()).toBeInTheDocument()
  await clickRoute()
  const inspector = page.getByRole('complementary', { name: 'Link' })
  await expect.element(inspector).toMatchTextContent(/I never once went back there/)
  await userEvent.click(inspector.getByRole('button', { name: /Show in the transcript/ }))
  const { place, target, codingId } = useWorkspace.getState()
  expect(place).toBe('desk')
  const { sourceId, start, end } = coding
  expect(target).toMatchObject({ sourceId, start, end })
  expect(codingId).toBe(coding.id)
})

test('boxes and arrows are reached and chosen by keyboard, and keep the focus', async () => {
  await expect.element(arrow()).toBeInTheDocument()
  ;(arrow().element() as SVGElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('complementary', { name: 'Link' })).toBeVisible()
  await expect.element(arrow()).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect
    .element(page.getByRole('complementary', { name: 'All configurations' }))
    .toBeVisible()
  await expect.element(arrow()).toHaveFocus()
  const box = page.getByRole('button', { name: 'Context: Client lives alone' })
  ;(box.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('complementary', { name: 'Element' })).toBeVisible()
})

test('a configuration that is chosen leaves the rest of the diagram faint', async () => {
  const second = await bridge.run('configurations.create', { title: 'Second' })
  await bridge.run('configurations.addElement', {
    configurationId: second.id,
    role: 'M',
    label: 'Link worker rings',
  })
  await expect
    .element(page.getByRole('button', { name: /Mechanism: Link worker rings/ }))
    .toBeVisible()
  await userEvent.click(page.getByRole('button', { name: /CMOC 1: First/ }))
  const dim = () => [...document.querySelectorAll('.react-flow__node svg[data-dim]')].length
  await expect.poll(dim).toBe(1)
})

test('the whole of a diagram is shown beside the tools in its corners, with its headings', async () => {
  for (let number = 1; number <= 9; number += 1) {
    const row = await bridge.run('configurations.create', { title: `Row ${number}` })
    for (const role of ['C', 'I', 'M', 'O'] as const) {
      const label = `What is ${role} in row ${number}`
      await bridge.run('configurations.addElement', { configurationId: row.id, role, label })
    }
  }
  await expect
    .element(page.getByRole('button', { name: /Context: What is C in row 9/ }))
    .toBeVisible()
  for (const height of [720, 1400]) {
    await page.viewport(1280, height)
    await userEvent.click(page.getByRole('button', { name: 'Show the whole diagram' }))
    const frame = place('.react-flow')
    const boxes = () => [...document.querySelectorAll('.react-flow__node')].map(at)
    await expect.poll(() => boxes().filter(box => within(box, frame)).length).toBe(38)
    const tools = [...document.querySelectorAll('.react-flow__panel')].map(at)
    expect(tools.length).toBeGreaterThan(1)
    expect(boxes().filter(box => tools.some(tool => meet(box, tool)))).toEqual([])
    // Between the frame and the first boxes there is room for the headings of the columns.
    expect(Math.min(...boxes().map(box => box.top)) - frame.top).toBeGreaterThan(16)
  }
})

test('of a large diagram only what is near is drawn, and the small map leads to the rest', async () => {
  const slots = async (row: number) =>
    Promise.all(
      (['C', 'I', 'M', 'O'] as const).map(async role => {
        const { id } = await bridge.run('elements.create', { role, label: `${role} of row ${row}` })
        return { role, elementId: id }
      }),
    )
  for (let row = 0; row < 60; row += 1) {
    await bridge.run('configurations.create', { title: `${row}`, slots: await slots(row) })
  }
  const drawn = () =>
    [...document.querySelectorAll('.react-flow__node')].map(box => box.getAttribute('aria-label'))
  const map = page.getByRole('img', { name: 'Small map of the diagram' })
  await expect.element(map).toBeVisible()
  await expect.poll(() => drawn().length).toBeGreaterThan(4)
  const atFirst = drawn()
  expect(atFirst.length).toBeLessThan(242)
  await userEvent.click(map, { position: { x: 176, y: 92 } })
  await expect.poll(() => drawn().some(box => !atFirst.includes(box))).toBe(true)
})

const at = (element: Element) => element.getBoundingClientRect()
const meet = (a: DOMRect, b: DOMRect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const within = (a: DOMRect, b: DOMRect) =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

function place(selector: string): DOMRect {
  const element = document.querySelector(selector)
  if (element === null) throw new Error(`Nothing is ${selector}`)
  return at(element)
}

/** Clicks the middle of the arrow's route; the route itself is level, and a thing without height cannot be aimed at. */
async function clickRoute(): Promise<void> {
  const view = document.querySelector<HTMLElement>('.react-flow__viewport')
  // Until the diagram has been fitted into its frame, it is about to move.
  await expect.poll(() => view?.style.transform).not.toBe('translate(0px, 0px) scale(1)')
  const route = arrow().element().querySelector<SVGPathElement>('.react-flow__edge-interaction')
  const matrix = route?.getScreenCTM()
  if (!route || !matrix) throw new Error('The arrow has no route')
  const { x, y } = route.getPointAtLength(route.getTotalLength() / 2).matrixTransform(matrix)
  await userEvent.click(document.body, { position: { x, y }, force: true })
}
