import type { Page } from 'playwright-core'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { denseTheory } from '../unit/shared/diagram/dense-theory.ts'

type Call = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

const [ELEMENTS, LINKS] = [1_000, 3_000]
const STEPS = 40

/** Fills the open project with the theory of which the thread of diagrams is measured too. */
export async function makeDenseTheory(call: Call): Promise<void> {
  const { configurations } = denseTheory(ELEMENTS, LINKS)
  const elements = new Map<string, string>()
  for (const { slots } of configurations) {
    const own = []
    for (const { role, elementId, label } of slots) {
      const known = elements.get(elementId)
      const id = known ?? (await call('elements.create', { role, label })).id
      elements.set(elementId, id)
      own.push({ role, elementId: id })
    }
    await call('configurations.create', { slots: own })
  }
}

/** Opens the diagram and waits until its boxes are there. */
export async function openDiagram(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('button', { name: 'Theory', exact: true }).first().click()
  await page.locator('.react-flow__node').first().waitFor({ timeout: 120_000 })
  // What goes on after the first look is not what is measured.
  await page.waitForTimeout(3_000)
}

/** Drags the diagram about, a step a frame. */
export async function panDiagram(page: Page): Promise<void> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (box === null) throw new Error('There is no diagram.')
  const [x, y] = [box.x + box.width / 2, box.y + 8]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= STEPS; step += 1) {
    const turn = step <= STEPS / 2 ? step : STEPS - step
    await page.mouse.move(x - turn * 12, y + turn * 6)
  }
  await page.mouse.up()
}

/** Zooms out of the diagram and into it again, a step a turn of the wheel. */
export async function zoomDiagram(page: Page): Promise<void> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (box === null) throw new Error('There is no diagram.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.keyboard.down('Control')
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, step < STEPS / 2 ? 20 : -20)
  }
  await page.keyboard.up('Control')
}
