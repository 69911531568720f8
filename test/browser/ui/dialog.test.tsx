import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { TextField } from '../../../renderer/ui/TextField.tsx'

const close = vi.fn<() => void>()
beforeEach(() => void close.mockClear())

async function openFirm(): Promise<void> {
  await render(
    <Dialog title="New statement" isOpen isFirm onClose={close}>
      <TextField label="If" value="" onChange={() => undefined} />
    </Dialog>,
  )
}

test('Escape closes a dialog in which nothing was typed', async () => {
  await openFirm()
  await page.getByRole('textbox', { name: 'If' }).click()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => close.mock.calls.length).toBe(1)
})

test('Escape does not throw away what was typed; Close does', async () => {
  await openFirm()
  await page.getByRole('textbox', { name: 'If' }).fill('clients live far away')
  await userEvent.keyboard('{Escape}')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => close.mock.calls.length).toBe(1)
})
