import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { InterchangeDialog } from '../../../../renderer/features/interchange/InterchangeDialog.tsx'
import { importDropped, useImport } from '../../../../renderer/store/imports.ts'
import { useInterchange } from '../../../../renderer/store/interchange.ts'
import { addName, forgetList } from '../../../../renderer/store/names.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const GUID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A project of another program: a folder of codes called like a role, one source, and one that lies elsewhere. */
function theirs(): Uint8Array<ArrayBuffer> {
  const xml = `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Elsewhere 9">
    <CodeBook><Codes><Code guid="${GUID(10)}" name="Contexts" isCodable="true">
      <Code guid="${GUID(11)}" name="Waiting" isCodable="true"/></Code></Codes></CodeBook>
    <Sources><TextSource guid="${GUID(40)}" name="Ann" plainTextPath="internal://a.txt">
      <PlainTextSelection guid="${GUID(50)}" startPosition="5" endPosition="11" name="waited">
        <Coding guid="${GUID(60)}"><CodeRef targetGUID="${GUID(11)}"/></Coding></PlainTextSelection></TextSource>
      <TextSource guid="${GUID(41)}" name="Elsewhere" plainTextPath="relative:///gone.txt"/></Sources></Project>`
  return zipSync({
    'project.qde': strToU8(xml),
    'sources/a.txt': strToU8('Ann: waited.'),
  }) as Uint8Array<ArrayBuffer>
}

async function open(name: string, content: BlobPart): Promise<PageBridge> {
  useImport.setState({ phase: 'idle' })
  useInterchange.setState({ phase: 'idle', waiting: [] })
  const bridge = await startPageBridge({ title: 'Ours' })
  await bridge.run('sources.create', { title: 'Talk', text: 'Ben: Nobody rang, and so I left.' })
  showPlace(<InterchangeDialog />)
  void importDropped([new File([content], name)])
  return bridge
}

const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a project shows what it brings, takes another role for a folder, and reports what stayed behind', async () => {
  const bridge = await open('theirs.qdpx', theirs())
  await expect.element(page.getByText('1 source, 1 coding, 2 codes')).toBeVisible()
  await expect.element(page.getByText(/1 file not in the project file/)).toBeVisible()
  await expect.element(page.getByText(/100 % of 1 passage/)).toBeVisible()
  await button('Context Role of Contexts').click()
  await page.getByRole('option', { name: 'Intervention' }).click()
  // What lay below it with the same role follows.
  await expect.element(button('Intervention Role of Waiting')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => useInterchange.getState().phase).toBe('idle')
  expect(await bridge.run('codes.list', {})).toEqual([])
  void importDropped([new File([theirs()], 'theirs.qdpx')])
  await button('Context Role of Contexts').click()
  await page.getByRole('option', { name: 'Intervention' }).click()
  await button('Import').click()
  await expect.element(page.getByText('What did not come in as it was')).toBeVisible()
  await expect.element(page.getByText('Elsewhere', { exact: true })).toBeVisible()
  const codings = await bridge.run('codings.list', {})
  expect(codings).toMatchObject([{ quote: 'waited', roles: ['I'] }])
  await button('Show the sources').click()
  await expect.poll(() => document.querySelector('[data-modal]')).toBeNull()
})

test('the names of the open list are replaced on the way in, unless that is not wanted', async () => {
  forgetList()
  addName('Ann', 'person', 'Person 1')
  const bridge = await open('theirs.qdpx', theirs())
  const choice = page.getByRole('checkbox', {
    name: 'Replace the names of the open list (1): 2 places',
  })
  await expect.element(choice).toBeChecked()
  await button('Import').click()
  await expect.element(page.getByText(/2 names of the open list were replaced/)).toBeVisible()
  const titles = (await bridge.run('sources.list', {})).map(({ title }) => title)
  expect(titles).toContain('[Person 1]')
  await button('Show the sources').click()
  await bridge.run('history.undo', {})
  void importDropped([new File([theirs()], 'theirs.qdpx')])
  await page.getByText('Replace the names of the open list (1): 2 places').click()
  await button('Import').click()
  await expect
    .element(page.getByText('The names of the open list were not replaced.'))
    .toBeVisible()
  await button('Look for names…').click()
  expect(useWorkspace.getState().place).toBe('names')
  forgetList()
})

test('a table of configurations is known by its columns, and by keyboard becomes configurations', async () => {
  const table =
    'Context,Mechanism,Outcome,Words\nWaiting,Giving up,Leaving,so I left\nWaiting,Anger,Leaving,not there at all\n'
  const bridge = await open('cmocs.csv', table)
  await expect.element(page.getByText('2 configurations', { exact: true })).toBeVisible()
  await button('Nothing What Words is for').click()
  await page.getByRole('option', { name: 'Quote', exact: true }).click()
  await expect.element(page.getByText('2 configurations, 1 of 2 quotes found')).toBeVisible()
  await expect.element(page.getByText('1 quote not found in any source')).toBeVisible()
  button('Import').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect
    .element(page.getByText(/New: 2 configurations, 4 elements, 1 piece of evidence/))
    .toBeVisible()
  expect(await bridge.run('evidence.list', {})).toMatchObject([{ quote: 'so I left' }])
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => document.querySelector('[data-modal]')).toBeNull()
})

test('Escape gives up while a project is read, and lets its bytes go', async () => {
  const bridge = await open('theirs.qdpx', theirs())
  await expect.element(button('Import')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => useInterchange.getState().phase).toBe('idle')
  const release = bridge.hold('interchange.preview')
  void importDropped([new File([theirs()], 'theirs.qdpx')])
  await expect.element(page.getByText('Reading theirs.qdpx')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[data-modal]')).toBeNull()
  release()
  const made = (procedure: string) => bridge.calls.filter(call => call.procedure === procedure)
  await expect.poll(() => made('host.releaseDrops')).toHaveLength(2)
  expect(await bridge.run('codes.list', {})).toEqual([])
})
