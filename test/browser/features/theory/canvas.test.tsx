import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Theory } from '../../../../renderer/features/theory/Theory.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Diagram } from '../../../../shared/contract/theories.ts'
import { FakeEngine } from '../configurations/fake-engine.ts'
import { showPlace } from '../configurations/show.tsx'

const LINK = JSON.stringify(['alone', 'returns'])

let engine: FakeEngine
let close: () => void
beforeEach(async () => {
  await page.viewport(1280, 800)
  engine = new FakeEngine()
  engine.diagram = twoBoxes()
  engine.evidence = [
    {
      id: 'evidence',
      codingId: 'coding',
      elementId: null,
      configurationId: 'one',
      stance: 'challenges',
      note: '',
      sourceId: 'source',
      sourceTitle: 'C01',
      group: 'Clients',
      speaker: 'Hazel',
      start: 10,
      end: 40,
      quote: 'I never once went back there.',
      roles: ['O'],
    },
  ]
  useWorkspace.getState().reset()
  close = showPlace(engine, <Theory />)
})
afterEach(() => close())

const arrow = () => page.getByRole('button', { name: /Client lives alone → Client comes back/ })

test('a click on an arrow shows the quotes under it, and a quote leads to its passage', async () => {
  await expect.element(arrow()).toBeInTheDocument()
  const route = arrow().element().querySelector('.react-flow__edge-interaction')
  if (route === null) throw new Error('The arrow has no route')
  await userEvent.click(route)
  const inspector = page.getByRole('complementary', { name: 'Link' })
  await expect.element(inspector).toMatchTextContent(/I never once went back there/)
  await userEvent.click(inspector.getByRole('button', { name: /Show in the transcript/ }))
  const { place, target, codingId } = useWorkspace.getState()
  expect(place).toBe('desk')
  expect(target).toMatchObject({ sourceId: 'source', start: 10, end: 40 })
  expect(codingId).toBe('coding')
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
  engine.diagram.nodes.push({
    ...box('rings', 'Link worker rings', 'M', 0, 200),
    configurationIds: ['two'],
  })
  await engine.call('theories.update', {})
  await expect
    .element(page.getByRole('button', { name: /Mechanism: Link worker rings/ }))
    .toBeVisible()
  await userEvent.click(page.getByRole('button', { name: /CMOC 1: First/ }))
  const dim = () => [...document.querySelectorAll('.react-flow__node svg[data-dim]')].length
  await expect.poll(dim).toBe(1)
})

function twoBoxes(): Diagram {
  return {
    title: 'Theory',
    date: '2026-11-22',
    width: 600,
    height: 60,
    nodes: [
      box('alone', 'Client lives alone', 'C', 0, 0),
      box('returns', 'Client comes back', 'O', 400, 0),
    ],
    edges: [
      {
        id: LINK,
        from: 'alone',
        to: 'returns',
        configurationIds: ['one'],
        isNew: false,
        evidence: { supports: 0, refines: 0, challenges: 1 },
        points: [
          { x: 200, y: 20 },
          { x: 300, y: 20 },
          { x: 300, y: 40 },
          { x: 400, y: 40 },
        ],
        mark: null,
      },
    ],
    columns: [],
  }
}

function box(id: string, label: string, role: 'C' | 'M' | 'O', x: number, y: number) {
  return {
    id,
    roles: [role],
    facets: [],
    label,
    lines: [label],
    isNew: false,
    configurationIds: ['one'],
    evidence: { supports: 0, refines: 0, challenges: 0 },
    x,
    y,
    width: 200,
    height: 60,
  }
}
