import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TableDialog } from '../../../../renderer/features/tables/TableDialog.tsx'
import { usePrint } from '../../../../renderer/store/print.ts'
import { openTableDialog, useTableDialog } from '../../../../renderer/store/table-dialog.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  for (const [title, group] of [
    ['P01', 'Clients'],
    ['P02', 'Link workers'],
  ] as const) {
    await bridge.run('sources.create', { title, group, text: `${title}: She rang me.` })
  }
  useTableDialog.setState(useTableDialog.getInitialState(), true)
  usePrint.setState(usePrint.getInitialState(), true)
})

const preview = () => page.getByRole('region', { name: 'Preview' })
const heads = () =>
  preview()
    .getByRole('columnheader')
    .elements()
    .map(head => head.textContent)

test('the first rows follow what is chosen, and choices are as they were left', async () => {
  showPlace(<TableDialog />)
  openTableDialog('sources')
  await expect.element(preview().getByText('All rows.')).toBeVisible()
  expect(heads()).toContain('Group')
  await userEvent.click(page.getByRole('checkbox', { name: 'Link workers' }))
  await expect.element(preview().getByText('P02')).not.toBeInTheDocument()
  await expect.element(preview().getByText('P01', { exact: true })).toBeVisible()
  await userEvent.click(page.getByRole('group', { name: 'Columns' }).getByLabelText('Group'))
  await expect.poll(heads).not.toContain('Group')
  await userEvent.click(page.getByRole('button', { name: 'Close' }))
  await expect
    .poll(() => bridge.run('tableChoices.get', { kind: 'sources' }))
    .toMatchObject({ groups: ['Clients'] })

  openTableDialog('sources')
  await expect.element(preview().getByText('All rows.')).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: 'Link workers' })).not.toBeChecked()
  expect(heads()).not.toContain('Group')
  await userEvent.click(page.getByRole('button', { name: 'As at first' }))
  await expect.poll(heads).toContain('Group')
  await expect.element(preview().getByText('P02', { exact: true })).toBeVisible()
})

test('what cannot be made is said in place of the rows, and nothing can be exported', async () => {
  showPlace(<TableDialog />)
  openTableDialog('sources')
  await expect.element(preview()).toBeVisible()
  bridge.refuse('tables.get', 'Groups of rows would tell who spoke. Choose another group.')
  await userEvent.click(page.getByRole('checkbox', { name: 'Clients' }))
  await expect.element(page.getByRole('alert').getByText(/Choose another group/u)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Export…' })).toBeDisabled()
})

test('a table is printed as it was put together', async () => {
  showPlace(<TableDialog />)
  openTableDialog('sources')
  await userEvent.click(page.getByRole('checkbox', { name: 'Link workers' }))
  await userEvent.click(page.getByRole('button', { name: 'Print…' }))
  await expect
    .poll(() => usePrint.getState().request)
    .toMatchObject({ of: { what: 'table', kind: 'sources', options: { groups: ['Clients'] } } })
  expect(useTableDialog.getState().kind).toBe(null)
})
