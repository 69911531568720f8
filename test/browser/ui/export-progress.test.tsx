import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useExporting, whileExporting } from '../../../renderer/store/exporting.ts'
import { ExportProgress } from '../../../renderer/ui/ExportProgress.tsx'
import { AppError } from '../../../shared/domain/app-error.ts'
import { startPageBridge } from '../../support/page-bridge.ts'
import { showPlace } from '../features/show-place.tsx'

test('an export that takes a while says so, and is stopped without a word of failure', async () => {
  const bridge = await startPageBridge({ title: 'Social prescribing' })
  showPlace(<ExportProgress />)
  const { promise, reject } = Promise.withResolvers<string>()
  const written = whileExporting('audit trail', () => promise)
  const dialog = page.getByRole('alertdialog', { name: 'Writing audit trail' })
  await expect.element(dialog).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
  await expect
    .poll(() => bridge.calls)
    .toContainEqual({ procedure: 'tasks.cancel', input: { task: 'export' } })
  reject(new AppError('cancelled', 'The export was cancelled. Nothing was written.'))
  expect(await written).toBe(undefined)
  await expect.element(dialog).not.toBeInTheDocument()
})

test('an export that fails or is over at once shows nothing, and any other failure is passed on', async () => {
  expect(await whileExporting('table', () => Promise.resolve('done'))).toBe('done')
  const failure = new AppError('disk_full', 'The disk is full.')
  await expect(whileExporting('table', () => Promise.reject(failure))).rejects.toBe(failure)
  expect(useExporting.getState()).toEqual({ name: null, done: null })
})
