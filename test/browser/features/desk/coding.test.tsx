import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ROLES } from '../../../../shared/domain/roles.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { makeCode, makeCoding } from './fake-engine.ts'
import { frames, openDesk, paintedWords, sample, selectWords } from './open-desk.tsx'

type Opened = Awaited<ReturnType<typeof openDesk>>
let desk: Opened
const WORDS = 'She said 😀'
const settled = () => frames(6)
const last = () => desk.engine.commands.at(-1)

describe('coding by keyboard', () => {
  beforeEach(async () => {
    desk = await openDesk(engine => {
      engine.codes.push(makeCode('trust', 'Trust'), makeCode('waiting', 'Waiting times'))
    })
  })
  afterEach(() => desk.close())

  test('a role codes the words selected, and they stay selected', async () => {
    const range = await selectWords(desk.root, WORDS)
    await userEvent.keyboard('c')
    await settled()
    expect(last()).toMatchObject({ procedure: 'codings.create', input: { ...range, roles: ['C'] } })
    expect(document.getSelection()?.toString()).toBe(WORDS)
    expect(paintedWords('role-c')).toEqual([WORDS])
    expect(useWorkspace.getState().codingId).toBe(desk.engine.codings[0]?.id)
    await expect.element(desk.screen.getByText('Coded as Context: 2 words')).toBeInTheDocument()
  })

  test('a second role goes onto the same coding, and the same role again comes off', async () => {
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('cm')
    await settled()
    expect(desk.engine.codings.map(({ roles }) => roles)).toEqual([['C', 'M']])
    await userEvent.keyboard('c')
    await settled()
    expect(desk.engine.codings.map(({ roles }) => roles)).toEqual([['M']])
    expect(paintedWords('role-c')).toEqual([])
    expect(paintedWords('role-m')).toEqual([WORDS])
  })

  test('is painted before the engine answers, also when keys come faster than it', async () => {
    desk.engine.delay = 300
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('co')
    await frames(2)
    expect(desk.engine.codings).toEqual([])
    expect(paintedWords('role-c')).toEqual([WORDS])
    expect(paintedWords('role-o')).toEqual([WORDS])
    await expect.poll(() => desk.engine.codings.map(({ roles }) => roles)).toEqual([['C', 'O']])
  })

  test('a refusal takes the paint away and says why', async () => {
    desk.engine.refuses.add('codings.create')
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('i')
    await settled()
    expect(paintedWords('role-i')).toEqual([])
    expect(useWorkspace.getState().codingId).toBeNull()
    expect(useNotices.getState().notices.at(-1)?.text).toContain('could not be coded')
  })

  test('Delete removes the coding in hand', async () => {
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('o')
    await settled()
    await userEvent.keyboard('{Delete}')
    await settled()
    expect(desk.engine.codings).toEqual([])
    expect(paintedWords('role-o')).toEqual([])
  })

  test('a code is found by typing and given, and stands on a digit from then on', async () => {
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('k')
    await userEvent.keyboard('wait{Enter}')
    await settled()
    expect(desk.engine.codings[0]?.codeIds).toEqual(['waiting'])
    expect(document.getSelection()?.toString()).toBe(WORDS)
    await selectWords(desk.root, 'naïve café')
    await userEvent.keyboard('1')
    await settled()
    expect(desk.engine.codings[1]?.codeIds).toEqual(['waiting'])
  })

  test('a code that is not there yet is made in place', async () => {
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('/Being heard{Enter}')
    await settled()
    expect(desk.engine.codes.map(({ name }) => name)).toContain('Being heard')
    expect(desk.engine.codings[0]?.codeIds).toHaveLength(1)
  })

  test('letters in a field are letters', async () => {
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('c')
    await settled()
    const before = desk.engine.commands.length
    await userEvent.keyboard('n')
    await frames()
    await userEvent.keyboard('commit{Control>}{Enter}{/Control}')
    await settled()
    expect(desk.engine.commands.length).toBe(before + 1)
    expect(desk.engine.codings[0]?.note).toBe('commit')
    expect(document.activeElement).toBe(desk.root)
  })

  test('brackets grow and shrink the selection', async () => {
    await selectWords(desk.root, 'said')
    await userEvent.keyboard(']')
    await frames()
    const sentence = document.getSelection()?.toString() ?? ''
    expect(sentence.startsWith('She said')).toBe(true)
    await userEvent.keyboard(']')
    await frames()
    expect(document.getSelection()?.toString().startsWith('Turn 1.')).toBe(true)
    // Doubled, an opening bracket is itself.
    await userEvent.keyboard('[[')
    await frames()
    await userEvent.keyboard('[[')
    await frames()
    expect(document.getSelection()?.toString()).toBe('said')
  })

  test('Alt and arrows move the edges by words, as one step', async () => {
    await selectWords(desk.root, 'She said')
    await userEvent.keyboard('m')
    await settled()
    await userEvent.keyboard('{Alt>}{ArrowRight}{ArrowRight}{/Alt}')
    await frames()
    expect(paintedWords('role-m')).toEqual(['She said 😀 “it’s fine'])
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
    await expect.poll(() => desk.engine.codings[0]?.quote).toBe('said 😀 “it’s fine')
    expect(
      desk.engine.commands.filter(({ procedure }) => procedure === 'codings.update'),
    ).toHaveLength(1)
  })

  test('Shift and a role put the words into a new configuration under a label', async () => {
    await selectWords(desk.root, WORDS)
    await userEvent.keyboard('{Shift>}M{/Shift}')
    await frames()
    expect((document.activeElement as HTMLInputElement).value).toBe(WORDS)
    await userEvent.keyboard('Feels heard{Enter}')
    await expect.poll(() => last()?.procedure).toBe('configurations.addPassage')
    expect(last()?.input).toMatchObject({ role: 'M', label: 'Feels heard', codingId: 'coding-1' })
    await expect
      .element(desk.screen.getByLabelText('Label of the mechanism'))
      .toHaveValue('Feels heard')
  })
})

describe('going from coding to coding', () => {
  beforeEach(async () => {
    desk = await openDesk(engine => {
      const at = (words: string) => sample.text.indexOf(words)
      engine.codings.push(
        { ...makeCoding('a', sample.text, at('She said'), at('She said') + 30), roles: ['C'] },
        { ...makeCoding('b', sample.text, at('Turn 4.'), at('Turn 4.') + 40), roles: ['O', 'M'] },
        { ...makeCoding('c', sample.text, at('Turn 30.'), at('Turn 30.') + 40), roles: [] },
      )
    })
  })
  afterEach(() => desk.close())

  test('full stop and comma, and Tab while one is in hand', async () => {
    desk.root.focus()
    const inHand = () => useWorkspace.getState().codingId
    await userEvent.keyboard('.')
    expect(inHand()).toBe('a')
    await userEvent.keyboard('.')
    await frames()
    await userEvent.keyboard('{Tab}')
    expect(inHand()).toBe('c')
    await userEvent.keyboard(',')
    expect(inHand()).toBe('b')
    await userEvent.keyboard('{Escape}')
    await frames()
    expect(inHand()).toBeNull()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).not.toBe(desk.root)
  })

  test('a stripe names its coding and takes it in hand', async () => {
    const stripe = desk.screen.getByRole('button', {
      name: /^Mechanism and Outcome|^Outcome and Mechanism/,
    })
    await userEvent.click(stripe.first())
    await frames()
    expect(useWorkspace.getState().codingId).toBe('b')
    expect(paintedWords('desk-selected')).toEqual(paintedWords('role-o'))
  })

  test('a jump opens at the passage, with its coding in hand', async () => {
    const { start, end } = desk.engine.codings[2] as { start: number; end: number }
    useWorkspace.getState().showPassage({ sourceId: 'source-1', start, end }, 'c')
    await settled()
    const scroller = desk.screen.getByTestId('transcript').element()
    const block = [...desk.root.children].find(child => child.textContent?.startsWith('Turn 30.'))
    const box = block?.getBoundingClientRect()
    const view = scroller.getBoundingClientRect()
    expect(box && box.top > view.top && box.bottom < view.bottom).toBe(true)
    expect(paintedWords('desk-flash')).toHaveLength(1)
    expect(useWorkspace.getState().codingId).toBe('c')
  })

  test('what another window or an undo changed is painted anew', async () => {
    desk.engine.codings = desk.engine.codings.filter(({ id }) => id !== 'a')
    desk.engine.emit({ type: 'changed', areas: ['codings'] })
    await expect.poll(() => paintedWords('role-c')).toEqual([])
  })
})

describe('stripes', () => {
  test('twelve codings over one sentence have twelve lanes, each with its letter', async () => {
    const start = sample.text.indexOf('Turn 8.')
    const opened = await openDesk(engine => {
      for (let i = 0; i < 12; i++) {
        const coding = makeCoding(`over-${i}`, sample.text, start + i, start + 80 - i)
        engine.codings.push({ ...coding, roles: [ROLES[i % 4] ?? 'C'] })
      }
    })
    const found = () => [...document.querySelectorAll<HTMLElement>('[data-coding]')]
    await expect.poll(() => found().length).toBe(12)
    const stripes = found()
    const letters = stripes.map(stripe => stripe.textContent)
    expect(letters.sort().join('')).toBe('CCCIIIMMMOOO')
    const places = stripes.map(stripe => stripe.getBoundingClientRect())
    for (const a of places) {
      for (const b of places) {
        if (a !== b) expect(a.right <= b.left || b.right <= a.left).toBe(true)
      }
    }
    const words = opened.root.children[8]?.firstElementChild?.getClientRects() ?? []
    const wordsEnd = Math.max(...[...words].map(rect => rect.right))
    expect(Math.min(...places.map(rect => rect.left))).toBeGreaterThan(wordsEnd)
    opened.close()
  })
})
