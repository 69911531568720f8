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
  if (text.isWellFormed()) return text
  warnings.add('surrogates_replaced', countLoneSurrogates(text))
  return text.toWellFormed()
}

function without(text: string, unit: string, report: (count: number) => void): string {
  if (!text.includes(unit)) return text
  const parts = text.split(unit)
  report(parts.length - 1)
  return parts.join('')
}

function countLoneSurrogates(text: string): number {
  return (
    text.match(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g)?.length ??
    0
  )
}
