import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fontkit from 'fontkit'
import { type Drawing, textsOf } from '../../shared/diagram/drawing.ts'
import type { FontWeight, MeasureText } from '../../shared/diagram/scene.ts'
import { subsetFont } from './font-subset.ts'

/** The bundled typeface of every diagram, in the two weights it uses. */
export interface DiagramFonts {
  /** TrueType files, for PDF and PNG. */
  files: Record<FontWeight, Uint8Array>
  /** Width in CSS pixels; equals what Chromium draws (measured to 0.001 px). */
  measureText: MeasureText
}

const FILES: Record<FontWeight, string> = {
  400: 'SourceSans3-Regular.ttf',
  600: 'SourceSans3-SemiBold.ttf',
}

/** Words remembered per weight. Shaping a word takes about 0.2 ms, and a theory repeats its words. */
const MAX_WORDS = 20_000

/** Reads the diagram's fonts from the `fonts` folder of the program's resources. */
export async function loadDiagramFonts(resourcesDir: string): Promise<DiagramFonts> {
  const read = (weight: FontWeight) => readFile(join(resourcesDir, 'fonts', FILES[weight]))
  const [regular, semibold] = await Promise.all([read(400), read(600)])
  const measures = { 400: wordMeasure(regular), 600: wordMeasure(semibold) }
  return {
    files: { 400: regular, 600: semibold },
    measureText: (text, size, weight) => {
      const ems = text.split(/(?<= )|(?= )/).reduce((sum, word) => sum + measures[weight](word), 0)
      return ems * size
    },
  }
}

/**
 * CSS that carries the typeface inside an SVG, cut down to the characters of the drawing (about 15 kB a weight).
 * `wasmFile` is the path of `harfbuzz-subset.wasm`.
 */
export function fontFaceCss(
  drawing: Drawing,
  fonts: DiagramFonts,
  wasmFile: string,
): Promise<string> {
  const texts = { 400: textsOf(drawing.marks, 400), 600: textsOf(drawing.marks, 600) }
  return fontFaces(texts, fonts, wasmFile)
}

/** The typeface cut down to some letters: TrueType files by weight; a weight without letters is not among them. */
export type CutFonts = { weight: FontWeight; file: Uint8Array }[]

/** The typeface cut down to the characters of some texts by weight. */
export async function cutFonts(
  texts: Record<FontWeight, string>,
  fonts: DiagramFonts,
  wasmFile: string,
): Promise<CutFonts> {
  const weights: FontWeight[] = [400, 600]
  const cut = weights.map(async weight => {
    const characters = [...new Set(texts[weight])].sort().join('')
    if (characters === '') return []
    return [{ weight, file: await subsetFont(fonts.files[weight], characters, wasmFile) }]
  })
  return (await Promise.all(cut)).flat()
}

/** CSS that carries the typeface, cut down to the characters of some texts by weight. */
export async function fontFaces(
  texts: Record<FontWeight, string>,
  fonts: DiagramFonts,
  wasmFile: string,
): Promise<string> {
  const rules = (await cutFonts(texts, fonts, wasmFile)).map(({ weight, file }) => {
    const url = `data:font/ttf;base64,${Buffer.from(file).toString('base64')}`
    return `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(${url}) format("truetype")}`
  })
  return rules.join('\n')
}

/** Measures single words in ems. */
function wordMeasure(file: Buffer): (word: string) => number {
  const font = fontkit.create(file)
  if (!('layout' in font)) throw new Error('A diagram font file holds a collection, not one font.')
  const known = new Map<string, number>()
  return word => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= MAX_WORDS) known.clear()
    const run = font.layout(word)
    // A character the font lacks is drawn by some other font; one em is wide enough for nearly all.
    const missing = run.glyphs.filter(glyph => glyph.id === 0)
    const spare = missing.reduce((sum, glyph) => sum + font.unitsPerEm - glyph.advanceWidth, 0)
    const width = (run.advanceWidth + spare) / font.unitsPerEm
    known.set(word, width)
    return width
  }
}
