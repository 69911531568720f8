import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Patterns } from '../../../../renderer/features/patterns/Patterns.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  await bridge.run('elements.create', { role: 'O', label: 'Client is passed on' })
  useWorkspace.getState().reset()
  showPlace(<Patterns />)
})

const placed = async () => (await bridge.run('patterns.list', {}))[0]?.elements[0]?.place

test('an outcome is placed between two ends in words, and moved by keys and by hand', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Make the first pattern' }))
  for (const [end, words] of [
    ['The worst end', 'fragmented'],
    ['The best end', 'holistic'],
  ] as const) {
    await userEvent.fill(page.getByRole('textbox', { name: end }), words)
    await userEvent.keyboard('{Enter}')
  }
  await userEvent.click(page.getByRole('button', { name: 'Place an element' }))
  await userEvent.click(page.getByRole('option', { name: /Client is passed on/ }))
  await userEvent.keyboard('{Escape}')
  const mark = page.getByRole('slider', { name: 'Client is passed on' })
  await expect
    .element(mark)
    .toHaveAttribute('aria-valuetext', '50 of 100, from fragmented to holistic')

  ;(mark.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(placed).toBe(45)
  await userEvent.keyboard('{Home}')
  await expect.poll(placed).toBe(0)
  await bridge.run('history.undo', {})
  expect(await placed()).toBe(45)
  await expect.element(mark).toHaveAttribute('aria-valuenow', '45')

  await drag(mark.element() as HTMLElement, 4_000)
  await expect.poll(placed).toBe(100)
  await expect.element(mark).toHaveAttribute('aria-valuenow', '100')
})

/** Drags by so many pixels to the right. */
async function drag(mark: HTMLElement, by: number): Promise<void> {
  const { x, y } = mark.getBoundingClientRect()
  mark.setPointerCapture = () => {}
  const at = (clientX: number) => ({ pointerId: 1, clientX, clientY: y, bubbles: true })
  mark.dispatchEvent(new PointerEvent('pointerdown', at(x)))
  mark.dispatchEvent(new PointerEvent('pointermove', at(x + by)))
  await expect.poll(() => mark.getAttribute('aria-valuenow')).toBe('100')
  mark.dispatchEvent(new PointerEvent('pointerup', at(x + by)))
}
