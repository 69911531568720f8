import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Reports } from '../../../../renderer/features/reports/Reports.tsx'
import { usePrint } from '../../../../renderer/store/print.ts'
import { useTableDialog } from '../../../../renderer/store/table-dialog.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  await bridge.run('sources.create', { title: 'P01', text: 'P01: She rang me.' })
  await bridge.run('theories.create', { name: 'Rough theory' })
  useWorkspace.getState().reset()
  usePrint.setState(usePrint.getInitialState(), true)
  useTableDialog.setState(useTableDialog.getInitialState(), true)
})

const item = (number: number) =>
  page.getByRole('listitem', { name: new RegExp(`^Item ${number}:`) })
const tab = (name: string) => userEvent.click(page.getByRole('tab', { name }))

test('an item of the checklist is answered in place, one step each, and leads to what answers it', async () => {
  showPlace(<Reports />)
  await expect.element(page.getByText('0 of 20 items reported.')).toBeVisible()
  const fourth = item(4)
  await userEvent.click(fourth.getByRole('radio', { name: 'Reported' }))
  await userEvent.fill(fourth.getByLabelText('Page or section'), 'p. 3')
  await userEvent.click(fourth.getByLabelText('Note'))
  await expect.element(page.getByText('1 of 20 items reported.')).toBeVisible()
  await expect
    .poll(() => bridge.run('checklists.list', {}))
    .toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ place: 'p. 3' })]) })
  expect(bridge.commands).toHaveLength(2)
  await bridge.run('history.undo', {})
  await expect.element(fourth.getByLabelText('Page or section')).toHaveValue('')

  await expect
    .element(fourth.getByRole('button', { name: 'No substantive theories' }))
    .toBeVisible()
  await userEvent.click(fourth.getByRole('button', { name: '1 theory version' }))
  expect(useWorkspace.getState()).toMatchObject({ place: 'theory', theoryView: 'versions' })
})

test('the standard of syntheses has entries of its own', async () => {
  showPlace(<Reports />)
  await userEvent.click(item(1).getByRole('radio', { name: 'Not applicable' }))
  await expect.element(page.getByText('0 of 20 items reported, 1 not applicable.')).toBeVisible()
  await userEvent.click(page.getByRole('radio', { name: 'RAMESES, synthesis' }))
  await expect.element(page.getByText('0 of 19 items reported.')).toBeVisible()
  await expect.element(item(12).getByText('Document flow diagram')).toBeVisible()
})

test('reports are shown as the pages that they will be, with the words of the project', async () => {
  showPlace(<Reports />)
  await tab('Methods paragraph')
  const methods = page.getByRole('region', { name: 'Methods paragraph' })
  await expect.element(methods.getByText(/The data are 1 /u)).toBeVisible()
  await tab('Audit trail')
  const audit = page.getByRole('region', { name: 'Audit trail' })
  await expect.element(audit.getByText('Rough theory', { exact: true })).toBeVisible()
  await expect.element(audit.getByText('Audit trail: Social prescribing').first()).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Print…' }))
  expect(usePrint.getState().request).toMatchObject({ of: { what: 'audit' } })
  expect(usePrint.getState().offers.at(-1)?.choice.of).toEqual({ what: 'audit' })
})

test('each table leads to the dialog in which it is put together', async () => {
  showPlace(<Reports />)
  await tab('Tables')
  await userEvent.click(page.getByRole('button', { name: 'Choose and export: Codebook' }))
  expect(useTableDialog.getState().kind).toBe('codebook')
})
