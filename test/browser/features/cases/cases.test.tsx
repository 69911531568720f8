import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Cases } from '../../../../renderer/features/cases/Cases.tsx'
import { type CasesView, useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const QUOTE = 'I never once went back there.'
const TEXT = `Interviewer: And then?\nHazel: ${QUOTE}\nInterviewer: Why?\nHazel: It was cold.`

let bridge: PageBridge
let first: Configuration
let second: Configuration
let sourceId: string
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  sourceId = (await bridge.run('sources.create', { title: 'C01', text: TEXT })).id
  const start = TEXT.indexOf(QUOTE)
  const passage = { sourceId, start, end: start + QUOTE.length }
  const coding = await bridge.run('codings.create', { ...passage, roles: ['O'] })
  const make = async (title: string, context: string, outcome: string, mechanism: string) => {
    const elements = [
      await bridge.run('elements.create', { role: 'C', label: context }),
      { id: mechanism, role: 'M' as const },
      await bridge.run('elements.create', { role: 'O', label: outcome }),
    ]
    return bridge.run('configurations.create', {
      title,
      slots: elements.map(({ id, role }) => ({ role, elementId: id })),
    })
  }
  const held = await bridge.run('elements.create', { role: 'M', label: 'Client feels held' })
  first = await make('In town', 'Groups are near', 'Client goes along', held.id)
  second = await make('In the hills', 'Groups are far', 'Client stays away', held.id)
  await bridge.run('evidence.attach', {
    ...{ codingId: coding.id, configurationId: second.id, stance: 'challenges' },
  })
  useWorkspace.getState().reset()
})

const show = (casesView: CasesView) => {
  useWorkspace.setState({ casesView })
  showPlace(<Cases />)
}

test('a case is made with its source, and the matrix opens what was said in it', async () => {
  await bridge.run('cases.create', { name: 'Town' })
  show('cases')
  await userEvent.click(page.getByRole('button', { name: 'New case' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Case' }), 'Hills')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(page.getByRole('button', { name: 'Add a source' }))
  await userEvent.click(page.getByRole('option', { name: 'C01' }))
  await userEvent.keyboard('{Escape}')
  await expect
    .poll(async () => (await bridge.run('cases.list', {})).map(({ sourceIds }) => sourceIds))
    .toEqual([[], [sourceId]])

  await userEvent.click(page.getByRole('radio', { name: 'Who was heard on what' }))
  const said = page.getByRole('gridcell', { name: 'Hills: supports 0, refines 0, challenges 1' })
  await expect.element(said).toBeVisible()
  await userEvent.click(page.getByRole('gridcell', { name: 'Town: not heard' }).first())
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}')
  await expect.element(said).toHaveFocus()
  const quotes = page.getByRole('complementary', { name: 'Hills' })
  await expect.element(quotes).toMatchTextContent(QUOTE)
  await userEvent.click(quotes.getByRole('button', { name: /Show in the transcript/ }))
  await expect.poll(() => useWorkspace.getState().place).toBe('desk')
})

test('a configuration is given its case in the matrix', async () => {
  const { id } = await bridge.run('cases.create', { name: 'Hills' })
  show('matrix')
  await userEvent.selectOptions(page.getByRole('combobox', { name: /In the hills/ }), 'Hills')
  const caseId = async () =>
    (await bridge.run('configurations.get', { configurationId: second.id })).caseId
  await expect.poll(caseId).toBe(id)
  await bridge.run('history.undo', {})
  expect(await caseId()).toBeNull()
})

test('many configurations are gone through by keyboard, and only those in view are drawn', async () => {
  await bridge.run('cases.create', { name: 'Hills' })
  for (let count = 0; count < 150; count++) {
    await bridge.run('configurations.create', { title: `Another ${count}` })
  }
  show('matrix')
  const grid = page.getByRole('grid')
  await expect.element(grid).toHaveAttribute('aria-rowcount', '153')
  await userEvent.click(page.getByRole('gridcell', { name: 'Hills: not heard' }).first())
  for (let pages = 0; pages < 20; pages++) await userEvent.keyboard('{PageDown}')
  await expect.element(page.getByRole('rowheader', { name: /Another 149/ })).toBeVisible()
  await expect.poll(() => document.activeElement?.closest('[aria-rowindex="153"]')).not.toBeNull()
  expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(60)
})

test('the same mechanism with other outcomes is told with the contexts that differ', async () => {
  show('regularities')
  const held = page.getByRole('article', { name: 'Client feels held' })
  await expect.element(held).toMatchTextContent(/2 configurations, 2 outcomes/)
  await expect.element(held).toMatchTextContent(/Groups are far/)
  await userEvent.click(held.getByRole('button', { name: /Groups are near/ }))
  await expect.poll(() => useWorkspace.getState().configurationsView).toBe('elements')
})

test('two configurations are consolidated with a reason, into one across cases', async () => {
  show('syntheses')
  await userEvent.click(page.getByRole('button', { name: 'New synthesis' }))
  const dialog = page.getByRole('dialog', { name: 'New synthesis' })
  const keep = () => dialog.getByRole('button', { name: /^Keep synthesis|^Consolidate 2/ })
  await expect.element(keep()).toBeDisabled()
  await userEvent.click(dialog.getByRole('button', { name: 'Add a configuration' }))
  await userEvent.click(page.getByRole('option', { name: /In town/ }))
  await userEvent.click(page.getByRole('option', { name: /In the hills/ }))
  await userEvent.keyboard('{Escape}')
  // Juxtaposed, they stand side by side.
  await expect.element(dialog.getByRole('region', { name: /In the hills/ })).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: /What is done/ }))
  await userEvent.click(page.getByRole('option', { name: /Consolidate/ }))
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Its title' }), 'Near or far')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Reason' }), 'Distance decides')
  await userEvent.click(dialog.getByRole('button', { name: 'Passages that it rests on…' }))
  const passages = page.getByRole('dialog', { name: 'Passages that the synthesis rests on' })
  await userEvent.click(passages.getByRole('checkbox', { name: /never once went back/ }))
  await userEvent.click(passages.getByRole('button', { name: 'Rest on 1 passage' }))
  await userEvent.click(keep())
  await expect.element(page.getByRole('button', { name: 'CMOC 3: Near or far' })).toBeVisible()
  expect(await bridge.run('syntheses.list', {})).toMatchObject([
    {
      operation: 'consolidate',
      configurationIds: [first.id, second.id],
      reason: 'Distance decides',
      codingIds: [expect.any(String)],
    },
  ])
  await userEvent.click(page.getByRole('button', { name: 'Rests on 1 passage' }))
  await expect
    .element(page.getByRole('button', { name: `Show in the transcript: ${QUOTE}` }))
    .toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'CMOC 3: Near or far' }))
  await expect.poll(() => useWorkspace.getState().place).toBe('configurations')
})
