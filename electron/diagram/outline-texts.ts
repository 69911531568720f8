import * as fontkit from 'fontkit'
import { type Drawing, format, type Mark, type TextMark } from '../../shared/diagram/drawing.ts'
import type { FontWeight } from '../../shared/diagram/scene.ts'
import type { DiagramFonts } from './fonts.ts'

/**
 * A drawing with its letters as shapes, for programs that read no embedded font (librsvg, Inkscape): they show it in the
 * bundled typeface as well. Words with a character that the typeface lacks stay words.
 */
export function outlineTexts(drawing: Drawing, { files }: DiagramFonts): Drawing {
  const fonts = { 400: openFont(files[400]), 600: openFont(files[600]) }
  const outline = (mark: Mark): Mark => {
    if (mark.kind === 'group') return { ...mark, marks: mark.marks.map(outline) }
    return mark.kind === 'text' ? (shapeOf(mark, fonts[mark.weight]) ?? mark) : mark
  }
  return { ...drawing, marks: drawing.marks.map(outline) }
}

function openFont(file: DiagramFonts['files'][FontWeight]): fontkit.Font {
  const font = fontkit.create(Buffer.from(file))
  if (!('layout' in font)) throw new Error('A diagram font file holds a collection, not one font.')
  return font
}

function shapeOf({ text, x, y, size, anchor, fill }: TextMark, font: fontkit.Font): Mark | null {
  const { glyphs, positions, advanceWidth } = font.layout(text)
  if (glyphs.some(({ id }) => id === 0)) return null
  const scale = size / font.unitsPerEm
  let at = anchor === 'middle' ? x - (advanceWidth * scale) / 2 : x
  const d = glyphs.map((glyph, index) => {
    const place = positions[index]
    const [left, base] = [at + (place?.xOffset ?? 0) * scale, y - (place?.yOffset ?? 0) * scale]
    at += (place?.xAdvance ?? 0) * scale
    return glyph.path.commands
      .map(({ command, args }) => {
        // Letters grow upwards in a font, and downwards on a page.
        const ends = args.map((arg, part) =>
          part % 2 === 0 ? left + arg * scale : base - arg * scale,
        )
        return `${LETTERS[command]}${ends.map(format).join(' ')}`
      })
      .join('')
  })
  return { kind: 'path', d: d.join(''), fill }
}

/** The commands of a font in path data. */
const LETTERS: Record<fontkit.PathCommand['command'], string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}
