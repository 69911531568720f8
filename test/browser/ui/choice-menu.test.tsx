import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ChoiceMenu } from '../../../renderer/ui/ChoiceMenu.tsx'
import { useKeys } from '../../../renderer/ui/keys.ts'
import { startPageBridge } from '../../support/page-bridge.ts'
import { showPlace } from '../features/show-place.tsx'

test('letters typed to narrow a list are no keys of the place that it stands in', async () => {
  await startPageBridge({ title: 'A choice' })
  const onKey = vi.fn<() => void>()
  showPlace(<Place onKey={onKey} />)
  await expect.element(page.getByRole('button', { name: 'Other: None' })).toBeVisible()
  await userEvent.keyboard('c')
  expect(onKey).toHaveBeenCalledTimes(1)
  await page.getByRole('button', { name: 'Other: None' }).click()
  await userEvent.keyboard('cook')
  await expect.poll(() => page.getByRole('option').elements().length).toBe(1)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(page.getByRole('button', { name: 'Other: Cannot cook' })).toBeVisible()
  expect(onKey).toHaveBeenCalledTimes(1)
})

function Place({ onKey }: { onKey: () => void }) {
  const [value, setValue] = useState<string[]>([])
  useKeys('Place', [
    { keys: 'c', label: 'A key', run: onKey },
    { keys: 'o', label: 'Another', run: onKey },
  ])
  const choices = [
    { id: '1', label: 'One worker' },
    { id: '2', label: 'Cannot cook' },
  ]
  return (
    <ChoiceMenu
      {...{ label: 'Other', isSingle: true, none: 'None', value, choices }}
      onChange={setValue}
    />
  )
}
