import { type DrawOptions, drawScene } from './draw-scene.ts'
import { type Drawing, format, type Mark, rectPath } from './drawing.ts'
import { escapeXml } from './escape-xml.ts'
import { FONT_FAMILY } from './look.ts'
import type { PlacedScene } from './scene.ts'

/** How an SVG is to look. */
export interface SvgOptions extends DrawOptions {
  /** CSS `@font-face` rules that embed the typeface; without them the reader's own is used. */
  fontFace?: string
}

/** A picture as a whole SVG file: real text, plain shapes, nothing that runs, nothing from outside. */
export function sceneToSvg(placed: PlacedScene, options: SvgOptions): string {
  return drawingToSvg(drawScene(placed, options), options.fontFace)
}

/** Writes a drawing as SVG. */
export function drawingToSvg(drawing: Drawing, fontFace = ''): string {
  const { width, height } = drawing
  const size = `width="${format(width)}" height="${format(height)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${format(width)} ${format(height)}"` +
      ' role="img" aria-labelledby="theory-title theory-description"' +
      ` font-family="${escapeXml(FONT_FAMILY)}" fill="none">`,
    `<title id="theory-title">${escapeXml(drawing.title)}</title>`,
    `<desc id="theory-description">${escapeXml(drawing.description)}</desc>`,
    ...(fontFace === '' ? [] : [`<style>${escapeXml(fontFace)}</style>`]),
    ...(drawing.background === null
      ? []
      : [`<path d="${rectPath(0, 0, width, height)}" fill="${drawing.background}"/>`]),
    ...drawing.marks.map(markToSvg),
    '</svg>',
    '',
  ].join('\n')
}

function markToSvg(mark: Mark): string {
  if (mark.kind === 'group') {
    const open = `<g data-${mark.of}="${escapeXml(mark.id)}">`
    return [
      open,
      `<title>${escapeXml(mark.title)}</title>`,
      ...mark.marks.map(markToSvg),
      '</g>',
    ].join('\n')
  }
  if (mark.kind === 'text') {
    const anchor = mark.anchor === 'middle' ? ' text-anchor="middle"' : ''
    const weight = mark.weight === 400 ? '' : ` font-weight="${mark.weight}"`
    return (
      `<text x="${format(mark.x)}" y="${format(mark.y)}" font-size="${format(mark.size)}"` +
      `${weight}${anchor} fill="${mark.fill}">${escapeXml(mark.text)}</text>`
    )
  }
  const fill = mark.fill === undefined ? '' : ` fill="${mark.fill}"`
  const stroke =
    mark.stroke === undefined
      ? ''
      : ` stroke="${mark.stroke}" stroke-width="${format(mark.strokeWidth ?? 1)}"`
  const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash.join(' ')}"`
  return `<path d="${mark.d}"${fill}${stroke}${dash}/>`
}
