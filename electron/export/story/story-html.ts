import { createHash } from 'node:crypto'
import type { Story } from '../../../shared/contract/theory-comparison.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import type { MemoBlock, MemoSpan } from '../../../shared/memos/memo-blocks.ts'
import { storyBlocks } from './story-blocks.ts'

const CSS = `
:root { color-scheme: light dark; --ink: light-dark(#1f1e1b, #ece9e2); --soft: light-dark(#5b5850, #b5b1a7); --line: light-dark(#8d897f, #7d796f); --page: light-dark(#ffffff, #1e1d1a); }
body { margin: 0; padding: 2rem; font: 1rem/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--page); }
main { max-width: 42rem; margin: 0 auto; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.75rem; }
h2 { margin-top: 2.5rem; font-size: 1.375rem; border-top: 1px solid var(--line); padding-top: 1rem; }
h3 { margin-top: 1.75rem; font-size: 1.0625rem; }
p, li, blockquote { white-space: pre-line; overflow-wrap: break-word; }
p { margin: 0 0 0.75rem; }
strong { font-weight: 600; }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
li { margin-bottom: 0.35rem; }
blockquote { margin: 0 0 0.75rem 1.25rem; padding-left: 0.75rem; border-left: 3px solid var(--line); color: var(--soft); break-inside: avoid; }
@page { size: A4; margin: 20mm; }
@media print { :root { color-scheme: light; } body { padding: 0; font-size: 10.5pt; } main { max-width: none; } }
`

/** A story as one page by itself: nothing is loaded and nothing runs, its own policy says so. */
export function storyHtml(story: Story): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(CSS, 'utf8').digest('base64')}'`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="Retroduce" />
<title>${escapeXml(story.title)}</title>
<style>${CSS}</style>
</head>
<body>
<main>
${storyBlocks(story).map(writeBlock).join('\n')}
</main>
</body>
</html>
`
}

function writeBlock(block: MemoBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${writeSpans(block.spans)}</h${block.level}>`
    case 'quote':
      return `<blockquote>${writeSpans(block.spans)}</blockquote>`
    case 'list':
      return `<ul>${block.items.map(({ spans }) => `<li>${writeSpans(spans)}</li>`).join('')}</ul>`
    case 'kept':
      return `<p>${escapeXml(block.text)}</p>`
    case 'paragraph':
      return `<p>${writeSpans(block.spans)}</p>`
  }
}

function writeSpans(spans: readonly MemoSpan[]): string {
  return spans
    .map(({ text, isBold }) => (isBold ? `<strong>${escapeXml(text)}</strong>` : escapeXml(text)))
    .join('')
}
