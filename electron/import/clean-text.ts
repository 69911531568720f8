import { countUnit } from './count-unit.ts'
import type { Warnings } from './warnings.ts'

/**
 * Brings a text into the form in which sources are stored: line feeds only, no byte order mark, no NUL, no lone
 * surrogate. Everything else, white space within lines included, stays as it is.
 */
export function cleanText(raw: string, warnings: Warnings): string {
  let text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  text = text.replace(/\r\n?|[\u2028\u2029]/g, '\n')
  text = without(text, '\uFEFF', count => warnings.add('bom_removed', count))
  text = without(text, '\0', count => warnings.add('nul_removed', count))
  text = withoutControls(text, warnings)
  if (text.isWellFormed()) return text
  const replaced = countUnit(text, '\uFFFD')
  text = text.toWellFormed()
  warnings.add('surrogates_replaced', countUnit(text, '\uFFFD') - replaced)
  return text
}

function without(text: string, unit: string, report: (count: number) => void): string {
  const count = countUnit(text, unit)
  if (count === 0) return text
  report(count)
  return text.replaceAll(unit, '')
}

// Those that mean nothing in a text, and that no XML may hold; tabs, line feeds and page feeds are none of them.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0001-\u0008\u000E-\u001F]+/g

function withoutControls(text: string, warnings: Warnings): string {
  let count = 0
  const clean = text.replace(CONTROLS, run => {
    count += run.length
    return ''
  })
  warnings.add('controls_removed', count)
  return clean
}
