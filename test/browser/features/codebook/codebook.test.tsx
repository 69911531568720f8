import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Codebook } from '../../../../renderer/features/codebook/Codebook.tsx'
import { useCodebookView } from '../../../../renderer/features/codebook/view.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT =
  'P07: Nobody rang me for a week. P07: Then she came. P07: I went along. P07: It helped.'

const row = (name: string) => page.getByRole('row', { name, exact: true })
const rowNames = () =>
  [...document.querySelectorAll('[role="treegrid"] [role="row"]')].map(element =>
    element.getAttribute('aria-label'),
  )
const button = (name: string | RegExp) => page.getByRole('button', { name })

/** The codebook `Waiting (A, B), Trust, Help`, where Trust is on all four passages and Help on one. */
async function open() {
  const bridge = await startPageBridge({ title: 'Codes' })
  const { id: sourceId } = await bridge.run('sources.create', {
    ...{ title: 'P07', text: TEXT, group: 'Clients' },
  })
  const create = async (name: string, parentId?: string) =>
    (await bridge.run('codes.create', { name, parentId })).id
  const waiting = await create('Waiting')
  const [a, b] = [await create('A', waiting), await create('B', waiting)]
  const [trust, help] = [await create('Trust'), await create('Help')]
  const codings: string[] = []
  for (const [index, part] of ['Nobody', 'Then', 'I went', 'It helped'].entries()) {
    const start = TEXT.indexOf(part)
    const codeIds = index === 0 ? [trust, help, a] : [trust]
    const input = { sourceId, start, end: start + part.length, codeIds, roles: ['M' as const] }
    codings.push((await bridge.run('codings.create', input)).id)
  }
  useWorkspace.getState().reset()
  useNotices.setState({ notices: [] })
  useCodebookView.setState(useCodebookView.getInitialState(), true)
  showPlace(<Codebook />)
  await expect.poll(rowNames).toEqual(['Waiting', 'A', 'B', 'Trust', 'Help'])
  return { bridge, sourceId, codings, ids: { waiting, a, b, trust, help } }
}

const tree = async (bridge: PageBridge) => {
  const codes = await bridge.run('codes.list', {})
  const name = (id: string | null) => codes.find(code => code.id === id)?.name ?? 'top'
  return codes.map(code => `${name(code.parentId)}/${code.name}`)
}

test('by keyboard: several codes are chosen, moved together, and moved back by one undo', async () => {
  const { bridge } = await open()
  const before = await tree(bridge)
  await row('Trust').click()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await expect.element(page.getByRole('heading', { name: '2 codes chosen' })).toBeVisible()
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}')
  await expect
    .poll(() => tree(bridge))
    .toEqual(['top/Waiting', 'Waiting/A', 'Waiting/B', 'Waiting/Trust', 'Waiting/Help'])
  await expect
    .element(page.getByText('2 codes moved: place 3 under “Waiting”.'))
    .toBeInTheDocument()
  await bridge.run('history.undo', {})
  await expect.poll(() => tree(bridge)).toEqual(before)
})

test('the keyboard stays with a code that is moved', async () => {
  const { bridge } = await open()
  await row('B').click()
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
  await expect.poll(() => tree(bridge)).toContain('top/B')
  await expect.element(row('B')).toHaveFocus()
  await expect.element(row('B')).toHaveAttribute('aria-level', '1')
})

test('letters find a code, and what is pressed next works on it', async () => {
  const { bridge } = await open()
  await row('Waiting').click()
  await userEvent.keyboard('h')
  await expect.element(row('Help')).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Delete}')
  await expect.poll(rowNames).toEqual(['Waiting', 'A', 'B', 'Trust'])
  await bridge.run('history.undo', {})
  await expect.poll(rowNames).toHaveLength(5)
})

test('by mouse: a code is dropped before, after and into another', async () => {
  const { bridge } = await open()
  const drop = async (from: string, to: string, y: number) => {
    await row(from).dropTo(row(to), {
      sourcePosition: { x: 150, y: 18 },
      targetPosition: { x: 150, y },
    })
  }
  await drop('Help', 'Waiting', 3)
  await expect
    .poll(() => tree(bridge))
    .toEqual(['top/Help', 'top/Waiting', 'Waiting/A', 'Waiting/B', 'top/Trust'])
  await drop('Help', 'Trust', 18)
  await expect.poll(() => tree(bridge)).toContain('Trust/Help')
  await drop('B', 'A', 3)
  await expect
    .poll(() => tree(bridge))
    .toEqual(['top/Waiting', 'Waiting/B', 'Waiting/A', 'top/Trust', 'Trust/Help'])
})

test('a parent shows what lies below it; groups have columns and a table', async () => {
  await open()
  const numbers = (name: string) =>
    [...row(name).element().querySelectorAll('[title]')].map(({ textContent }) => textContent)
  await expect.poll(() => numbers('Waiting')).toEqual(['By itself: 0', 'With below: 1'])
  await button('Columns of numbers').click()
  await page.getByRole('button', { name: /Also by/ }).click()
  await page.getByRole('option', { name: 'Stakeholder group' }).click()
  await expect.poll(() => numbers('Trust')).toEqual(['By itself: 4', 'With below: 4', 'Clients: 4'])
  await userEvent.keyboard('{Escape}')
  await row('Waiting').click()
  await page.getByRole('tab', { name: 'Counts' }).click()
  await expect.element(page.getByRole('row', { name: 'Clients 0 1' })).toBeVisible()
})

test('a passage is made an example, stands with the meaning, and goes again', async () => {
  const { bridge, codings, ids } = await open()
  await row('Trust').click()
  await page.getByRole('tab', { name: 'Passages 4' }).click()
  await button('Example quote: Then').click()
  await expect
    .poll(() => bridge.run('codes.examples', { codeId: ids.trust }))
    .toMatchObject([{ id: codings[1] }])
  await page.getByRole('tab', { name: 'Meaning' }).click()
  await button('Example quote: Then').click()
  await expect.poll(() => bridge.run('codes.examples', { codeId: ids.trust })).toEqual([])
  await expect.element(page.getByText(/the star makes a quote an example/)).toBeVisible()
})

test('a code is split: digits give passages to the new codes, and the history tells', async () => {
  const { bridge } = await open()
  await row('Trust').click()
  await userEvent.keyboard('{Control>}{Shift>}S{/Shift}{/Control}')
  await userEvent.keyboard('Early')
  await page.getByRole('textbox', { name: 'Name of new code 2' }).fill('Late')
  await page.getByRole('option', { name: 'Stays: Nobody' }).click()
  await userEvent.keyboard('120')
  await expect.element(page.getByRole('option', { name: '1 Early: Nobody' })).toBeVisible()
  await expect.element(page.getByRole('option', { name: 'Stays: It helped' })).toHaveFocus()
  await expect
    .element(page.getByText('2 passages go to new codes, 2 stay with “Trust”'))
    .toBeVisible()
  await button('Split 2 codes off').click()
  await expect.poll(rowNames).toEqual(['Waiting', 'A', 'B', 'Trust', 'Early', 'Late', 'Help'])
  expect(await bridge.run('codes.list', {})).toMatchObject([
    ...[{}, {}, {}, { codingCount: 2 }, { codingCount: 1 }, { codingCount: 1 }, {}],
  ])
  await page.getByRole('tab', { name: 'History' }).click()
  await expect.element(page.getByText(/“Late” was split off from it/)).toBeVisible()
  await bridge.run('history.undo', {})
  await expect.poll(rowNames).toHaveLength(5)
})

test('several codes are merged into one that is found by its name', async () => {
  const { bridge } = await open()
  await row('A').click()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await userEvent.keyboard('{Control>}m{/Control}')
  await page.getByRole('searchbox', { name: 'Filter codes' }).last().fill('hel')
  await page.getByRole('option', { name: 'Help' }).click()
  await button('Merge into “Help”').click()
  await expect.poll(rowNames).toEqual(['Waiting', 'Trust', 'Help'])
  expect(useWorkspace.getState().codeId).toBe(
    (await bridge.run('codes.list', {})).find(({ name }) => name === 'Help')?.id,
  )
})

test('of very many codes only those in view are drawn, and one chosen elsewhere is brought there', async () => {
  const { bridge } = await open()
  let parentId: string | undefined
  let last = ''
  for (let index = 0; index < 60; index++) {
    if (index % 20 === 0) parentId = undefined
    const { id } = await bridge.run('codes.create', { name: `Code ${index}`, parentId })
    parentId ??= id
    last = id
  }
  await expect.element(page.getByText('65 codes')).toBeVisible()
  useCodebookView.setState(({ collapsed }) => ({
    collapsed: new Set([...collapsed, parentId ?? '']),
  }))
  await expect.poll(() => rowNames().length).toBeLessThan(40)
  useWorkspace.getState().selectCode(last)
  await expect.element(row('Code 59')).toBeInViewport()
})
