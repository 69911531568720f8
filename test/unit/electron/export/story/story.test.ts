import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { storyBlocks } from '../../../../../electron/export/story/story-blocks.ts'
import { storyDocx } from '../../../../../electron/export/story/story-docx.ts'
import { storyHtml } from '../../../../../electron/export/story/story-html.ts'
import { storyMarkdown } from '../../../../../electron/export/story/story-markdown.ts'
import type { Story } from '../../../../../shared/contract/theory-comparison.ts'
import { tidyBlocks } from '../../../../../shared/memos/memo-blocks.ts'
import { memoBlocks } from '../../../../../shared/memos/read-memo.ts'

const Words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('# no heading', '*not bold*', '<b>&amp;', '1. no list', '> said', ']]>', 'a\nb'),
)
const Block = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('heading' as const), text: Words },
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
  }),
  fc.record({ kind: fc.constant('text' as const), text: Words }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(Words, { maxLength: 3 }) }),
  fc.record({
    ...{ kind: fc.constant('change' as const), text: Words, before: fc.option(Words) },
    ...{ after: fc.option(Words), reasons: fc.array(Words, { maxLength: 2 }) },
  }),
  fc.record({
    ...{ kind: fc.constant('quote' as const), text: Words, who: Words },
    stance: fc.constantFrom('supports' as const, 'refines' as const, 'challenges' as const),
  }),
)
const AnyStory: fc.Arbitrary<Story> = fc.record({
  title: Words,
  blocks: fc.array(Block, { maxLength: 6 }),
})

it('reads as the same blocks from its Markdown, whatever signs its words hold', () => {
  const Plain = fc.constantFrom('# no heading', '*not bold*', 'a [b](c)', '1. no list', '> said')
  const PlainStory = fc.record({
    title: Plain,
    blocks: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), text: Plain }),
        fc.record({
          ...{ kind: fc.constant('change' as const), text: Plain, before: Plain, after: Plain },
          reasons: fc.array(Plain, { maxLength: 2 }),
        }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  })
  fc.assert(
    fc.property(PlainStory, story => {
      const read = memoBlocks(storyMarkdown(story).trimEnd())
      expect(tidyBlocks(read)).toEqual(tidyBlocks(storyBlocks(story)))
    }),
  )
})

it('is a well-formed page and a well-formed document, the same bytes each time', async () => {
  await fc.assert(
    fc.asyncProperty(AnyStory, async story => {
      const [main = ''] = /<main>[^]*<\/main>/.exec(storyHtml(story)) ?? []
      expect(() => parse(main)).not.toThrow()
      const bytes = await storyDocx(story, '2026-03-02')
      const parts = unzipSync(bytes)
      for (const part of ['word/document.xml', 'docProps/core.xml']) {
        const xml = new TextDecoder().decode(parts[part])
        expect(() => parse(xml)).not.toThrow()
      }
      expect(await storyDocx(story, '2026-03-02')).toEqual(bytes)
    }),
    { numRuns: 15 },
  )
})

/** Reads XML to its end. Throws where it is not well formed. */
function parse(xml: string): void {
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
}
