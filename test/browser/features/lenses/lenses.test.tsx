import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Lenses } from '../../../../renderer/features/lenses/Lenses.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

let bridge: PageBridge
let elementId: string
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  elementId = (await bridge.run('elements.create', { role: 'M', label: 'Trust grows' })).id
  useWorkspace.getState().reset()
  showPlace(<Lenses />)
})

test('a lens is taken up, its constructs are named, and one is mapped to an element', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Take up the first lens' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Lens' }), 'Social capital')
  await userEvent.keyboard('{Enter}')
  const construct = page.getByRole('textbox', { name: 'Name of a construct' })
  for (const name of ['Bonding', 'Bridging']) {
    await userEvent.fill(construct, name)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('article', { name })).toBeVisible()
  }
  await expect.element(page.getByText('Mapped to nothing yet: Bonding, Bridging.')).toBeVisible()
  const bonding = page.getByRole('article', { name: 'Bonding' })
  await userEvent.click(bonding.getByRole('button', { name: 'Map an element' }))
  await userEvent.keyboard('trust')
  await userEvent.click(page.getByRole('option', { name: /Trust grows/ }))
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('Mapped to nothing yet: Bridging.')).toBeVisible()
  await userEvent.fill(
    bonding.getByRole('textbox', { name: 'Note on Trust grows' }),
    'Among equals',
  )
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => bridge.run('lenses.list', {}))
    .toMatchObject([
      {
        name: 'Social capital',
        constructs: [
          { name: 'Bonding', mappings: [{ elementId, note: 'Among equals' }] },
          { name: 'Bridging', mappings: [] },
        ],
      },
    ])
})
