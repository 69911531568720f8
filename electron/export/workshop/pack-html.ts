import { createHash } from 'node:crypto'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import type { WorkshopPack } from '../../../shared/workshop/pack.ts'
import type { Lock } from '../../../shared/workshop/response-file.ts'

/** The program and the looks of every pack, as the build made them of `renderer/pack`. */
export interface PackPage {
  script: string
  style: string
}

/**
 * A review pack as one page by itself. Its policy lets run and look what is in it, by digest, and nothing else; what was
 * chosen stands in it as data. A locked one says nothing of what it is about, not even in its title.
 */
export function packHtml(content: WorkshopPack | { lock: Lock }, page: PackPage): string {
  const { style, script } = page
  // Either would end the element that holds it.
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
    throw new Error('The page of review packs cannot stand in a page')
  }
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(script)}'`,
    `style-src '${digestOf(style)}'`,
    ...["base-uri 'none'", "form-action 'none'"],
  ].join('; ')
  const title = 'lock' in content ? 'Locked review pack' : content.title
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="referrer" content="no-referrer" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="Retroduce" />
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><noscript><main><h1>This page needs a browser</h1><p>Here its program does not run. Save the file, and open it in Chrome, Edge, Firefox or Safari.</p></main></noscript></div>
<p id="said" class="unseen" role="status"></p>
<script type="application/json" id="pack">${jsonInHtml(content)}</script>
<script>${script}</script>
</body>
</html>
`
}

/** JSON that no HTML reader takes for markup: the same value, with what could begin an element written by its number. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
}
