import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ExportQuestion } from '../../../../renderer/features/names/ExportQuestion.tsx'
import { Names } from '../../../../renderer/features/names/Names.tsx'
import { mayExport } from '../../../../renderer/store/export-check.ts'
import { addName, forgetList, useNames } from '../../../../renderer/store/names.ts'
import { saveCopy } from '../../../../renderer/store/projects.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { FileChooser } from '../../../../renderer/ui/files/FileChooser.tsx'
import { Toasts } from '../../../../renderer/ui/Toasts.tsx'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT = 'P07: Write to ann@example.org or bea@example.org.\nP07: I live in LS1 4AP.\n'

let bridge: PageBridge
let sourceId: string
beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  useNames.setState({ view: 'check', harmless: new Set() })
  bridge = await startPageBridge({ title: 'Social prescribing' })
  sourceId = (await bridge.run('sources.create', { title: 'P07', text: TEXT })).id
  useWorkspace.getState().goTo('names')
  showPlace(
    <>
      <Names />
      <ExportQuestion />
      <FileChooser />
      <Toasts />
    </>,
  )
  await expect.element(page.getByText(/things might still identify someone$/)).toBeVisible()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const hit = (name: RegExp) => page.getByRole('row', { name })
const text = async () => (await bridge.run('sources.get', { sourceId })).text

test('by keyboard: one is blacked out, one found harmless, and undo brings words back', async () => {
  ;(
    hit(/ann@example.org/)
      .first()
      .element() as HTMLElement
  ).focus()
  await userEvent.keyboard('b')
  await expect.element(page.getByText('Black out 1 e-mail address?')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(text).toContain('Write to █████ or bea@example.org.')
  await expect.element(page.getByText('1 passage blacked out.')).toBeVisible()

  ;(hit(/^Postcode in P07/).element() as HTMLElement).focus()
  await userEvent.keyboard('h')
  await expect.element(button('Show 1 harmless one again')).toBeVisible()
  await expect.element(hit(/^Postcode in P07/)).not.toBeInTheDocument()
  await bridge.run('history.undo', {})
  await expect.poll(() => hit(/^E-mail address in P07/).elements()).toHaveLength(2)
})

test('a whole kind is blacked out as one step of its source', async () => {
  await button('Black out all 2…').click()
  await button('Black out').click()
  await expect.poll(text).toContain('Write to █████ or █████.')
  expect(bridge.commands.map(({ procedure }) => procedure)).toEqual(['sources.redact'])
  const [entry] = await bridge.run('pseudonyms.log', {})
  expect(entry).toMatchObject({ kind: 'redaction', sourceTitle: 'P07' })
})

test('a hit is shown in its text', async () => {
  ;(hit(/^Postcode in P07/).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const start = TEXT.indexOf('LS1 4AP')
  expect(useWorkspace.getState()).toMatchObject({ place: 'desk', sourceId, target: { start } })
})

test('before an export it is asked, until nothing is left to ask about', async () => {
  const first = mayExport()
  await expect.element(page.getByText('3 things might still identify someone').last()).toBeVisible()
  await button('Export anyway').click()
  expect(await first).toBe(true)
  const second = mayExport()
  await button('Look at them').click()
  expect(await second).toBe(false)
  const { hits } = await bridge.run('pseudonyms.findIdentifiers', {})
  const passages = hits.map(({ start, end }) => ({ start, end }))
  await bridge.run('sources.redact', { sourceId, passages })
  expect(await mayExport()).toBe(true)
})

test('before a copy to share is written it is asked too, and before a copy of one’s own not', async () => {
  const shared = saveCopy('study.retroduce', { withoutEarlier: true })
  await expect.element(page.getByText('3 things might still identify someone').last()).toBeVisible()
  await button('Cancel').click()
  await shared
  const own = saveCopy('study.retroduce')
  await expect.element(page.getByLabelText('File name')).toHaveValue('study copy.retroduce')
  await button('Cancel').click()
  await own
})

test('a title, a note and a memo with something to find are a key away from where they are changed', async () => {
  await bridge.run('sources.update', { sourceId, title: 'P07 kay@example.org' })
  const memo = await bridge.run('memos.create', {
    kind: 'analytic',
    title: 'Lea',
    body: 'Is lea@example.org her?',
  })
  const coding = await bridge.run('codings.create', {
    ...{ sourceId, start: 5, end: 10, roles: ['C'], note: 'See may@example.org' },
  })
  const goFrom = async (found: RegExp) => {
    useNames.setState({ view: 'log' })
    await expect.element(button('Forget earlier texts…')).toBeVisible()
    useNames.setState({ view: 'check' })
    await expect.element(hit(found).first()).toBeVisible()
    ;(hit(found).first().element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
  }
  await goFrom(/in Title of a source/)
  await expect.poll(() => useWorkspace.getState()).toMatchObject({ place: 'sources', sourceId })
  await goFrom(/in Memo “Lea”/)
  await expect.poll(() => useWorkspace.getState().memo?.memoId).toBe(memo.id)
  await goFrom(/in Note of a coding/)
  await expect.poll(() => useWorkspace.getState()).toMatchObject({ codingId: coding.id })
})

test('before an export, names of the open list that still stand are asked about', async () => {
  const { hits } = await bridge.run('pseudonyms.findIdentifiers', {})
  const passages = hits.map(({ start, end }) => ({ start, end }))
  await bridge.run('sources.redact', { sourceId, passages })
  await bridge.run('sources.create', { title: 'P08', text: 'P08: Sheila rang. Sheila again.' })
  onTestFinished(forgetList)
  addName('Sheila', 'person', 'Anne')
  const asked = mayExport()
  await expect.element(page.getByText(/: 2 places with a name of the open list\./)).toBeVisible()
  await button('Look at them').click()
  expect(await asked).toBe(false)
  expect(useNames.getState().view).toBe('names')
  await bridge.run('pseudonyms.apply', { names: [{ name: 'Sheila', replacement: 'Anne' }] })
  expect(await mayExport()).toBe(true)
})

test('earlier texts are forgotten only after a tick, and the log stays', async () => {
  await button('Black out all 2…').click()
  await button('Black out').click()
  await expect.poll(text).toContain('█')
  await page.getByRole('tab', { name: 'Log and earlier texts' }).click()
  await expect.element(page.getByText(/^1 entry, newest first/)).toBeVisible()
  await button('Forget earlier texts…').click()
  await expect.element(button('Forget for good')).toBeDisabled()
  await page.getByRole('checkbox', { name: 'I know that this cannot be undone' }).click()
  await button('Forget for good').click()
  await expect.element(page.getByText(/holds its present state only/)).toBeVisible()
  expect(await bridge.run('project.earlier', {})).toMatchObject({
    textVersions: 0,
    originals: 0,
    steps: 0,
  })
  expect(await bridge.run('pseudonyms.log', {})).toHaveLength(1)
})
