import { beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Code } from '../../../../shared/contract/codes.ts'
import { type OpenDesk, openDesk, paintedWords, rangeOf, selectWords, TEXT } from './open-desk.tsx'

let desk: OpenDesk
let trust: Code
let fear: Code

const codings = () => desk.bridge.run('codings.list', { sourceId: desk.source.id })
const quotes = async () => (await codings()).map(({ quote }) => quote)
const inText = (one: string, other: string) => TEXT.indexOf(one) - TEXT.indexOf(other)
const codes = async () => (await codings()).map(({ codeIds }) => codeIds)
const inHand = () => useWorkspace.getState().codingId
const notice = () => useNotices.getState().notices.at(-1)?.text ?? ''
const commandNames = () => desk.bridge.commands.map(({ procedure }) => procedure)

/** Codes words beside the window and takes the coding in hand, the caret at its start. */
async function codeAndTake(words: string, codeIds: string[] = []): Promise<string> {
  const passage = { ...rangeOf(words), sourceId: desk.source.id }
  const { id } = await desk.bridge.run('codings.create', { ...passage, roles: ['M'], codeIds })
  await expect.poll(() => paintedWords('role-m')).toContain(words)
  await selectWords(desk, words)
  useWorkspace.getState().selectCoding(id)
  return id
}

beforeEach(async () => {
  desk = await openDesk(async bridge => {
    trust = await bridge.run('codes.create', { name: 'Trust' })
    fear = await bridge.run('codes.create', { name: 'Fear' })
  })
})

describe('pieces of codings', () => {
  test('a coding is split at the caret, by key, and joined again with its neighbour; each one step', async () => {
    await selectWords(desk, 'She said 😀 “it’s fine”')
    await userEvent.keyboard('m')
    await expect.poll(quotes).toEqual(['She said 😀 “it’s fine”'])
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
    await userEvent.keyboard('s')
    await expect.poll(quotes).toEqual(['She', 'said 😀 “it’s fine”'])
    await expect.poll(() => paintedWords('role-m')).toEqual(['She', 'said 😀 “it’s fine”'])
    await userEvent.keyboard('j')
    await expect.poll(quotes).toEqual(['She said 😀 “it’s fine”'])
    expect(commandNames()).toEqual(['codings.create', 'codings.split', 'codings.join'])
    await desk.bridge.run('history.undo', {})
    await desk.bridge.run('history.undo', {})
    await expect.poll(() => paintedWords('role-m')).toEqual(['She said 😀 “it’s fine”'])
  })

  test('with the caret at an edge nothing is split, and with no neighbour nothing joined', async () => {
    await codeAndTake('She said')
    await userEvent.keyboard('s')
    await expect.poll(notice).toMatch(/caret/)
    await userEvent.keyboard('j')
    await expect.poll(notice).toMatch(/overlaps or adjoins/)
    expect(desk.bridge.commands).toEqual([])
  })

  test('several are chosen in the list and joined', async () => {
    for (const words of ['She said', 'naïve café', 'Turn 3.']) {
      const passage = { ...rangeOf(words), sourceId: desk.source.id }
      await desk.bridge.run('codings.create', { ...passage, roles: ['O'] })
    }
    const row = (name: RegExp) => desk.screen.getByRole('list').getByRole('button', { name })
    await expect.element(row(/Turn 3/)).toBeVisible()
    await userEvent.click(row(/She said/), { modifiers: ['Control'] })
    ;(row(/Turn 3/).element() as HTMLElement).focus()
    await userEvent.keyboard(' ')
    await desk.screen.getByRole('button', { name: 'Join', exact: true }).click()
    const { start } = rangeOf('She said')
    const joined = TEXT.slice(start, rangeOf('Turn 3.').end)
    await expect.poll(quotes).toEqual([joined, 'naïve café'])
    expect(useDesk.getState().chosenIds).toEqual([])
  })
})

describe('codes of codings', () => {
  test('an in vivo code is named by the words; the same words again take the same code', async () => {
    await selectWords(desk, 'naïve café')
    await userEvent.keyboard('v')
    await expect.poll(quotes).toEqual(['naïve café'])
    const made = (await desk.bridge.run('codes.list', {})).find(({ name }) => name === 'naïve café')
    expect(made).toMatchObject({ origin: 'inductive', codingCount: 1 })
    expect(await codes()).toEqual([[made?.id]])
    await userEvent.keyboard('v')
    await expect.poll(codes).toEqual([[]])
    expect((await desk.bridge.run('codes.list', {})).length).toBe(3)
  })

  test('a code that is still being made goes to the words it was asked for, wherever the caret is by then', async () => {
    const letGo = desk.bridge.hold('codes.create')
    await selectWords(desk, 'naïve café')
    await userEvent.keyboard('v')
    await selectWords(desk, 'She said')
    letGo()
    await expect.poll(quotes).toEqual(['naïve café'])
    // What is typed next is about the words selected since.
    await userEvent.keyboard('m')
    await expect.poll(quotes).toEqual(['naïve café', 'She said'].toSorted(inText))
    expect((await codings()).map(({ roles }) => roles.length).toSorted()).toEqual([0, 1])
  })

  test('a coding is recoded, alone or with all of the source that have the code', async () => {
    await codeAndTake('naïve café', [trust.id])
    await codeAndTake('She said', [trust.id])
    await userEvent.keyboard('{Shift>}K{/Shift}')
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox')
    await userEvent.keyboard('fear{Enter}')
    await expect.poll(codes).toEqual([[fear.id], [trust.id]])

    await selectWords(desk, 'naïve café')
    useWorkspace.getState().selectCoding((await codings())[1]?.id ?? null)
    await desk.bridge.run('codings.updateMany', {
      codingIds: (await codings()).map(({ id }) => id),
      addCodeIds: [trust.id],
    })
    await expect.element(desk.screen.getByText('Trust').first()).toBeVisible()
    desk.root.focus()
    await userEvent.keyboard('{Shift>}K{/Shift}')
    await desk.screen.getByRole('checkbox', { name: /On all 2 codings/ }).click()
    await desk.screen.getByRole('combobox', { name: /takes its place/ }).click()
    await userEvent.keyboard('Care{Enter}')
    const care = async () =>
      (await desk.bridge.run('codes.list', {})).find(({ name }) => name === 'Care')?.id
    await expect.poll(care).toBeDefined()
    await expect.poll(codes).toEqual([[fear.id, await care()], [await care()]])
    expect(commandNames().slice(-2)).toEqual(['codes.create', 'codings.updateMany'])
  })

  test('those chosen in the list are recoded together, in one step', async () => {
    for (const [words, codeIds] of [
      ['She said', [trust.id]],
      ['naïve café', [trust.id, fear.id]],
      ['Turn 3.', [trust.id]],
    ] as const) {
      const passage = { ...rangeOf(words), sourceId: desk.source.id }
      await desk.bridge.run('codings.create', { ...passage, codeIds: [...codeIds] })
    }
    const row = (name: RegExp) => desk.screen.getByRole('list').getByRole('button', { name })
    await userEvent.click(row(/She said/), { modifiers: ['Control'] })
    await userEvent.click(row(/naïve/), { modifiers: ['Control'] })
    await desk.screen.getByRole('button', { name: 'Recode…' }).click()
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox')
    await userEvent.keyboard('fear{Enter}')
    await expect.poll(codes).toEqual([[fear.id], [fear.id], [trust.id]])
    expect(commandNames().slice(-1)).toEqual(['codings.updateMany'])
    expect(document.activeElement).toBe(desk.root)
  })

  test('F says how sure the researcher is', async () => {
    const id = await codeAndTake('She said')
    const confidence = async () =>
      (await desk.bridge.run('codings.get', { codingId: id })).confidence
    await userEvent.keyboard('f')
    await expect.poll(confidence).toBe('low')
    await userEvent.keyboard('f')
    await expect.poll(confidence).toBe('medium')
    await userEvent.keyboard('{Shift>}F{/Shift}')
    await expect.poll(confidence).toBe('low')
    expect(inHand()).toBe(id)
  })
})

describe('keys for codes', () => {
  test('a free letter is given to a code and gives it; a letter of the desk is refused', async () => {
    await selectWords(desk, 'She said')
    await userEvent.keyboard('k')
    await userEvent.keyboard('fear')
    await desk.screen.getByRole('button', { name: /^Set a key for “Fear”/ }).click()
    await expect.poll(() => document.querySelector('[data-modal]')).not.toBeNull()
    await userEvent.keyboard('m')
    await expect
      .poll(() => document.querySelector('[data-modal] [role=status]')?.textContent)
      .toMatch(/M is taken/)
    await userEvent.keyboard('z')
    const keys = () => desk.bridge.run('codeKeys.get', {})
    await expect.poll(keys).toEqual({ z: fear.id })
    await expect.poll(() => document.querySelector('[data-modal]')).toBeNull()
    await selectWords(desk, 'naïve café')
    await userEvent.keyboard('z')
    await expect.poll(codings).toMatchObject([{ quote: 'naïve café', codeIds: [fear.id] }])
  })

  test('a digit that is set means that code, and the recent ones go to the digits left', async () => {
    await desk.bridge.run('codeKeys.set', { key: '1', codeId: fear.id })
    await expect
      .poll(() => desk.bridge.calls.filter(c => c.procedure === 'codeKeys.get').length)
      .toBeGreaterThan(1)
    await selectWords(desk, 'She said')
    await userEvent.keyboard('k')
    await userEvent.keyboard('trust{Enter}')
    await expect.poll(codes).toEqual([[trust.id]])
    await selectWords(desk, 'naïve café')
    await userEvent.keyboard('2')
    await expect.poll(codes).toEqual([[trust.id], [trust.id]])
    await selectWords(desk, 'Turn 3.')
    await userEvent.keyboard('1')
    await expect.poll(codes).toEqual([[trust.id], [trust.id], [fear.id]])
  })
})

describe('going through turns', () => {
  const turnAtCaret = () => {
    const caret = useDesk.getState().selection?.focus ?? 0
    return desk.source.blocks.findLast(({ start }) => start <= caret)?.turn
  }

  test('by speaker, by answer, by number and by name', async () => {
    await selectWords(desk, 'Turn 3.')
    await userEvent.keyboard('t')
    await expect.poll(turnAtCaret).toBe(5)
    await userEvent.keyboard('r')
    await expect.poll(turnAtCaret).toBe(6)
    await userEvent.keyboard('{Shift>}R{/Shift}')
    await expect.poll(turnAtCaret).toBe(4)
    await userEvent.keyboard('{Shift>}T{/Shift}')
    await expect.poll(turnAtCaret).toBe(2)
    await userEvent.keyboard('g')
    await userEvent.keyboard('31{Enter}')
    await expect.poll(turnAtCaret).toBe(31)
    expect(document.activeElement).toBe(desk.root)
    await userEvent.keyboard('g')
    await userEvent.keyboard('Ann{Enter}')
    await expect.poll(turnAtCaret).toBe(32)
    await userEvent.keyboard('g')
    await userEvent.keyboard('999{Enter}')
    await expect.element(desk.screen.getByText(/^No such turn/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.activeElement).toBe(desk.root)
    await expect.poll(turnAtCaret).toBe(32)
    expect(desk.bridge.commands).toEqual([])
  })
})
