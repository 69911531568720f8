import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyBlocks } from '../../../../shared/memos/memo-blocks.ts'
import { findLinks } from '../../../../shared/memos/memo-links.ts'
import { memoBlocks, readMemo } from '../../../../shared/memos/read-memo.ts'
import { writeMemo } from '../../../../shared/memos/write-memo.ts'
import { MemoBlocks, MemoText } from '../../../support/memo-blocks.ts'

describe('a memo', () => {
  it('is read back as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(MemoBlocks, blocks => {
        const body = writeMemo(blocks)
        expect(memoBlocks(body)).toEqual(tidyBlocks(blocks))
        const targets = blocks
          .flatMap(block =>
            'items' in block
              ? block.items.flatMap(item => item.spans)
              : 'spans' in block
                ? block.spans
                : [],
          )
          .flatMap(span => span.target ?? [])
        expect(findLinks(body).map(({ kind, id }) => ({ kind, id }))).toEqual(targets)
      }),
      { numRuns: 400 },
    )
  })

  it('of any Markdown stays the same once it was written in the one way', () => {
    fc.assert(
      fc.property(fc.array(MemoText, { maxLength: 8 }), lines => {
        const written = writeMemo(memoBlocks(lines.join('\n')))
        expect(writeMemo(memoBlocks(written))).toBe(written)
      }),
      { numRuns: 400 },
    )
  })

  it('loses no line of Markdown that the editor does not know', () => {
    fc.assert(
      fc.property(fc.array(MemoText, { maxLength: 8 }), parts => {
        const lines = parts.join('\n').replaceAll(/\r\n?/g, '\n').split('\n')
        const kept = readMemo(lines.join('\n')).flatMap(({ source }) => source.split('\n'))
        const words = (all: string[]) => all.filter(line => !/^[ \t]*$/.test(line))
        expect(words(kept)).toEqual(words(lines))
      }),
    )
  })
})
