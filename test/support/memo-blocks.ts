import fc from 'fast-check'
import type { MemoBlock, MemoSpan } from '../../shared/memos/memo-blocks.ts'

/** Words in which every sign of Markdown is likely, at the start of a line and anywhere. */
export const MemoText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('word', 'Ann', ' ', '  ', '\t', '\n', 'é', '“so”', '🙂'),
      },
      fc.constantFrom(
        '*',
        '**',
        '***',
        '_',
        '__',
        '`',
        '```',
        '\\',
        '[',
        ']',
        '(',
        ')',
        '!',
        '&',
        '<',
        '>',
      ),
      fc.constantFrom(
        '#',
        '##',
        '# ',
        '- ',
        '+ ',
        '1. ',
        '12) ',
        '> ',
        '---',
        '- - -',
        '~~~',
        '|',
        '|-|',
      ),
      fc.constantFrom(
        '<strong>',
        '</em>',
        '&#32;',
        '](retroduce:code/1)',
        '[x](https://a.org)',
        '<br>',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join('').toWellFormed())

const Target = fc.record({
  kind: fc.constantFrom('coding' as const, 'code' as const, 'configuration' as const),
  id: fc.oneof(
    fc.uuid(),
    fc.string({ minLength: 1, maxLength: 8 }).filter(id => !id.includes('\0')),
  ),
})
const Look = { isBold: fc.boolean(), isItalic: fc.boolean() }
const Span: fc.Arbitrary<MemoSpan> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ text: MemoText, ...Look, target: fc.constant(null) }) },
  fc.record({ text: MemoText.filter(text => text !== ''), ...Look, target: Target }),
)
const Spans = fc.array(Span, { maxLength: 5 })
const Block: fc.Arbitrary<MemoBlock> = fc.oneof(
  fc.record({ kind: fc.constantFrom('paragraph' as const, 'quote' as const), spans: Spans }),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.integer({ min: 1, max: 6 }),
    spans: Spans,
  }),
  fc.record({
    kind: fc.constant('list' as const),
    start: fc.integer({ min: 0, max: 120 }),
    items: fc
      .array(fc.record({ depth: fc.nat(3), isOrdered: fc.boolean(), spans: Spans }), {
        minLength: 1,
        maxLength: 5,
      })
      .map(items =>
        // An item without a place above it stands in the list itself, and is of its kind.
        tidyDepths(items).map(item => ({
          ...item,
          isOrdered: item.depth === 0 ? (items[0]?.isOrdered ?? false) : item.isOrdered,
        })),
      ),
  }),
  fc
    .constantFrom(
      '```r\nlm(y ~ *x*)\n\n# no heading\n```',
      '<table>\n<tr>_x_</tr>',
      '| a | b |\n|---|---|\n| _c_ | |',
    )
    .map(text => ({ kind: 'kept' as const, text })),
)
/** Blocks as an editor may hand them over: not tidy, and with anything in them. */
export const MemoBlocks = fc.array(Block, { minLength: 1, maxLength: 5 })

function tidyDepths<T extends { depth: number }>(items: T[]): T[] {
  let above = -1
  return items.map(item => ({ ...item, depth: (above = Math.min(item.depth, above + 1)) }))
}
