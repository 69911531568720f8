import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stripInline } from '../../../../electron/import/markdown-inline.ts'
import { readSource } from '../../../../electron/import/import-file.ts'
import { blocksOf, expectSound, sharedFiles, warningsOf } from '../../../support/import.ts'

const read = (text: string) => readSource('a.md', Buffer.from(text))

describe('readMarkdown', () => {
  it('makes headings, with their level and without hashes', async () => {
    const draft = await read('# One #\n\nText\n\n### Three\n\nTitle\n=====\n#no heading\n\nlast')
    expect(
      draft.blocks.filter(block => block.kind === 'heading').map(block => block.level),
    ).toEqual([1, 3, 1])
    expect(draft.text).toBe('One\n\nText\n\nThree\n\nTitle\n#no heading\n\nlast')
    expect(warningsOf(draft)).toEqual({ formatting_removed: 4 })
  })

  it('makes rows of tables, cells parted by tabs', async () => {
    const draft = await read(
      'Before\n\n| A | B |\n|---|:-:|\n| 1 | **2** |\n| x \\| y | |\n\nAfter | all',
    )
    expect(blocksOf(draft)).toEqual([
      ['paragraph', 'Before'],
      ['tableRow', 'A\tB'],
      ['tableRow', '1\t2'],
      ['tableRow', 'x | y\t'],
      ['paragraph', 'After | all'],
    ])
  })

  it('keeps list markers, code and rules of speech', async () => {
    const text =
      '- one\n  1. two\n```\n# not a heading **x**\n```\nINT: 5 * 3 * 2 and snake_case_name\n'
    expect((await read(text)).text).toBe(text)
  })

  it('reads bold speaker labels', async () => {
    const draft = await read('**INT:** Why?\n\n**P07:**\nSo *very* so.\n\n> quoted')
    expect(draft.kind).toBe('transcript')
    expect(draft.blocks.map(block => block.speaker)).toEqual(['INT', 'P07', 'P07', 'P07'])
    expect(draft.text).toBe('INT: Why?\n\nP07:\nSo very so.\n\nquoted')
  })

  it('leaves out images and rules, keeps the words beside them', async () => {
    const draft = await read('A ![a chart](x.png) B\n\n---\n\n![](y.png)C')
    expect(draft.text).toBe('A a chart B\n\n\nC')
    expect(warningsOf(draft)).toMatchObject({ image_dropped: 2 })
  })
})

describe('stripInline', () => {
  it.each([
    ['**bold** and __bold__', 'bold and bold'],
    ['*it* and _it_ and ~~gone~~', 'it and it and gone'],
    ['***both***', 'both'],
    ['`code` and ``x``', 'code and ``x``'],
    ['[words](https://a.b) [https://a.b](https://a.b)', 'words (https://a.b) https://a.b'],
    ['[x](javascript:alert)', 'x (javascript:alert)'],
    ['\\*Correspondence: \\_x\\_', '*Correspondence: _x_'],
    ['**open and *open', '**open and *open'],
    ['2*3*4 a_b_c * not * this', '2*3*4 a_b_c * not * this'],
    ['a \\**b** c', 'a **b** c'],
    ['[sic] and (C/M) [00:12]', '[sic] and (C/M) [00:12]'],
    ['', ''],
  ])('turns %s into %s', (line, expected) => {
    expect(stripInline(line).text).toBe(expected)
  })

  it('never loses a letter or digit', () => {
    const mark = fc.constantFrom(
      '*',
      '**',
      '_',
      '__',
      '`',
      '~~',
      '[',
      ']',
      '(',
      ')',
      '![',
      '\\',
      ' ',
      'ab',
      '1',
      '.',
    )
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), marks => {
        const line = marks.join('')
        expect(stripInline(line).text.match(/[\p{L}\p{N}]/gu)).toEqual(line.match(/[\p{L}\p{N}]/gu))
      }),
    )
  })

  it.each(['**', '*', '_a ', '[', '`', '![', '\\', '[a](', '~~x', '|-'])(
    'is not stalled by many %s',
    mark => {
      expect(stripInline(mark.repeat(100_000)).text.length).toBeGreaterThan(0)
    },
  )
})

const papers = sharedFiles('seeds', '.txt')

describe.skipIf(!papers)('real texts as Markdown', () => {
  it.each(papers ?? [])('keeps every word of $name', async ({ bytes }) => {
    const draft = await readSource('a.md', bytes)
    expectSound(draft)
    expect(wordsOf(draft.text)).toEqual(wordsOf(bytes.toString('utf8')))
  })
})

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}
