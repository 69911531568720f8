import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { MemoView } from '../../../../renderer/editor/memo/memo-view.ts'
import { memoBlocks } from '../../../../shared/memos/read-memo.ts'
import { writeMemo } from '../../../../shared/memos/write-memo.ts'
import { MemoBlocks, MemoText } from '../../../support/memo-blocks.ts'

let root: HTMLElement
let view: MemoView
let changes = 0
beforeEach(() => {
  root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  changes = 0
  view = new MemoView(root, '', () => {
    changes += 1
  })
})
afterEach(() => {
  view.dispose()
  root.remove()
})

describe('Markdown', () => {
  test('that a memo can be made of comes out of the editor as it went in', () => {
    fc.assert(
      fc.property(MemoBlocks, blocks => {
        const body = writeMemo(blocks)
        view.show(body)
        expect(view.body).toBe(body)
      }),
      { numRuns: 300 },
    )
  })

  test('from elsewhere is not touched, only what is changed in it', () => {
    fc.assert(
      fc.property(fc.array(MemoText, { maxLength: 6 }), lines => {
        const body = lines.join('\n')
        view.show(body)
        expect(memoBlocks(view.body)).toEqual(memoBlocks(body))
      }),
      { numRuns: 300 },
    )
    expect(changes).toBe(0)
  })

  test('that the editor does not know stays to the letter when something is written beside it', async () => {
    const foreign =
      '* one\n* __two__\n\n| a | b |\n|---|---|\n| *1* | 2 |\n\n```r\nlm(y ~ x)\n\n```'
    view.show(foreign)
    view.focusEnd()
    await userEvent.keyboard('and so')
    expect(view.body).toBe(`${foreign}\n\nand so`)
  })
})

describe('typing', () => {
  const typed = async (keys: string) => {
    view.focusEnd()
    await userEvent.keyboard(keys)
    return view.body
  }

  test.each([
    ['# Why{Enter}so', '# Why\n\nso'],
    ['## Why', '## Why'],
    ['- one{Enter}two{Enter}{Tab}three', '- one\n- two\n  - three'],
    ['1. one{Enter}two', '1. one\n2. two'],
    ['> said{Shift>}{Enter}{/Shift}so', '> said\n> so'],
    ['a **bold** b', 'a **bold** b'],
    ['{Control>}i{/Control}so{Control>}i{/Control} it is', '*so* it is'],
    ['a_b and 2 * 3', 'a_b and 2 * 3'],
    ['{Control>}u{/Control}plain', 'plain'],
    ['one{Enter}{Enter}two', 'one\n\n\ntwo'],
  ])('%s', async (keys, body) => {
    expect(await typed(keys)).toBe(body)
    view.show(view.body)
    expect(view.body).toBe(body)
  })

  test('is taken back and done again, and not beyond what was opened', async () => {
    view.show('Opened')
    await typed(' and more')
    await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}{Control>}z{/Control}')
    expect(view.body).toBe('Opened')
    await userEvent.keyboard('{Control>}y{/Control}')
    expect(view.body).toBe('Opened and more')
  })
})

describe('what is pasted', () => {
  const paste = (html: string, text = '') => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', text)
    view.focusEnd()
    root.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    return expect.poll(() => view.body)
  }

  test('keeps its structure and loses all that could act', async () => {
    await paste(
      `<h2 onclick="alert(1)">Head</h2><script>alert(1)</script><p style="color:red">A <b>bold</b>
       <i>word</i>, <a href="https://example.org/x">a page</a>, <a href="javascript:alert(1)">b</a>
       <a href="retroduce:code/1">c</a><img src="https://example.org/y.png" alt="y"></p>
       <blockquote><p>Said</p></blockquote><ul><li>one<ul><li>two</li></ul></li></ul>
       <table><tr><td>x</td><td>y</td></tr></table><iframe src="https://example.org"></iframe>`,
    ).toBe(
      '## Head\n\nA **bold** *word*, a page (https://example.org/x), b c\n\n> Said\n\n- one\n  - two\n\nx\n\ny',
    )
    expect(root.querySelector('a, img, script, iframe, [onclick], [style*="color"]')).toBeNull()
  })

  test('goes on in the paragraph where it is a phrase', async () => {
    view.show('She ')
    await paste(
      '<b style="font-weight:normal">said <span style="font-weight:700">so</span></b>',
    ).toBe('She said **so**')
  })

  test('is taken by its words where it has no structure', async () => {
    await paste('', 'one *two*\r\nthree\n\nfour').toBe('one \\*two\\*\nthree\n\nfour')
  })
})
