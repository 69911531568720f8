import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { shareOf, type Table } from '../../../shared/tables/table.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { DOCX_STYLES, STYLE } from './docx-styles.ts'
import { tableXml } from './docx-table.ts'
import { corePropertiesXml, packDocument } from './packed.ts'

/** Twips, 1/1440 inch: A4 and A3 upright, 18 mm of margin. */
const A4 = { width: 11_906, height: 16_838 }
const A3 = { width: 16_838, height: 23_811 }
const MARGIN = 1_021
/** More than a page of A4 on its side can hold. */
const A4_SHARE = 125

/**
 * A table as a Word document: a heading, a caption, one real table with a style of its own, and notes. Its heading row
 * stands on every page, on A4 or, where the columns need it, on A4 or A3 on its side. A row is kept on one page unless it
 * might be longer than one.
 */
export async function tableDocx(table: Table): Promise<Uint8Array> {
  const { title, caption, notes, date, isLandscape, columns } = table
  const paper = shareOf(columns) > A4_SHARE ? A3 : A4
  const orientation = isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const document = new Document({
    externalStyles: DOCX_STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { ...paper, orientation },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, footer: 500 },
          },
        },
        footers: { default: new Footer({ children: [footer(title)] }) },
        children: [
          words(title, STYLE.heading),
          words(`${caption} As of ${writtenDay(date)}.`, STYLE.caption),
          new Paragraph({ style: STYLE.place }),
          // Behind a table there must be a paragraph.
          ...(notes.length === 0 ? [new Paragraph({})] : []),
          ...notes.map(note => words(note, STYLE.note)),
        ],
      },
    ],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  const width = (isLandscape ? paper.height : paper.width) - 2 * MARGIN
  const frame = strFromU8(parts[DOCUMENT] ?? new Uint8Array())
  const [before = '', after = '', ...more] = frame.split(PLACE)
  if (after === '' || more.length > 0) throw new Error('The document has no place for its table')
  return packDocument({
    ...parts,
    [DOCUMENT]: before + tableXml(table, width) + after,
    'docProps/core.xml': corePropertiesXml(escapeXml(title), date),
  })
}

const DOCUMENT = 'word/document.xml'
/** The paragraph that the table takes the place of. */
const PLACE = `<w:p><w:pPr><w:pStyle w:val="${STYLE.place}"/></w:pPr></w:p>`

function footer(title: string): Paragraph {
  return new Paragraph({
    style: STYLE.footer,
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        children: [`${clean(title)} · `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

/** A line break of the text is one in the paragraph. */
function words(text: string, style: string): Paragraph {
  const children = clean(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }))
  return new Paragraph({ style, children })
}

function clean(text: string): string {
  return cleanText(text).replace(/\r\n?/g, '\n')
}
