import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { loadDiagramFonts } from '../../../../../electron/diagram/fonts.ts'
import { layOutPages } from '../../../../../electron/export/reports/lay-out-pages.ts'
import { reportDocx } from '../../../../../electron/export/reports/report-docx.ts'
import { reportHtml } from '../../../../../electron/export/reports/report-html.ts'
import {
  reportBlocks,
  reportMarkdown,
} from '../../../../../electron/export/reports/report-markdown.ts'
import { reportPdf } from '../../../../../electron/export/reports/report-pdf.ts'
import { tidyBlocks } from '../../../../../shared/memos/memo-blocks.ts'
import { memoBlocks } from '../../../../../shared/memos/read-memo.ts'
import { ORIENTATIONS, PAPERS, sheetOf } from '../../../../../shared/reports/paper.ts'
import type { Report, ReportBlock } from '../../../../../shared/reports/report.ts'
import type { Cell } from '../../../../../shared/tables/table.ts'
import { resourcesDir } from '../../diagram/export-fixture.ts'

const fonts = await loadDiagramFonts(resourcesDir)
const measure = fonts.measureText

const Words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('# no heading', '*not bold*', '<b>&amp;', '1. no list', '> said', ']]>', 'a\nb'),
  fc.constantFrom('A long text that goes over several lines. '.repeat(40), 'x'.repeat(300)),
)

/** Documents of every kind of block, with texts of a kind. */
function reportsOf(words: fc.Arbitrary<string>): fc.Arbitrary<Report> {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    words,
    fc.constant(null),
    fc.integer(),
    fc.boolean(),
    fc.array(
      fc.record({
        style: fc.constantFrom('plain' as const, 'quote' as const, 'label' as const),
        ...{ text: words, attribution: fc.option(words) },
      }),
      { maxLength: 3 },
    ),
  )
  const block: fc.Arbitrary<ReportBlock> = fc.oneof(
    fc.record({
      ...{ kind: fc.constant('heading' as const), text: words },
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    }),
    fc.record({ kind: fc.constant('text' as const), text: words, lead: words }),
    fc.record({ kind: fc.constant('text' as const), text: words, isSoft: fc.boolean() }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(words, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('quote' as const), text: words, by: words }),
    fc.record({
      ...{ kind: fc.constant('margin' as const), lead: words, text: words },
      notes: fc.array(fc.record({ lead: words, text: words }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(
        fc.record({
          ...{ key: fc.constant('k'), label: words, share: fc.integer({ min: 4, max: 40 }) },
          kind: fc.constantFrom('text' as const, 'number' as const),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      rows: fc.array(
        fc.record({
          ...{ group: fc.option(words), cells: fc.array(cell, { minLength: 4, maxLength: 4 }) },
        }),
        { maxLength: 12 },
      ),
      groupedBy: fc.option(words),
    }),
  )
  return fc.record({
    ...{ title: words, date: fc.constant('2026-03-02'), isLandscape: fc.boolean() },
    blocks: fc.array(block, { maxLength: 8 }),
  })
}

const Sheets = fc
  .tuple(fc.constantFrom(...PAPERS), fc.constantFrom(...ORIENTATIONS), fc.boolean())
  .map(choice => sheetOf(...choice))

describe('a document', () => {
  it('reads as the same blocks from its Markdown, whatever signs its words hold', () => {
    const Plain = fc.constantFrom('# no heading', '*not bold*', 'a [b](c)', '1. no list', '> said')
    const Texts = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), text: Plain }),
        fc.record({ kind: fc.constant('text' as const), text: Plain, lead: Plain }),
        fc.record({
          ...{ kind: fc.constant('list' as const) },
          items: fc.array(Plain, { minLength: 1, maxLength: 2 }),
        }),
      ),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(Texts, blocks => {
        const report = { title: '', date: '2026-03-02', isLandscape: false, blocks }
        const read = memoBlocks(reportMarkdown(report).trimEnd())
        expect(tidyBlocks(read)).toEqual(tidyBlocks(reportBlocks(report)))
      }),
    )
  })

  it('is a well-formed page and a well-formed Word file, the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(reportsOf(Words), async report => {
        const [main = ''] = /<main[^]*<\/main>/.exec(reportHtml(report)) ?? []
        expect(() => parse(main)).not.toThrow()
        const bytes = await reportDocx(report)
        const parts = unzipSync(bytes)
        for (const part of ['word/document.xml', 'docProps/core.xml']) {
          const xml = new TextDecoder().decode(parts[part])
          expect(() => parse(xml)).not.toThrow()
        }
        expect(await reportDocx(report)).toEqual(bytes)
      }),
      { numRuns: 12 },
    )
  })
})

describe('its pages', () => {
  it('stay within the margins of every paper, whatever stands in the document', () => {
    const Plain = fc
      .array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 200 })
      .map(words => words.join(' '))
    fc.assert(
      fc.property(reportsOf(Plain), Sheets, (report, sheet) => {
        const pages = layOutPages(report, sheet, measure)
        for (const { marks } of pages) {
          for (const mark of marks) {
            if (mark.kind !== 'text') continue
            const end = mark.x + measure(mark.text, mark.size, mark.weight)
            expect(mark.x).toBeGreaterThanOrEqual(sheet.margin - 0.01)
            // A column may be narrower than a letter.
            if (mark.text.length > 1) {
              expect(end).toBeLessThanOrEqual(sheet.width - sheet.margin + 0.01)
            }
            expect(mark.y).toBeGreaterThanOrEqual(sheet.margin)
            expect(mark.y).toBeLessThanOrEqual(sheet.height - sheet.margin * 0.5 + 0.01)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('show each letter of running text exactly once', () => {
    const Plain = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 900 })
    fc.assert(
      fc.property(fc.array(Plain, { maxLength: 4 }), Sheets, (texts, sheet) => {
        const blocks = texts.map((words): ReportBlock => ({ kind: 'text', text: words.join(' ') }))
        const report = { title: '', date: '2026-03-02', isLandscape: false, blocks }
        const pages = layOutPages(report, sheet, measure)
        const shown = pages.flatMap(({ marks }) =>
          marks.slice(0, -2).flatMap(mark => (mark.kind === 'text' ? [mark.text] : [])),
        )
        expect(shown.join('').replaceAll(' ', '')).toBe(texts.flat().join(''))
        pages.forEach(({ marks }, index) => {
          expect(marks.at(-1)).toMatchObject({ text: `${index + 1} of ${pages.length}` })
        })
      }),
      { numRuns: 30 },
    )
  })

  it('begin with the heading row of a table that goes on, and keep a short row whole', () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      group: null,
      cells: [`Row ${index}`, `first line\nsecond line of row ${index}`],
    }))
    const columns = ['Who', 'What'].map(label => ({
      ...{ key: label, label, kind: 'text' as const, share: 10 },
    }))
    const blocks: ReportBlock[] = [
      { kind: 'heading', level: 1, text: 'Everything' },
      { kind: 'table', columns, rows, groupedBy: null },
    ]
    const report = { title: 'T', date: '2026-03-02', isLandscape: false, blocks }
    const pages = layOutPages(report, sheetOf('A4', 'auto', false), measure)
    expect(pages.length).toBeGreaterThan(4)
    for (const { marks } of pages) {
      const texts = marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : []))
      expect(texts.filter(text => text === 'Who')).toHaveLength(1)
      for (const text of texts) {
        const [, number] = /^Row (\d+)$/.exec(text) ?? []
        if (number !== undefined) expect(texts).toContain(`second line of row ${number}`)
      }
    }
  })

  it('are a PDF with as many pages, its headings as bookmarks', async () => {
    const blocks: ReportBlock[] = Array.from({ length: 40 }, (_, index) => [
      {
        kind: 'heading' as const,
        level: index % 4 === 0 ? (2 as const) : (3 as const),
        text: `H${index}`,
      },
      { kind: 'text' as const, text: 'Some words that fill a page in the end. '.repeat(30) },
    ]).flat()
    const report = { title: 'Long', date: '2026-03-02', isLandscape: false, blocks }
    const sheet = sheetOf('A5', 'landscape', false)
    const source = Buffer.from(await reportPdf(report, sheet, fonts, false)).toString('latin1')
    const pages = layOutPages(report, sheet, measure)
    expect(source.match(/\/Type \/Page\n/g)).toHaveLength(pages.length)
    expect(source).toContain(`/MediaBox [0 0 ${sheet.width} ${sheet.height}]`)
    expect(pages.flatMap(({ outline }) => outline)).toHaveLength(40)
    expect(await reportPdf(report, sheet, fonts)).toEqual(await reportPdf(report, sheet, fonts))
  })
})

/** Reads XML to its end. Throws where it is not well formed. */
function parse(xml: string): void {
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
}
