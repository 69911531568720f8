import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ConfigurationsPlace } from '../../../renderer/shell/ConfigurationsPlace.tsx'
import { useVoices } from '../../../renderer/store/voices.ts'
import { useWorkspace } from '../../../renderer/store/workspace.ts'
import { showPlace } from '../features/show-place.tsx'
import { type PageBridge, startPageBridge } from '../../support/page-bridge.ts'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 900)
  useWorkspace.getState().reset()
  useVoices.setState({ by: 'group' })
  bridge = await startPageBridge({ title: 'Social prescribing' })
})

test('evidence is counted by what is known of participants, in a configuration and on an element', async () => {
  const area = await bridge.run('attributes.create', {
    ...{ name: 'Area', type: 'choice', choices: ['Urban', 'Rural', 'Coast'] },
  })
  const text = 'Ann: It was cold.\nBea: Nobody rang me.'
  const { id: sourceId } = await bridge.run('sources.create', { title: 'C01', text })
  const person = (pseudonym: string, value: string, speaks: boolean) =>
    bridge.run('participants.create', {
      ...{ pseudonym, values: { [area.id]: value } },
      ...{ speakers: speaks ? [{ sourceId, label: pseudonym }] : [] },
    })
  await person('Ann', 'Urban', true)
  await person('Cy', 'Rural', false)
  const codingIds: string[] = []
  for (const quote of ['cold', 'rang me']) {
    const start = text.indexOf(quote)
    const end = start + quote.length
    codingIds.push((await bridge.run('codings.create', { sourceId, start, end })).id)
  }
  const label = 'Client lives alone'
  const element = await bridge.run('elements.create', { role: 'C', label, codingIds })
  const slots = [{ role: 'C' as const, elementId: element.id }]
  const { id } = await bridge.run('configurations.create', { title: 'First', slots })
  useWorkspace.getState().openConfiguration(id)
  showPlace(<ConfigurationsPlace />)

  await userEvent.click(page.getByRole('button', { name: /Count the evidence/ }))
  await userEvent.click(page.getByRole('option', { name: 'By Area' }))
  // Bea said something too, and nobody knows where she lives; nobody lives on the coast.
  const balance = page.getByRole('region', { name: 'Balance of the evidence' })
  for (const row of ['Urban 1 for', 'Not known 1 for', 'Rural not heard on it']) {
    await expect.element(balance.getByRole('row', { name: row })).toBeVisible()
  }
  await expect.element(balance).not.toMatchTextContent(/Coast/)

  await userEvent.click(page.getByRole('tab', { name: 'Elements' }))
  await userEvent.click(page.getByText(label).first())
  await expect
    .element(page.getByRole('list', { name: 'Evidence by Area' }))
    .toMatchTextContent(/^Ruralnot heardUrban\+1Not known\+1$/)
})
