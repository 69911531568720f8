import { beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { usePending } from '../../../../renderer/features/desk/pending.ts'
import { redo, undo } from '../../../../renderer/store/act.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Code } from '../../../../shared/contract/codes.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import { ROLES } from '../../../../shared/domain/roles.ts'
import { blocksIn } from '../../editor/sample-text.ts'
import {
  frames,
  type OpenDesk,
  openDesk,
  paintedWords,
  rangeOf,
  selectWords,
  TEXT,
} from './open-desk.tsx'

let desk: OpenDesk
const WORDS = 'She said 😀'

/** What the engine has, in the order of the passages. */
const codings = () => desk.bridge.run('codings.list', { sourceId: desk.source.id })
const roles = async () => (await codings()).map(coding => coding.roles)
const inHand = () => useWorkspace.getState().codingId
const selected = () => document.getSelection()?.toString() ?? ''
/** The selection as the desk has heard of it, a frame after the browser. */
const known = () => {
  const { selection } = useDesk.getState()
  return selection === null ? '' : TEXT.slice(selection.start, selection.end)
}
const commandNames = () => desk.bridge.commands.map(({ procedure }) => procedure)

describe('coding by keyboard', () => {
  let waiting: Code
  beforeEach(async () => {
    desk = await openDesk(async bridge => {
      await bridge.run('codes.create', { name: 'Trust' })
      waiting = await bridge.run('codes.create', { name: 'Waiting times' })
    })
  })

  test('a role codes the words selected, and they stay selected', async () => {
    const range = await selectWords(desk, WORDS)
    await userEvent.keyboard('c')
    await expect.poll(codings).toMatchObject([{ ...range, roles: ['C'] }])
    const [coding] = await codings()
    await expect.poll(inHand).toBe(coding?.id)
    await frames()
    expect(selected()).toBe(WORDS)
    expect(paintedWords('role-c')).toEqual([WORDS])
    await expect.element(desk.screen.getByText('Coded as Context: 2 words')).toBeInTheDocument()
  })

  test('a second role goes onto the same coding, and the same role again comes off', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('cm')
    await expect.poll(roles).toEqual([['C', 'M']])
    await userEvent.keyboard('c')
    await expect.poll(roles).toEqual([['M']])
    await expect.poll(() => paintedWords('role-c')).toEqual([])
    expect(paintedWords('role-m')).toEqual([WORDS])
  })

  test('is painted before the engine answers, also when keys come faster than it', async () => {
    const letGo = desk.bridge.hold('codings.create')
    await selectWords(desk, WORDS)
    await userEvent.keyboard('co')
    await expect.poll(() => paintedWords('lower-o')).toEqual([WORDS])
    expect(paintedWords('upper-c')).toEqual([WORDS])
    expect(await codings()).toEqual([])
    letGo()
    await expect.poll(roles).toEqual([['C', 'O']])
  })

  test('undo and redo are painted before the engine answers, several in a row', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('cm{Delete}')
    await expect.poll(() => desk.bridge.commands).toHaveLength(3)
    await expect.poll(codings).toEqual([])
    await expect.poll(() => usePending.getState().changes).toEqual([])
    const steps = [
      { move: undo, held: 'history.undo', context: [WORDS], mechanism: [WORDS] },
      { move: undo, held: 'history.undo', context: [WORDS], mechanism: [] },
      { move: undo, held: 'history.undo', context: [], mechanism: [] },
      { move: redo, held: 'history.redo', context: [WORDS], mechanism: [] },
      { move: redo, held: 'history.redo', context: [WORDS], mechanism: [WORDS] },
    ] as const
    for (const { move, held, context, mechanism } of steps) {
      const before = await codings()
      const letGo = desk.bridge.hold(held)
      const answered = move()
      const painted = () => [...paintedWords('role-c'), ...paintedWords('upper-c')]
      await expect.poll(painted).toEqual(context)
      const lower = () => [...paintedWords('lower-m'), ...paintedWords('role-m')]
      await expect.poll(lower).toEqual(mechanism)
      expect(await codings()).toEqual(before)
      letGo()
      await answered
    }
    await expect.poll(roles).toEqual([['C', 'M']])
  })

  test('redo that is pressed before undo was sent does not overtake it', async () => {
    const letGo = desk.bridge.hold('codings.create')
    await selectWords(desk, WORDS)
    await userEvent.keyboard('c')
    const both = Promise.all([undo(), redo()])
    letGo()
    await both
    expect(await roles()).toEqual([['C']])
    expect(commandNames()).toEqual(['codings.create', 'history.undo', 'history.redo'])
  })

  test('what somebody else did since is what undo takes back, and the own coding stays', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('c')
    await expect.poll(roles).toEqual([['C']])
    await desk.bridge.run('codes.update', { codeId: waiting.id, name: 'Time' })
    const letGo = desk.bridge.hold('history.undo')
    const answered = undo()
    await frames()
    expect(paintedWords('role-c')).toEqual([WORDS])
    letGo()
    await answered
    expect(await roles()).toEqual([['C']])
    expect(paintedWords('role-c')).toEqual([WORDS])
  })

  test('looks as if it were not on disk until it is', async () => {
    const letGo = desk.bridge.hold('codings.create')
    await selectWords(desk, WORDS)
    await userEvent.keyboard('c')
    await expect.poll(() => paintedWords('desk-pending')).toEqual([WORDS])
    const pending = () => document.querySelectorAll('[data-coding][data-pending]').length
    await expect.poll(pending).toBe(1)
    letGo()
    await expect.poll(() => paintedWords('desk-pending')).toEqual([])
    await expect.poll(pending).toBe(0)
    expect(paintedWords('role-c')).toEqual([WORDS])
  })

  test('a refusal takes the paint away and says why', async () => {
    desk.bridge.refuse('codings.create', 'The passage could not be coded. Nothing was lost.')
    await selectWords(desk, WORDS)
    await userEvent.keyboard('i')
    const notice = () => useNotices.getState().notices.at(-1)?.text
    await expect.poll(notice).toContain('could not be coded')
    await expect.poll(() => paintedWords('role-i')).toEqual([])
    expect(inHand()).toBeNull()
  })

  test('Delete removes the coding in hand', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('o')
    await expect.poll(codings).toHaveLength(1)
    await userEvent.keyboard('{Delete}')
    await expect.poll(codings).toEqual([])
    await expect.poll(() => paintedWords('role-o')).toEqual([])
  })

  test('a code is found by typing and given, and stands on a digit from then on', async () => {
    const codes = async () => (await codings()).map(({ codeIds }) => codeIds)
    await selectWords(desk, WORDS)
    await userEvent.keyboard('k')
    await userEvent.keyboard('wait{Enter}')
    await expect.poll(codes).toEqual([[waiting.id]])
    expect(selected()).toBe(WORDS)
    await selectWords(desk, 'naïve café')
    await userEvent.keyboard('1')
    await expect.poll(codes).toEqual([[waiting.id], [waiting.id]])
  })

  test('a code that is not there yet is made in place', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('/Being heard{Enter}')
    await expect.poll(async () => (await codings())[0]?.codeIds).toHaveLength(1)
    const codes = await desk.bridge.run('codes.list', {})
    expect(codes.at(-1)).toMatchObject({ name: 'Being heard', codingCount: 1 })
  })

  test('letters in a field are letters', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('c')
    await expect.poll(codings).toHaveLength(1)
    await userEvent.keyboard('n')
    await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA')
    await userEvent.keyboard('commit{Control>}{Enter}{/Control}')
    await expect.poll(codings).toMatchObject([{ note: 'commit', roles: ['C'] }])
    expect(commandNames()).toEqual(['codings.create', 'codings.update'])
    expect(document.activeElement).toBe(desk.root)
  })

  test('what is typed right after N is the note, also on a coding made in the same moment', async () => {
    const range = await selectWords(desk, WORDS)
    await userEvent.keyboard('cncmi 1')
    const note = desk.screen.getByRole('textbox', { name: 'Note' })
    await expect.element(note).toHaveFocus()
    await expect.element(note).toHaveValue('cmi 1')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(codings).toMatchObject([{ ...range, roles: ['C'], note: 'cmi 1' }])
    expect(document.activeElement).toBe(desk.root)
  })

  test('Escape puts a note back to what it was, and the keyboard goes back to the text', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('cnSure')
    await userEvent.keyboard('{Control>}{Enter}{/Control}nNot{Escape}')
    expect(document.activeElement).toBe(desk.root)
    await userEvent.keyboard('m')
    await expect.poll(codings).toMatchObject([{ roles: ['C', 'M'], note: 'Sure' }])
  })

  test('brackets grow and shrink the selection', async () => {
    await selectWords(desk, 'said')
    await userEvent.keyboard(']')
    await expect.poll(known).toMatch(/^She said/)
    await userEvent.keyboard(']')
    await expect.poll(known).toMatch(/^Turn 1\./)
    // Doubled, an opening bracket is itself.
    await userEvent.keyboard('[[')
    await expect.poll(known).toMatch(/^She said/)
    await userEvent.keyboard('[[')
    await expect.poll(known).toBe('said')
  })

  test('keys that come within one frame work on what is selected by then', async () => {
    const press = (key: string) =>
      desk.root.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }),
      )
    await selectWords(desk, 'said')
    press(']')
    press(']')
    expect(selected()).toMatch(/^Turn 1\./)
    press('[')
    press('[')
    expect(selected()).toBe('said')
    press('c')
    press(']')
    press('m')
    await expect.poll(roles).toEqual([['M'], ['C']])
    expect((await codings()).map(({ quote }) => quote.slice(0, 8))).toEqual(['She said', 'said'])
  })

  test('Alt and arrows move the edges by words, as one step', async () => {
    await selectWords(desk, 'She said')
    await userEvent.keyboard('m')
    await expect.poll(codings).toHaveLength(1)
    // In one go: keys that are slow in coming are steps of their own.
    for (const shiftKey of [false, false, true]) {
      const init = { key: 'ArrowRight', code: 'ArrowRight', altKey: true, shiftKey, bubbles: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init))
    }
    await expect.poll(() => paintedWords('role-m')).toEqual(['said 😀 “it’s fine'])
    await expect.poll(codings).toMatchObject([{ quote: 'said 😀 “it’s fine' }])
    expect(commandNames()).toEqual(['codings.create', 'codings.update'])
  })

  test('Shift and a role put the words into a new configuration under a label', async () => {
    await selectWords(desk, WORDS)
    await userEvent.keyboard('{Shift>}M{/Shift}')
    await expect.poll(() => (document.activeElement as HTMLInputElement).value).toBe(WORDS)
    await userEvent.keyboard('Feels heard{Enter}')
    await expect
      .element(desk.screen.getByLabelText('Label of the mechanism'))
      .toHaveValue('Feels heard')
    const [configuration] = await desk.bridge.run('configurations.list', {})
    expect(configuration?.slots).toMatchObject([{ role: 'M', label: 'Feels heard' }])
    expect(configuration?.evidence.supports).toBe(1)
    expect(await codings()).toMatchObject([{ quote: WORDS, roles: ['M'] }])
  })
})

describe('going from coding to coding', () => {
  let first: Coding
  let second: Coding
  let third: Coding
  beforeEach(async () => {
    desk = await openDesk(async (bridge, sourceId) => {
      const code = (words: string, length: number, held: string[]) =>
        bridge.run('codings.create', { sourceId, ...rangeOf(words, length), roles: held })
      first = await code('She said', 30, ['C'])
      second = await code('Turn 4.', 40, ['O', 'M'])
      third = await code('Turn 30.', 40, [])
    })
    await expect.poll(() => paintedWords('role-c')).toHaveLength(1)
  })

  test('full stop and comma, and Tab while one is in hand', async () => {
    desk.root.focus()
    await userEvent.keyboard('.')
    await expect.poll(inHand).toBe(first.id)
    await userEvent.keyboard('.')
    await expect.poll(inHand).toBe(second.id)
    await frames()
    await userEvent.keyboard('{Tab}')
    await expect.poll(inHand).toBe(third.id)
    await userEvent.keyboard(',')
    await expect.poll(inHand).toBe(second.id)
    await userEvent.keyboard('{Escape}')
    await expect.poll(inHand).toBeNull()
    await frames()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).not.toBe(desk.root)
  })

  test('a click on coded words takes the coding in hand, and another the next one there', async () => {
    const wider = { ...rangeOf('She said', 40), sourceId: desk.source.id }
    const { id } = await desk.bridge.run('codings.create', { ...wider, roles: ['I'] })
    await expect.poll(() => paintedWords('role-i')).toHaveLength(1)
    const index = desk.source.blocks.findIndex(block => block.end > wider.start)
    const node = blocksIn(desk.root)[index]?.firstChild?.firstChild as Text
    const words = document.createRange()
    const at = wider.start - (desk.source.blocks[index]?.contentStart ?? 0)
    words.setStart(node, at + 4)
    words.setEnd(node, at + 5)
    const { left, top } = words.getBoundingClientRect()
    const place = desk.root.getBoundingClientRect()
    const click = () =>
      userEvent.click(desk.root, { position: { x: left - place.left, y: top - place.top + 4 } })
    await click()
    await expect.poll(inHand).toBe(first.id)
    await click()
    await expect.poll(inHand).toBe(id)
    await userEvent.keyboard('{Enter}')
    await expect.poll(inHand).toBe(first.id)
  })

  test('one code stands out while all else steps back', async () => {
    const { id } = await desk.bridge.run('codes.create', { name: 'Waiting' })
    await desk.bridge.run('codings.update', { codingId: second.id, codeIds: [id] })
    useWorkspace.getState().selectCoding(second.id)
    await expect.element(desk.screen.getByText('Waiting').first()).toBeVisible()
    desk.root.focus()
    await userEvent.keyboard('b')
    await expect.poll(() => paintedWords('role-dim')).toEqual([first.quote])
    expect(paintedWords('role-c')).toEqual([])
    expect(paintedWords('lower-o')).toEqual([second.quote])
    await desk.screen.getByRole('button', { name: 'Show all codes alike again' }).click()
    await expect.poll(() => paintedWords('role-c')).toEqual([first.quote])
    expect(paintedWords('role-dim')).toEqual([])
  })

  test('a stripe names its coding and takes it in hand', async () => {
    const stripe = desk.screen.getByRole('button', { name: /^Mechanism and Outcome/ })
    await userEvent.click(stripe.first())
    await expect.poll(inHand).toBe(second.id)
    await expect.poll(() => paintedWords('desk-selected')).toEqual([second.quote])
    expect(paintedWords('lower-o')).toEqual([second.quote])
  })

  test('a jump opens at the passage, with its coding in hand', async () => {
    useWorkspace.getState().showPassage(third, third.id)
    await expect.poll(() => paintedWords('desk-flash')).toEqual([third.quote])
    expect(inHand()).toBe(third.id)
    const scroller = desk.screen.getByTestId('transcript').element()
    const block = blocksIn(desk.root).find(child => child.textContent?.startsWith('Turn 30.'))
    const isInView = () => {
      const box = block?.getBoundingClientRect()
      const view = scroller.getBoundingClientRect()
      return box !== undefined && box.top > view.top && box.bottom < view.bottom
    }
    await expect.poll(isInView).toBe(true)
  })

  test('what another window or an undo changed is painted anew', async () => {
    await desk.bridge.run('codings.remove', { codingId: first.id })
    await expect.poll(() => paintedWords('role-c')).toEqual([])
    await desk.bridge.run('history.undo', {})
    await expect.poll(() => paintedWords('role-c')).toEqual([first.quote])
  })
})

describe('stripes', () => {
  test('twelve codings over one sentence have twelve lanes, each with its letter', async () => {
    const { start, end } = rangeOf('Turn 8.', 80)
    desk = await openDesk(async (bridge, sourceId) => {
      for (let i = 0; i < 12; i++) {
        const range = { start: start + i, end: end - i }
        await bridge.run('codings.create', { sourceId, ...range, roles: [ROLES[i % 4] ?? 'C'] })
      }
    })
    const found = () => [...document.querySelectorAll<HTMLElement>('[data-coding]')]
    await expect.poll(() => found().length).toBe(12)
    const stripes = found()
    const letters = stripes.map(stripe =>
      [...stripe.querySelectorAll('[data-letters]')]
        .map(mark => mark.getAttribute('data-letters'))
        .join(''),
    )
    expect(letters.sort().join('')).toBe('CCCIIIMMMOOO')
    const places = stripes.map(stripe => stripe.getBoundingClientRect())
    for (const a of places) {
      for (const b of places) {
        if (a !== b) expect(a.right <= b.left || b.right <= a.left).toBe(true)
      }
    }
    const index = desk.source.blocks.findIndex(block => block.end > start)
    const words = blocksIn(desk.root)[index]?.firstElementChild?.getClientRects() ?? []
    const wordsEnd = Math.max(...[...words].map(rect => rect.right))
    expect(Math.min(...places.map(rect => rect.left))).toBeGreaterThan(wordsEnd)
  })
})
