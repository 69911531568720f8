import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Memos } from '../../../../renderer/features/memos/Memos.tsx'
import { mayLeave } from '../../../../renderer/store/leaving.ts'
import { MemosAbout } from '../../../../renderer/ui/memos/MemosAbout.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const QUOTE = 'I never once went back there.'
const TEXT = `Interviewer: And then?\nHazel: ${QUOTE}\nInterviewer: Why?\nHazel: It was cold.`

let bridge: PageBridge
let coding: Coding
let codeId: string
beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  bridge = await startPageBridge({ title: 'Social prescribing' })
  const source = await bridge.run('sources.create', { title: 'C01', text: TEXT })
  const start = TEXT.indexOf(QUOTE)
  const passage = { sourceId: source.id, start, end: start + QUOTE.length }
  coding = await bridge.run('codings.create', { ...passage, roles: ['O'] })
  codeId = (await bridge.run('codes.create', { name: 'Staying away' })).id
  await bridge.run('configurations.create', { title: 'Being known' })
})

const text = () => page.getByRole('textbox', { name: 'Text' })
const title = () => page.getByRole('textbox', { name: 'Title' })
const memos = () => bridge.run('memos.list', {})
const saved = async () => {
  await expect.element(page.getByRole('article').getByRole('status')).toHaveTextContent('Saved')
}

test('a memo is written, quotes a passage, links to a code, and leads back to both', async () => {
  showPlace(<Memos />)
  await userEvent.click(page.getByRole('button', { name: 'Write the first memo' }))
  await expect.element(title()).toHaveFocus()
  await userEvent.keyboard('Why they stay away{Enter}')
  await expect.element(text()).toHaveFocus()
  await userEvent.keyboard('Cold comes back, see @stay')
  await expect.element(page.getByRole('option', { name: /Staying away/ })).toBeVisible()
  await userEvent.keyboard('{Enter}and{Enter}@never once')
  await expect.element(page.getByRole('option', { name: /I never once/ })).toBeVisible()
  await userEvent.keyboard('{Enter}So it is.')
  await saved()
  const [memo] = await memos()
  expect(memo?.title).toBe('Why they stay away')
  expect(memo?.body).toBe(
    `Cold comes back, see [Staying away](retroduce:code/${codeId}) and\n\n> ${QUOTE}\n> — [Hazel, C01](retroduce:coding/${coding.id})\n\nSo it is.`,
  )
  expect(memo?.mentions.map(({ kind }) => kind).sort()).toEqual(['code', 'coding'])

  await userEvent.click(text().getByRole('link', { name: 'Hazel, C01' }))
  await expect.poll(() => useWorkspace.getState().place).toBe('desk')
  const { start, end } = coding
  expect(useWorkspace.getState().target).toMatchObject({ start, end })
  await userEvent.click(text().getByRole('link', { name: 'Staying away' }))
  await expect.poll(() => useWorkspace.getState().place).toBe('codebook')
  expect(useWorkspace.getState().codeId).toBe(codeId)
})

test('what is typed last is saved when the memo is left at once, and is there when it is opened again', async () => {
  const first = await bridge.run('memos.create', { kind: 'analytic', title: 'One', body: 'First' })
  const second = await bridge.run('memos.create', { kind: 'reflexive', title: 'Two' })
  useWorkspace.getState().openMemo(first.id)
  showPlace(<Memos />)
  await userEvent.click(text())
  await userEvent.keyboard('{Control>}{End}{/Control} words')
  await userEvent.click(page.getByRole('button', { name: /^Two/ }))
  await expect
    .poll(async () => (await bridge.run('memos.get', { memoId: first.id })).body)
    .toBe('First words')
  expect((await bridge.run('memos.get', { memoId: second.id })).body).toBe('')
  await userEvent.click(page.getByRole('button', { name: /^One/ }))
  await expect.element(text()).toHaveTextContent('First words')
})

test('a step back shows the text before, unless words here are not saved yet', async () => {
  const { id } = await bridge.run('memos.create', { kind: 'analytic', body: 'Before' })
  await bridge.run('memos.update', { memoId: id, body: 'After' })
  useWorkspace.getState().openMemo(id)
  showPlace(<Memos />)
  await expect.element(text()).toHaveTextContent('After')
  await bridge.run('history.undo', {})
  await expect.element(text()).toHaveTextContent('Before')

  const release = bridge.hold('memos.update')
  await userEvent.click(text())
  await userEvent.keyboard('{Control>}{End}{/Control} mine')
  await bridge.run('history.redo', {})
  await expect.element(page.getByRole('article').getByRole('status')).toHaveTextContent('Saving…')
  await expect.element(text()).toHaveTextContent('Before mine')
  const leaving = mayLeave()
  release()
  expect(await leaving).toBe(true)
  expect((await memos())[0]?.body).toBe('Before mine')
})

test('what could not be saved is said, kept, and saved with the next words', async () => {
  const { id } = await bridge.run('memos.create', { kind: 'analytic', body: 'One' })
  useWorkspace.getState().openMemo(id)
  showPlace(<Memos />)
  const allow = bridge.refuse('memos.update', 'The disk is full.')
  await userEvent.click(text())
  await userEvent.keyboard('{Control>}{End}{/Control} two')
  await expect.element(page.getByRole('article').getByRole('status')).toHaveTextContent('Not saved')
  expect(await mayLeave()).toBe(false)
  allow()
  await userEvent.keyboard(' three')
  await saved()
  expect((await memos())[0]?.body).toBe('One two three')
})

test('words added to a memo that was removed meanwhile become one of their own', async () => {
  const { id } = await bridge.run('memos.create', { kind: 'analytic', body: 'One' })
  useWorkspace.getState().openMemo(id)
  showPlace(<Memos />)
  await userEvent.click(text())
  await userEvent.keyboard('{Control>}{End}{/Control} two')
  await bridge.run('memos.remove', { memoId: id })
  await expect.poll(async () => (await memos()).map(({ body }) => body)).toEqual(['One two'])
})

test('a window that is closed sends what was typed just now', async () => {
  const { id } = await bridge.run('memos.create', { kind: 'analytic', body: 'One' })
  useWorkspace.getState().openMemo(id)
  showPlace(<Memos />)
  await userEvent.click(text())
  await userEvent.keyboard('{Control>}{End}{/Control} two')
  window.dispatchEvent(new PageTransitionEvent('pagehide'))
  await expect.poll(async () => (await memos())[0]?.body).toBe('One two')
})

test('a memo that is begun and left empty is no memo', async () => {
  useWorkspace.getState().writeMemo([{ kind: 'code', id: codeId }])
  showPlace(<Memos />)
  await expect.element(page.getByRole('button', { name: 'Code: Staying away' })).toBeVisible()
  await userEvent.keyboard('a{Backspace}')
  useWorkspace.getState().openMemo(null)
  await expect.element(page.getByRole('button', { name: 'Write the first memo' })).toBeVisible()
  expect(await memos()).toEqual([])
  expect(bridge.commands).toEqual([])
})

test('memos are found by kind and by words, and say what they are about', async () => {
  const about = [{ kind: 'code' as const, id: codeId }]
  await bridge.run('memos.create', { kind: 'analytic', title: 'On cold', subjects: about })
  await bridge.run('memos.create', { kind: 'reflexive', title: 'On me', body: 'Was I **cold**?' })
  await bridge.run('memos.create', { kind: 'inference', body: '# What must be so\n\nThat …' })
  showPlace(<Memos />)
  const rows = () =>
    page
      .getByRole('list', { name: 'Memos' })
      .getByRole('button')
      .all()
      .map(row => row.element().textContent ?? '')
  await expect.poll(rows).toHaveLength(3)
  expect(rows()[0]).toMatch(/^What must be so.*Retroductive inference/)
  expect(rows()[2]).toMatch(/^On cold.*About Staying away/)
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search memos' }), 'cold')
  await expect.poll(rows).toHaveLength(2)
  await userEvent.click(page.getByRole('button', { name: /All kinds/ }))
  await userEvent.click(page.getByRole('option', { name: 'Reflexive' }))
  await expect.poll(rows).toHaveLength(1)
  await userEvent.click(page.getByRole('button', { name: /^On me/ }))
  await expect.element(text()).toHaveTextContent('Was I cold?')
  await userEvent.click(page.getByRole('button', { name: 'Add what it is about…' }))
  await userEvent.keyboard('being')
  await userEvent.click(page.getByRole('menuitem', { name: /Being known/ }))
  await expect
    .poll(async () => (await memos())[0]?.subjects.map(({ name }) => name))
    .toEqual(['Being known'])
})

test('a thing lists the memos on it before those that link to it, and begins another', async () => {
  const target = { kind: 'code' as const, id: codeId }
  await bridge.run('memos.create', { kind: 'analytic', title: 'On it', subjects: [target] })
  const link = `See [it](retroduce:code/${codeId}).`
  await bridge.run('memos.create', { kind: 'analytic', title: 'Elsewhere', body: link })
  showPlace(<MemosAbout {...target} />)
  await expect.element(page.getByRole('heading', { name: 'Memos (1)' })).toBeVisible()
  const rows = page.getByRole('listitem').all()
  expect(rows.map(row => row.element().textContent)).toEqual([
    'On itAnalytic',
    'Elsewherelinks to this',
  ])
  await userEvent.click(page.getByRole('button', { name: 'Write a memo' }))
  expect(useWorkspace.getState()).toMatchObject({ place: 'memos', memo: { subjects: [target] } })
})
