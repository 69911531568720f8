import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Principles } from '../../../../renderer/features/principles/Principles.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let configuration: Configuration
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const rings = await bridge.run('elements.create', { role: 'I', label: 'Worker rings early' })
  const alone = await bridge.run('elements.create', { role: 'C', label: 'Client lives alone' })
  const held = await bridge.run('elements.create', {
    ...{ role: 'M', label: 'Client feels held', valence: 'enabling' },
  })
  configuration = await bridge.run('configurations.create', {
    title: 'Holding on',
    slots: [alone, rings, held].map(({ id, role }) => ({ role, elementId: id })),
  })
  useWorkspace.getState().reset()
  showPlace(<Principles />)
})

const table = () => page.getByRole('region', { name: 'Table of principles' })

test('a principle is made, filled from its configurations, and sorted in the table', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Make the first principle' }))
  const name = page.getByRole('textbox', { name: 'Principle' })
  await userEvent.fill(name, 'Reach out early')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(page.getByRole('button', { name: 'Add a configuration' }))
  await userEvent.keyboard('holding')
  await userEvent.click(page.getByRole('option', { name: /Holding on/ }))
  await userEvent.keyboard('{Escape}')
  await userEvent.fill(page.getByRole('textbox', { name: 'Write an action' }), 'Ring within a week')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => bridge.run('principles.list', {}))
    .toMatchObject([
      {
        name: 'Reach out early',
        configurationIds: [configuration.id],
        items: [{ kind: 'action', text: 'Ring within a week' }],
      },
    ])

  await userEvent.click(page.getByRole('radio', { name: 'Table' }))
  for (const words of ['Reach out early', 'Ring within a week', 'Worker rings early']) {
    await expect.element(table()).toMatchTextContent(words)
  }
  const mechanism = table().getByRole('cell').nth(3)
  await expect.element(mechanism).toMatchTextContent('Client feels held')
  await userEvent.click(page.getByRole('button', { name: 'Client lives alone: enables' }))
  await expect.element(table().getByRole('cell').nth(1)).toMatchTextContent('Client lives alone')
  await expect.element(page.getByRole('region', { name: /Not sorted yet/ })).not.toBeInTheDocument()
  await bridge.run('history.undo', {})
  await expect.element(page.getByRole('region', { name: /Not sorted yet/ })).toBeVisible()

  await userEvent.click(table().getByRole('button', { name: /CMOC 1: Holding on/ }))
  await expect.poll(() => useWorkspace.getState().place).toBe('configurations')
  expect(useWorkspace.getState().configurationId).toBe(configuration.id)
})

test('principles are put in order with Alt and the arrow keys, one step of undo a move', async () => {
  for (const name of ['First', 'Second', 'Third']) await bridge.run('principles.create', { name })
  await userEvent.click(page.getByRole('radio', { name: 'One by one' }))
  await userEvent.click(page.getByRole('row', { name: 'Third' }))
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  const names = async () => (await bridge.run('principles.list', {})).map(({ name }) => name)
  await expect.poll(names).toEqual(['First', 'Third', 'Second'])
  await bridge.run('history.undo', {})
  expect(await names()).toEqual(['First', 'Second', 'Third'])
})
