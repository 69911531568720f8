import { createHash } from 'node:crypto'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { type DiagramFonts, fontFaces } from '../../diagram/fonts.ts'
import type { CardSheet } from './card-pages.ts'
import type { PrintedCard } from './lay-out-cards.ts'

const CSS = `
:root { color-scheme: light dark; --ink: light-dark(#1f1e1b, #ece9e2); --soft: light-dark(#5b5850, #b5b1a7); --page: light-dark(#ffffff, #1e1d1a); }
html { scroll-snap-type: y proximity; }
body { margin: 0; font: 400 1rem/1.4 "Source Sans 3", system-ui, sans-serif; color: var(--ink); background: var(--page); }
ol { margin: 0; padding: 0; list-style: none; }
li { box-sizing: border-box; min-height: 100vh; padding: 8vh 10vw; display: flex; flex-direction: column; justify-content: center; gap: 3vh; scroll-snap-align: start; }
h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h2 { margin: 0; font-weight: 600; font-size: clamp(1.25rem, 2.4vw, 2rem); line-height: 1.25; }
p { margin: 0; white-space: pre-line; overflow-wrap: break-word; font-size: clamp(1.5rem, 3.4vw, 3.25rem); max-width: 40em; }
.small { font-size: clamp(0.875rem, 1.2vw, 1.125rem); color: var(--soft); }
@media print { :root { color-scheme: light; } li { min-height: 0; height: 100vh; break-after: page; } @page { size: A5 landscape; margin: 10mm; } }
`

/** What the place of a card among all is written with. */
const PLACE_CHARACTERS = '0123456789 of·'

/**
 * Cards for a screen: one page by itself, a card to a screenful, gone through with the keys that scroll. Nothing is loaded
 * and nothing runs, its own policy says so; its typeface is inside. `harfbuzzWasm` is the path of `harfbuzz-subset.wasm`.
 */
export async function cardsHtml(
  { title, cards }: CardSheet,
  fonts: DiagramFonts,
  harfbuzzWasm: string,
): Promise<string> {
  const faces = await fontFaces(
    {
      400: cards.map(({ text, footer }) => text + footer).join('') + PLACE_CHARACTERS,
      600: cards.map(({ heading }) => heading).join(''),
    },
    fonts,
    harfbuzzWasm,
  )
  const css = `${faces}${CSS}`
  const hash = createHash('sha256').update(css, 'utf8').digest('base64')
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; font-src data:; style-src 'sha256-${hash}'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="Retroduce" />
<title>${escapeXml(title)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
<ol>
${cards.map((card, index) => writeCard(card, `${index + 1} of ${cards.length}`)).join('\n')}
</ol>
</main>
</body>
</html>
`
}

function writeCard({ heading, text, footer }: PrintedCard, place: string): string {
  const title = heading.trim() === '' ? '' : `<h2>${escapeXml(heading)}</h2>`
  const small = [footer, place].filter(words => words !== '').join(' · ')
  return `<li>${title}<p>${escapeXml(text)}</p><p class="small">${escapeXml(small)}</p></li>`
}
