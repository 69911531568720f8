import { Document, ImageRun, Packer, PageOrientation, Paragraph } from 'docx'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { drawFlow } from '../../shared/review/draw-flow.ts'
import type { FlowPicture } from '../../shared/review/flow-boxes.ts'
import { drawingToSvg } from '../../shared/diagram/to-svg.ts'
import { type DiagramFonts, fontFaceCss } from '../diagram/fonts.ts'
import { runs } from './reports/docx-parts.ts'
import { svgPng } from './svg-png.ts'
import { corePropertiesXml, packDocument } from './tables/packed.ts'

/** What drawing the flow takes. */
interface FlowTools {
  fonts: DiagramFonts
  wasm: { resvg: string; harfbuzz: string }
}

/** A flow as an SVG file that carries its typeface. */
export async function flowSvg(picture: FlowPicture, { fonts, wasm }: FlowTools): Promise<string> {
  const drawing = drawFlow(picture, fonts.measureText)
  return drawingToSvg(drawing, await fontFaceCss(drawing, fonts, wasm.harfbuzz))
}

/** Pixels a CSS pixel: enough for print. */
const SCALE = 3

/** A flow as PNG. */
export function flowPng(picture: FlowPicture, tools: FlowTools): Promise<Uint8Array> {
  const drawing = drawFlow(picture, tools.fonts.measureText)
  const { width, height } = drawing
  const sized = { svg: drawingToSvg(drawing), width, height }
  return svgPng(sized, { fonts: tools.fonts, resvgWasm: tools.wasm.resvg, scale: SCALE })
}

/** A4 on its side in twips, with 20 mm of margin; what is left of it in CSS pixels. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 }
const ROOM = { width: 970, height: 560 }

/** A flow for Word: the figure, and its counts as words that can be edited. */
export async function flowDocx(picture: FlowPicture, tools: FlowTools): Promise<Uint8Array> {
  const { width, height } = drawFlow(picture, tools.fonts.measureText)
  const scale = Math.min(1, ROOM.width / width, ROOM.height / height)
  const { margin } = PAGE
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: {
              width: PAGE.width,
              height: PAGE.height,
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: { top: margin, right: margin, bottom: margin, left: margin },
          },
        },
        children: [
          new Paragraph({ children: runs([{ text: TITLE, isBold: true }]) }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: Buffer.from(await flowPng(picture, tools)),
                transformation: { width: width * scale, height: height * scale },
                altText: { name: TITLE, title: TITLE, description: picture.description },
              }),
            ],
          }),
          ...picture.rows.flatMap(({ stage, boxes }) => [
            new Paragraph({ children: runs([{ text: stage, isBold: true }]) }),
            ...boxes
              .flatMap(each => each?.lines ?? [])
              .map(
                ({ text, isPart }) =>
                  new Paragraph({
                    indent: { left: isPart ? 567 : 0 },
                    children: runs([{ text }]),
                  }),
              ),
          ]),
        ],
      },
    ],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  return packDocument({
    ...withSteadyNames(parts),
    'docProps/core.xml': corePropertiesXml(TITLE, DATE),
  })
}

const TITLE = 'PRISMA 2020 flow diagram'
/** The same counts are the same file. */
const DATE = '2020-01-01'

/** The library names a picture, and numbers it, anew in every file: the same counts would be another one. */
function withSteadyNames(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const media = Object.keys(parts).find(name => name.startsWith('word/media/'))
  if (media === undefined) return parts
  const given = media.slice('word/media/'.length)
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => {
      if (name === media) return ['word/media/figure.png', bytes]
      if (!/\.(?:xml|rels)$/.test(name)) return [name, bytes]
      const text = strFromU8(bytes)
        .replaceAll(given, 'figure.png')
        .replaceAll(given.replace(/\.png$/, ''), 'figure')
        .replace(/(<(?:wp:docPr|pic:cNvPr) id=")\d+/g, '$11')
      return [name, strToU8(text)]
    }),
  )
}
