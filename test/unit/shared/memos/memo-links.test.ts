import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SUBJECT_KINDS } from '../../../../shared/memos/kinds.ts'
import {
  findLinks,
  mentionsIn,
  readableBody,
  retargetLinks,
  writeLink,
} from '../../../../shared/memos/memo-links.ts'

const Target = fc.record({
  kind: fc.constantFrom(...SUBJECT_KINDS),
  id: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter(id => id.length <= 64),
})
/** Words of a link and text around it, with the signs that Markdown means something by. */
const Words = fc
  .array(fc.constantFrom('she', ' ', '[', ']', '\\', '(', ')', '*', '😀', '`'), { maxLength: 8 })
  .map(parts => parts.join(''))
const Around = fc
  .array(fc.constantFrom('a', ' ', '\n', '(', ')', '](', 'http://x', 'retroduce:code/1'), {
    maxLength: 6,
  })
  .map(parts => `${parts.join('')} `)

describe('the links of a memo', () => {
  it('are read back as they were written, wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(Around, Words, Target)), Around, (parts, last) => {
        const body = parts.map(([text, words, to]) => text + writeLink(words, to)).join('') + last
        const found = findLinks(body)
        expect(found.map(({ kind, id }) => ({ kind, id }))).toEqual(parts.map(([, , to]) => to))
        expect(found.map(({ words }) => words)).toEqual(parts.map(([, words]) => words))
        expect(readableBody(body)).toBe(parts.map(([text, words]) => text + words).join('') + last)
      }),
    )
  })

  it('lead elsewhere after a merge, and nothing else of the memo changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(Around, Words, fc.boolean())),
        Target,
        Target,
        (parts, from, to) => {
          const other = { kind: 'theory' as const, id: 'another one' }
          const write = (target: typeof from) =>
            parts.map(([text, words, is]) => text + writeLink(words, is ? target : other)).join('')
          expect(retargetLinks(write(from), from, to)).toBe(write(to))
        },
      ),
    )
  })

  it.each([
    '[x](https://example.org)',
    '[x](javascript:alert(1))',
    '[x](retroduce:file/1)',
    '[x](RETRODUCE:code/1)',
    '[x](retroduce:code/)',
    '[x](retroduce:code/a b)',
    '[x](retroduce:code/%E0%A4%A)',
    '[x](retroduce:code/%00)',
    `[x](retroduce:code/${'i'.repeat(65)})`,
    '![x](retroduce:code/1)',
    String.raw`\[x](retroduce:code/1)`,
    '[x] (retroduce:code/1)',
    '[x\ny](retroduce:code/1)',
    '<retroduce:code/1>',
  ])('are never made of anything else: %s', body => {
    expect(findLinks(body)).toEqual([])
    expect(readableBody(body)).toBe(body)
  })

  it('name a thing once, however often it is linked and whatever stands for it', () => {
    expect(findLinks('[met [a colleague] twice](retroduce:source/1)')).toMatchObject([
      { id: '1', words: 'met [a colleague] twice' },
    ])
    const code = writeLink('trust', { kind: 'code', id: '1' })
    expect(mentionsIn(`${code} and ${code}, [[again](retroduce:source/1)]`)).toEqual([
      { kind: 'code', id: '1' },
      { kind: 'source', id: '1' },
    ])
  })
})
