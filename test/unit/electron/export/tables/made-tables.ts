import fc from 'fast-check'
import { type Cell, needsLandscape, type Table } from '../../../../../shared/tables/table.ts'

/** What a cell must survive: formulas, markup, words that programs trip over, and what no file format can hold. */
const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://evil","x")',
  '+44 20 7946 0000',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1',
  '\u0001=1',
  'constructor',
  '__proto__',
  '<script>alert(1)</script>',
  '</style></title>',
  '&amp; &#39; ]]>',
  '_x0041_ _x005F_',
  'a\0b\u0007c\uFFFEd\uD800e',
  'one\ntwo\r\nthree\rfour',
  '"quoted"; semi, comma',
  '😀 e\u0301 \u202Etxt',
  '  spaces  ',
]

const words = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t'), fc.string({ unit: 'grapheme' }))
    .map(parts => parts.join('')),
)

const paragraph = fc.record({
  style: fc.constantFrom('plain' as const, 'quote' as const, 'label' as const, 'context' as const),
  text: words,
  attribution: fc.option(words),
})

const cell: fc.Arbitrary<Cell> = fc.oneof(
  words,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(paragraph, { minLength: 1, maxLength: 3 }),
)

/** Tables with hostile words in every place that takes some. */
export const hostileTable: fc.Arbitrary<Table> = fc
  .record({ width: fc.integer({ min: 1, max: 5 }), isGrouped: fc.boolean() })
  .chain(({ width, isGrouped }) =>
    fc.record({
      title: words,
      caption: words,
      notes: fc.array(words, { maxLength: 2 }),
      date: fc.constant('2026-03-31'),
      columns: fc.array(
        fc.record({
          key: fc.string(),
          label: words,
          kind: fc.constantFrom('text' as const, 'number' as const, 'yes-no' as const),
          share: fc.integer({ min: 4, max: 40 }),
        }),
        { minLength: width, maxLength: width },
      ),
      isLandscape: fc.boolean(),
      groupedBy: isGrouped ? words : fc.constant(null),
      rows: fc.array(
        fc.record({
          group: isGrouped ? words : fc.constant(null),
          cells: fc.array(cell, { minLength: width, maxLength: width }),
        }),
        { maxLength: 6 },
      ),
    }),
  )

/** A small table as a study would have it. */
export function smallTable(changes: Partial<Table> = {}): Table {
  const columns: Table['columns'] = [
    { key: 'number', label: 'CMOC', kind: 'number', share: 6 },
    { key: 'statement', label: 'Statement', kind: 'text', share: 30 },
    { key: 'quotes', label: 'Evidence', kind: 'text', share: 40 },
    { key: 'day', label: 'Day', kind: 'date', share: 10 },
    { key: 'agreed', label: 'Agreed', kind: 'yes-no', share: 8 },
  ]
  return {
    title: 'Configurations',
    caption: 'Configurations in use. Study: Harbour.',
    notes: ['Only of these stakeholder groups: Clients.'],
    date: '2026-03-31',
    columns,
    isLandscape: needsLandscape(columns),
    groupedBy: null,
    rows: [
      {
        group: null,
        cells: [
          1,
          'If nobody rings, then the client gives up.',
          [
            { style: 'label', text: 'Supports (1)', attribution: null },
            { style: 'quote', text: 'Nobody rang.', attribution: 'P07, Clients' },
          ],
          '2026-01-02',
          true,
        ],
      },
      { group: null, cells: [2, null, null, 'some day in May', false] },
    ],
    ...changes,
  }
}
