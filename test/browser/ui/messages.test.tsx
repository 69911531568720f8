import '../../../renderer/jitless.ts'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/global.css'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { useNotices } from '../../../renderer/store/notices.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { Toasts } from '../../../renderer/ui/Toasts.tsx'

const LONG = 'The file could not be read, because another program has it open. Close it there. '

beforeEach(() => useNotices.setState({ notices: [] }))

function Asking({ title, size }: { title: string; size: 'small' | 'large' | 'wide' }) {
  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onClose={() => {}}
      footer={
        <>
          <Button>Cancel</Button>
          <Button variant="primary">{`Do it (${title})`}</Button>
        </>
      }
    >
      <p>{LONG.repeat(size === 'small' ? 1 : 30)}</p>
    </Dialog>
  )
}

/** The buttons of the dialog in front that something lies over, or that are out of the window. */
function covered(): string[] {
  const buttons = [...document.querySelectorAll('[data-modal]')].at(-1)?.querySelectorAll('button')
  return [...(buttons ?? [])].flatMap(button => {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    const points = [left + 3, (left + right) / 2, right - 3].flatMap(x =>
      [top + 3, bottom - 3].map(y => document.elementFromPoint(x, y)),
    )
    const isFree = points.every(at => at !== null && button.contains(at))
    return isFree ? [] : [button.getAttribute('aria-label') ?? button.textContent]
  })
}

test.each([
  [1280, 720],
  [640, 480],
])('no message lies over a button of a dialog, at %i × %i', async (width, height) => {
  onTestFinished(() => page.viewport(1280, 800))
  await page.viewport(width, height)
  await expect.poll(() => [window.innerWidth, window.innerHeight]).toEqual([width, height])
  for (const size of ['small', 'large', 'wide'] as const) {
    const { unmount } = await render(
      <>
        <Toasts />
        <Asking title="First" size={size} />
      </>,
    )
    await expect.element(page.getByRole('button', { name: 'Do it (First)' })).toBeVisible()
    useNotices.getState().say(LONG.repeat(2), 'error')
    await expect.element(page.getByRole('alert')).toBeVisible()
    // The window has just got its size.
    await expect.poll(covered).toEqual([])
    useNotices.getState().say(LONG, 'error', { label: 'Try again', run: () => {} })
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeInTheDocument()
    const main = page.getByRole('button', { name: 'Do it (First)' }).element()
    expect(main.getBoundingClientRect().bottom).toBeLessThanOrEqual(height)
    useNotices.setState({ notices: [] })
    await unmount()
  }
})

test('messages go from dialog to dialog, the one in front has them, and keys reach them', async () => {
  const dialogs = (isSecondOpen: boolean) => (
    <>
      <Toasts />
      <Asking title="First" size="small" />
      {isSecondOpen && <Asking title="Second" size="small" />}
    </>
  )
  const { rerender } = await render(dialogs(false))
  await expect.element(page.getByRole('button', { name: 'Do it (First)' })).toBeVisible()
  await rerender(dialogs(true))
  await expect.element(page.getByRole('button', { name: 'Do it (Second)' })).toBeVisible()
  useNotices.getState().say(LONG, 'error')
  const dialog = (name: string) => page.getByRole('dialog', { name })
  await expect.element(dialog('Second').getByRole('alert')).toBeVisible()
  expect(document.querySelectorAll('[role="alert"]')).toHaveLength(1)
  await rerender(dialogs(false))
  await expect.element(dialog('First').getByRole('alert')).toBeVisible()
  for (let presses = 0; document.activeElement?.ariaLabel !== 'Dismiss'; presses += 1) {
    expect(presses).toBeLessThan(6)
    await userEvent.keyboard('{Tab}')
  }
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})
