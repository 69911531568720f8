import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { unzipSync } from 'fflate'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { WORKSHOP_STANCE_NAMES, WORKSHOP_STANCES } from '../../../shared/domain/workshop.ts'
import type { PackItem, PackRound, WorkshopPack } from '../../../shared/workshop/pack.ts'
import type { FORM_PAPERS } from '../../../shared/workshop/pack-choice.ts'
import { corePropertiesXml, packDocument } from '../tables/packed.ts'
import {
  answerTable,
  diagram,
  dotsTable,
  FORM,
  INK,
  pictureTable,
  rankTable,
  said,
  SOFT,
  STYLE,
  ticks,
} from './form-parts.ts'

/** Sides in twips, 1/1440 inch. */
const PAPERS: Record<(typeof FORM_PAPERS)[number], { width: number; height: number }> = {
  A4: { width: 11_906, height: 16_838 },
  Letter: { width: 12_240, height: 15_840 },
}
const MARGIN = 1_247

/**
 * A review pack as a form for Word: boxes that can be ticked on screen, and room that grows as somebody types or is written on
 * by hand. It holds what the pack holds, and nothing that runs. `pictures` are the diagrams as PNG files, by the item.
 */
export async function formDocx(
  pack: WorkshopPack,
  paper: (typeof FORM_PAPERS)[number],
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Uint8Array> {
  const size = PAPERS[paper]
  const width = size.width - 2 * MARGIN
  const document = new Document({
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size,
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, footer: 560 },
          },
        },
        footers: { default: new Footer({ children: [footer(pack.title)] }) },
        children: [
          ...opening(pack),
          ...pack.rounds.flatMap(round => ofRound(round, pack, width, pictures)),
        ],
      },
    ],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  return packDocument({
    ...parts,
    'docProps/core.xml': corePropertiesXml(escapeXml(pack.title), pack.madeOn),
  })
}

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: INK, font: 'Calibri' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

const STYLES = {
  default: {
    document: { run: { font: 'Calibri', size: 22, color: INK } },
    ...{ heading1: heading(36, 0), heading2: heading(28, 480), heading3: heading(23, 320) },
  },
  paragraphStyles: [
    {
      ...{ id: STYLE.text, name: 'Form Text', basedOn: 'Normal', quickFormat: true },
      // Unsaid, LibreOffice takes the height of a line for exact, and cuts pictures off.
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    {
      ...{ id: STYLE.sentence, name: 'Form Statement', basedOn: STYLE.text, quickFormat: true },
      ...{ run: { size: 27 }, paragraph: { spacing: { after: 160 }, keepLines: true } },
    },
    {
      ...{ id: STYLE.quote, name: 'Form Quote', basedOn: STYLE.text, quickFormat: true },
      paragraph: { indent: { left: 425 }, keepLines: true },
    },
    {
      ...{ id: STYLE.cell, name: 'Form Cell', basedOn: 'Normal', quickFormat: true },
      ...{ run: { size: 20 }, paragraph: { spacing: { after: 40 } } },
    },
  ],
}

function opening({ title, intro, groups, asksName }: WorkshopPack): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: said(title) }),
    ...(intro.trim() === '' ? [] : [text(intro)]),
    ...(groups.length === 0
      ? []
      : [
          new Paragraph({ heading: HeadingLevel.HEADING_3, children: said('I am here as') }),
          ...ticks(groups.map(({ name }) => name)),
        ]),
    ...(asksName ? [text(FORM.name)] : []),
  ]
}

function ofRound(
  round: PackRound,
  pack: WorkshopPack,
  width: number,
  pictures: ReadonlyMap<string, Uint8Array>,
): (Paragraph | Table)[] {
  const { title, question, kind, dots, items } = round
  const asked = question.trim() || (kind === 'dots' ? FORM.dots(dots) : FORM.asked[kind])
  const opening = [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: said(title) }),
    text(asked),
  ]
  if (kind === 'rank') return [...opening, rankTable(items, width), gap()]
  if (kind === 'dots') return [...opening, dotsTable(items, dots, width), gap()]
  return [
    ...opening,
    ...items.flatMap((item, index) =>
      ofItem(item, index, round, pack, width, pictures.get(item.id)),
    ),
  ]
}

function ofItem(
  item: PackItem,
  index: number,
  { kind, items }: PackRound,
  { asks }: WorkshopPack,
  width: number,
  picture: Uint8Array | undefined,
): (Paragraph | Table)[] {
  const place = items.length === 1 ? [] : [`${index + 1} of ${items.length}`]
  const isTalk = kind === 'discuss'
  return [
    ...place.map(
      words => new Paragraph({ heading: HeadingLevel.HEADING_3, children: said(words) }),
    ),
    new Paragraph({ style: STYLE.sentence, keepNext: true, children: said(item.text) }),
    ...(item.parts.length === 0 ? [] : [pictureTable(item.parts, width), gap()]),
    ...(item.drawing === null || picture === undefined
      ? []
      : [diagram(item.drawing, picture, width)]),
    ...item.quotes.map(
      ({ text: words, by }) =>
        new Paragraph({
          style: STYLE.quote,
          children: [...said(`“${words}”`), ...(by === '' ? [] : said(` (${by})`, SOFT))],
        }),
    ),
    ...(item.question.trim() === '' ? [] : [text(item.question)]),
    ...(isTalk ? [] : ticks(WORKSHOP_STANCES.map(stance => WORKSHOP_STANCE_NAMES[stance]))),
    answerTable(
      isTalk
        ? [FORM.think]
        : [
            ...(asks.comment ? [FORM.comment] : []),
            ...(asks.wording ? [FORM.wording] : []),
            ...(asks.elements ? [FORM.elements] : []),
          ],
      width,
    ),
    gap(),
  ].filter(part => part !== null)
}

function text(words: string): Paragraph {
  return new Paragraph({ style: STYLE.text, children: said(words) })
}

/** Two tables that touch become one. */
function gap(): Paragraph {
  return new Paragraph({ style: STYLE.cell })
}

function footer(title: string): Paragraph {
  const look = { size: 18, color: SOFT }
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({ ...look, children: [`${cleanText(title).replaceAll('\n', ' ')} · `] }),
      new TextRun({ ...look, children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}
