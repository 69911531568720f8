import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { Codebook } from '../../../../renderer/features/codebook/Codebook.tsx'
import { DropTarget } from '../../../../renderer/features/sources/DropTarget.tsx'
import { ImportDialog } from '../../../../renderer/features/sources/ImportDialog.tsx'
import { useImport } from '../../../../renderer/store/imports.ts'
import { PickList } from '../../../../renderer/ui/PickList.tsx'
import { startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

/** Drags a file over something and lets it go there, as a browser tells of it. */
function dropOn(target: Element): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File(['Interviewer: And?\nNia: I went.\n'], 'Nia.txt'))
  const { x, y, width, height } = target.getBoundingClientRect()
  const at = { clientX: x + width / 2, clientY: y + height / 2 }
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    const event = { ...at, dataTransfer, bubbles: true, cancelable: true }
    target.dispatchEvent(new DragEvent(kind, event))
  }
}

test.each(['treegrid', 'grid'])(
  'files dropped on a list with an order of its own (%s) are imported',
  async role => {
    useImport.setState({ phase: 'idle' })
    const bridge = await startPageBridge({ title: 'Dropped' })
    await bridge.run('codes.create', { name: 'Trust' })
    await bridge.run('codes.create', { name: 'Help' })
    const before = await bridge.run('codes.list', {})
    const items = [
      { id: 'a', label: 'Trust' },
      { id: 'b', label: 'Help' },
    ]
    showPlace(
      <>
        <DropTarget hasProject />
        <ImportDialog />
        {role === 'treegrid' ? (
          <Codebook />
        ) : (
          <PickList
            label="Cases"
            items={items}
            selectedId="a"
            onSelect={() => {}}
            onMove={() => {}}
          />
        )}
      </>,
    )
    await expect.element(page.getByRole('row', { name: 'Help' })).toBeVisible()
    dropOn(page.getByRole('row', { name: 'Help' }).element())
    await expect.element(page.getByRole('button', { name: 'Import 1 file' })).toBeVisible()
    expect(document.querySelector('[data-drop-target]')).toBeNull()
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await expect.element(page.getByText('1 file imported')).toBeVisible()
    expect(await bridge.run('sources.list', {})).toMatchObject([{ title: 'Nia' }])
    expect(await bridge.run('codes.list', {})).toEqual(before)
  },
)
