import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { unzipSync } from 'fflate'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import type { Report, ReportBlock } from '../../../shared/reports/report.ts'
import { corePropertiesXml, packDocument } from '../tables/packed.ts'
import { type DocxWords, docxTable, runs, STYLE } from './docx-parts.ts'

/** Twips, 1/1440 inch: A4 upright, 22 mm of margin. */
const A4 = { width: 11_906, height: 16_838 }
const MARGIN = 1_247
const [INK, SOFT] = ['1F1E1B', '5B5850']
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: INK, font: 'Calibri' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

/**
 * A document for Word with real headings, lists, tables whose heading row is on every page, and styles that the author can
 * change.
 */
export async function reportDocx(report: Report): Promise<Uint8Array> {
  const { title, date, isLandscape, blocks } = report
  const orientation = isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const width = (isLandscape ? A4.height : A4.width) - 2 * MARGIN
  const document = new Document({
    styles: STYLES,
    numbering: { config: [BULLETS] },
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, footer: 560 },
          },
        },
        footers: { default: new Footer({ children: [footer(title)] }) },
        children: blocks.flatMap(block => write(block, width)),
      },
    ],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  return packDocument({
    ...parts,
    'docProps/core.xml': corePropertiesXml(escapeXml(cleanText(title)), date),
  })
}

const STYLES = {
  default: {
    document: { run: { font: 'Calibri', size: 22, color: INK } },
    ...{ heading1: heading(34, 0), heading2: heading(27, 480), heading3: heading(23, 280) },
  },
  paragraphStyles: [
    {
      ...{ id: STYLE.text, name: 'Report Text', basedOn: 'Normal', quickFormat: true },
      paragraph: { spacing: { after: 140, line: 276 } },
    },
    {
      ...{ id: STYLE.quote, name: 'Report Quote', basedOn: STYLE.text, quickFormat: true },
      paragraph: { indent: { left: 425 }, keepLines: true },
    },
    {
      ...{ id: STYLE.cell, name: 'Report Cell', basedOn: 'Normal', quickFormat: true },
      ...{ run: { size: 18 }, paragraph: { spacing: { after: 40 } } },
    },
  ],
}

const BULLETS = {
  reference: 'report',
  levels: [
    {
      ...{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT },
      style: { paragraph: { indent: { left: 425, hanging: 255 } } },
    },
  ],
}

function write(block: ReportBlock, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const children = runs([{ text: block.text }])
      return [new Paragraph({ heading: HEADINGS[block.level - 1] ?? HEADINGS[2], children })]
    }
    case 'text':
      return [paragraph(STYLE.text, led(block.lead ?? '', block.text, block.isSoft === true))]
    case 'list':
      return block.items.map(
        text =>
          new Paragraph({
            ...{ style: STYLE.text, numbering: { reference: 'report', level: 0 } },
            children: runs([{ text }]),
          }),
      )
    case 'quote': {
      const by = block.by === '' ? [] : [{ text: ` (${block.by})`, isSoft: true }]
      return [paragraph(STYLE.quote, [{ text: `“${block.text}”` }, ...by])]
    }
    case 'margin':
      return [
        paragraph(STYLE.text, led(block.lead, block.text, false)),
        ...block.notes.map(note => paragraph(STYLE.quote, led(note.lead, note.text, true))),
      ]
    case 'table':
      // Two tables that touch become one.
      return [docxTable(block, width), new Paragraph({ style: STYLE.cell })]
  }
}

function led(lead: string, text: string, isSoft: boolean): DocxWords[] {
  if (lead === '') return [{ text, isSoft }]
  const gap = text === '' || text.startsWith('\n') ? '' : ' '
  return [
    { text: lead, isBold: true },
    { text: `${gap}${text}`, isSoft },
  ]
}

function paragraph(style: string, words: DocxWords[]): Paragraph {
  return new Paragraph({ style, children: runs(words) })
}

function footer(title: string): Paragraph {
  const text = { size: 18, color: SOFT }
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({ ...text, children: [`${cleanText(title).replaceAll('\n', ' ')} · `] }),
      new TextRun({
        ...{ ...text, children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] },
      }),
    ],
  })
}
