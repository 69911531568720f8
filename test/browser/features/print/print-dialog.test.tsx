import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PrintDialog } from '../../../../renderer/features/print/PrintDialog.tsx'
import { DOCUMENTS, choiceHere } from '../../../../renderer/features/print/choices.ts'
import { openPrint, usePrint } from '../../../../renderer/store/print.ts'
import { PLACES, useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let sourceId: string
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const text = 'P01: She rang me every week.\n'.repeat(90)
  ;({ id: sourceId } = await bridge.run('sources.create', { title: 'P01', text }))
  await bridge.run('codings.create', { sourceId, start: 5, end: 13, roles: ['M'] })
  useWorkspace.getState().reset()
  usePrint.setState(usePrint.getInitialState(), true)
})

test('what is in hand is shown as the pages it is printed on, and these are what the printer gets', async () => {
  useWorkspace.getState().openSource(sourceId)
  showPlace(<PrintDialog />)
  openPrint()
  await expect.element(page.getByText(/She rang me/u).first()).toBeVisible()
  await expect.element(page.getByText('3 pages', { exact: true })).toBeVisible()
  await expect.element(page.getByRole('figure', { name: 'Page 1 of 3' })).toBeVisible()
  await expect.element(page.getByText('1 M', { exact: true })).toBeVisible()

  let printed: { pages: number; text: string; title: string } | null = null
  const print = vi.spyOn(window, 'print').mockImplementation(() => {
    const root = [...document.body.children].at(-1)
    printed = {
      pages: root?.querySelectorAll('svg').length ?? 0,
      text: root?.textContent ?? '',
      title: document.title,
    }
    window.dispatchEvent(new Event('afterprint'))
  })
  const title = document.title
  await userEvent.click(page.getByRole('button', { name: 'Print', exact: true }))
  await expect.poll(() => printed).toMatchObject({ pages: 3, title: 'P01' })
  expect(printed).toMatchObject({ text: expect.stringContaining('[¹She rang]¹') })
  await expect.poll(() => document.title).toBe(title)
  expect(document.adoptedStyleSheets).toEqual([])
  print.mockRestore()
})

test('every place has something to print, and everything in the list can be laid out', async () => {
  for (const place of PLACES) {
    const looking = { place, sourceId, configurationId: null, theoryId: null, memoId: null }
    const { of } = choiceHere({ ...looking, theoryView: 'diagram' })
    expect((await bridge.run('reports.pages', { of })).pages.length).toBeGreaterThan(0)
  }
  for (const { of } of DOCUMENTS) {
    expect((await bridge.run('reports.pages', { of })).pages.length).toBeGreaterThan(0)
  }
})
