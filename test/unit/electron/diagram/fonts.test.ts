import * as fontkit from 'fontkit'
import { expect, test } from 'vitest'
import { fontFaceCss, loadDiagramFonts } from '../../../../electron/diagram/fonts.ts'
import { subsetFont } from '../../../../electron/diagram/font-subset.ts'
import { drawScene } from '../../../../shared/diagram/draw-scene.ts'
import { harfbuzzWasm, placed, resourcesDir } from './export-fixture.ts'

const fonts = await loadDiagramFonts(resourcesDir)

test('Measures a line as the font sets it', () => {
  const font = fontkit.create(Buffer.from(fonts.files[400]))
  if (!('layout' in font)) throw new Error('not a font')
  const line = 'The link worker rings: AVATAR, “Trust” and 12 groups'
  const exact = (font.layout(line).advanceWidth / font.unitsPerEm) * 13
  expect(fonts.measureText(line, 13, 400)).toBeCloseTo(exact, 1)
  expect(fonts.measureText(line, 13, 600)).toBeGreaterThan(exact)
  expect(fonts.measureText('', 13, 400)).toBe(0)
})

test('A character the font lacks is taken as one em wide', () => {
  expect(fonts.measureText('字', 20, 400)).toBe(20)
})

test('A subset holds the characters asked for and no others', async () => {
  const subset = await subsetFont(fonts.files[400], 'Trust é', harfbuzzWasm)
  const font = fontkit.create(Buffer.from(subset))
  if (!('layout' in font)) throw new Error('not a font')
  const has = (letter: string) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  expect(Array.from('Trust é').every(has)).toBe(true)
  expect(Array.from('abcéxyz012').filter(has)).toEqual(['é'])
  expect(subset.byteLength).toBeLessThan(8000)
})

test('The embedded typeface has both weights and stays small', async () => {
  const drawing = drawScene(await placed(3, fonts.measureText), { measure: fonts.measureText })
  const css = await fontFaceCss(drawing, fonts, harfbuzzWasm)
  expect(css.match(/@font-face\{font-family:"Source Sans 3";font-weight:(400|600);/g)).toHaveLength(
    2,
  )
  expect(css).not.toMatch(/url\((?!data:font\/ttf;base64,)/)
  expect(css.length).toBeLessThan(60_000)
})
