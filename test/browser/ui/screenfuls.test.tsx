import fc from 'fast-check'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { useScreenfuls } from '../../../renderer/ui/use-screenfuls.tsx'

function List({ count, first }: { count: number; first: number }) {
  const items = Array.from({ length: count }, (_, index) => `Thing ${index}`)
  const { shown, more } = useScreenfuls(items, first)
  return (
    <div style={{ height: 300, overflow: 'hidden auto' }} data-testid="scroller">
      <ul aria-label={`Things of ${count} and ${first}`}>
        {shown.map(item => (
          <li key={item} style={{ height: 40 }}>
            {item}
          </li>
        ))}
      </ul>
      {more}
    </div>
  )
}

function show(list: ReactNode): { hide: () => void } {
  const frame = document.createElement('div')
  document.body.append(frame)
  const root = createRoot(frame)
  root.render(list)
  const hide = () => {
    root.unmount()
    frame.remove()
  }
  onTestFinished(hide)
  return { hide }
}

const drawn = (label: string) =>
  [...document.querySelectorAll(`[aria-label="${label}"] li`)].map(item => item.textContent)

test('a list in screenfuls begins with its first, and is the whole list once its end was scrolled to', async () => {
  const counts = fc.integer({ min: 0, max: 400 })
  const firsts = fc.integer({ min: 1, max: 60 })
  await fc.assert(
    fc.asyncProperty(counts, firsts, async (count, first) => {
      const whole = Array.from({ length: count }, (_, index) => `Thing ${index}`)
      const label = `Things of ${count} and ${first}`
      const { hide } = show(<List count={count} first={first} />)
      await expect.poll(() => drawn(label).slice(0, first)).toEqual(whole.slice(0, first))
      await expect
        .poll(() => {
          const scroller = document.querySelector('[data-testid=scroller]')
          scroller?.scrollTo({ top: scroller.scrollHeight })
          return drawn(label)
        })
        .toEqual(whole)
      await expect.element(page.getByRole('button', { name: /more/u })).not.toBeInTheDocument()
      hide()
    }),
    { numRuns: 6 },
  )
})

test('what is far from the view is not drawn; the key that reaches the end draws on and stays there', async () => {
  show(<List count={500} first={40} />)
  const label = 'Things of 500 and 40'
  await expect.poll(() => drawn(label).length).toBeGreaterThanOrEqual(40)
  const before = drawn(label).length
  expect(before).toBeLessThan(200)
  const more = page.getByRole('button', { name: /^Show \d+ more$/u })
  ;(more.element() as HTMLElement).focus()
  await expect.poll(() => drawn(label).length).toBeGreaterThan(before)
  await expect.element(more).toHaveFocus()
})
