import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain, readInline, readMarkdown } from '../../../../../renderer/features/help/markdown.ts'

test('a page becomes headings with their anchors, paragraphs, lists, tables, pictures and text to copy', () => {
  const page = `# Coding desk

Read **and**
code, with \`Ctrl+K\`.

## What's new?

1. First
2. Second,
   going on

- [There](sources.md#it)

| type | to find |
|---|---|
| \`a b\` | *both* |

![The desk](pictures/desk.png)

\`\`\`
P07: 1. **As it is**
\`\`\`
`
  const text = (words: string) => ({ kind: 'text', text: words })
  expect(readMarkdown(page)).toEqual([
    { kind: 'heading', level: 1, text: 'Coding desk', anchor: 'coding-desk' },
    {
      kind: 'paragraph',
      inlines: [
        text('Read '),
        { kind: 'strong', text: 'and' },
        text(' code, with '),
        { kind: 'code', text: 'Ctrl+K' },
        text('.'),
      ],
    },
    { kind: 'heading', level: 2, text: "What's new?", anchor: 'whats-new' },
    { kind: 'list', isOrdered: true, items: [[text('First')], [text('Second, going on')]] },
    {
      kind: 'list',
      isOrdered: false,
      items: [[{ kind: 'link', text: 'There', target: 'sources.md#it' }]],
    },
    {
      kind: 'table',
      head: [[text('type')], [text('to find')]],
      rows: [[[{ kind: 'code', text: 'a b' }], [{ kind: 'emphasis', text: 'both' }]]],
    },
    { kind: 'picture', alt: 'The desk', source: 'pictures/desk.png' },
    { kind: 'verbatim', text: 'P07: 1. **As it is**' },
  ])
})

test('markup of any other kind stays the text that it is', () => {
  const hostile = '<img src=x onerror=alert(1)> <b>bold</b> &amp; 2 * 3 [x] (y) _z_'
  expect(readInline(hostile)).toEqual([{ kind: 'text', text: hostile }])
})

test('words without signs come out as they went in, and no text at all stops the reader', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const bare = text.replace(/[`*[\]]/g, '')
      expect(plain(readInline(bare))).toBe(bare)
      expect(Array.isArray(readMarkdown(text))).toBe(true)
    }),
  )
})
