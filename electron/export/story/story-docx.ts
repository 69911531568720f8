import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { unzipSync } from 'fflate'
import type { Story } from '../../../shared/contract/theory-comparison.ts'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import type { MemoBlock, MemoSpan } from '../../../shared/memos/memo-blocks.ts'
import { corePropertiesXml, packDocument } from '../tables/packed.ts'
import { storyBlocks } from './story-blocks.ts'

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
 * A story as a Word document with real headings, lists and a style for quotes, which the author can change.
 * @param date the day it was written, such as 2026-03-02.
 */
export async function storyDocx(story: Story, date: string): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, color: INK } },
        ...{ heading1: heading(34, 0), heading2: heading(27, 480), heading3: heading(23, 280) },
      },
      paragraphStyles: [
        {
          ...{ id: 'StoryText', name: 'Story Text', basedOn: 'Normal', quickFormat: true },
          paragraph: { spacing: { after: 140, line: 276 } },
        },
        {
          ...{ id: 'StoryQuote', name: 'Story Quote', basedOn: 'StoryText', quickFormat: true },
          ...{ run: { color: SOFT }, paragraph: { indent: { left: 425 }, keepLines: true } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'story',
          levels: [
            {
              ...{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT },
              style: { paragraph: { indent: { left: 425, hanging: 255 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, footer: 560 },
          },
        },
        footers: { default: new Footer({ children: [footer()] }) },
        children: storyBlocks(story).flatMap(write),
      },
    ],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  return packDocument({
    ...parts,
    'docProps/core.xml': corePropertiesXml(escapeXml(story.title), date),
  })
}

function write(block: MemoBlock): Paragraph[] {
  switch (block.kind) {
    case 'heading': {
      const level = HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_3
      return [new Paragraph({ heading: level, children: runs(block.spans) })]
    }
    case 'quote':
      return [new Paragraph({ style: 'StoryQuote', children: runs(block.spans) })]
    case 'list':
      return block.items.map(
        ({ spans }) =>
          new Paragraph({
            ...{ style: 'StoryText', numbering: { reference: 'story', level: 0 } },
            children: runs(spans),
          }),
      )
    case 'kept':
      return [new Paragraph({ style: 'StoryText', text: cleanText(block.text) })]
    case 'paragraph':
      return [new Paragraph({ style: 'StoryText', children: runs(block.spans) })]
  }
}

/** A line break of the text is one in the paragraph. */
function runs(spans: readonly MemoSpan[]): TextRun[] {
  return spans.flatMap(({ text, isBold }) =>
    cleanText(text)
      .split(/\r\n?|\n/)
      .map(
        (line, index) =>
          new TextRun({
            ...{ text: line, ...(isBold && { bold: true }) },
            ...(index > 0 && { break: 1 }),
          }),
      ),
  )
}

function footer(): Paragraph {
  const children = [new TextRun({ children: [PageNumber.CURRENT], size: 18, color: SOFT })]
  return new Paragraph({ alignment: AlignmentType.RIGHT, children })
}
