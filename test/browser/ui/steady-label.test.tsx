import { useState } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { Segments } from '../../../renderer/ui/Segments.tsx'
import { startPageBridge } from '../../support/page-bridge.ts'
import { showPlace } from '../features/show-place.tsx'

const OPTIONS = ['Versions', 'Compare', 'Story', 'Decisions'].map(label => ({ id: label, label }))

function Choice() {
  const [value, setValue] = useState('Versions')
  return (
    <div>
      <Segments label="View" value={value} options={OPTIONS} onChange={setValue} />
    </div>
  )
}

test('what is chosen is set bold, and nothing beside it moves', async () => {
  await startPageBridge({ title: 'A choice' })
  showPlace(<Choice />)
  const segments = () => page.getByRole('radio').elements()
  await expect.poll(() => segments().length).toBe(OPTIONS.length)
  const edges = () => segments().map(segment => segment.getBoundingClientRect().left)
  const before = edges()
  for (const { label } of OPTIONS) {
    const segment = page.getByRole('radio', { name: label, exact: true })
    await segment.click()
    await expect.element(segment).toHaveAttribute('aria-checked', 'true')
    expect(edges()).toEqual(before)
  }
})
