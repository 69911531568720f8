import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBrokenLinks } from '../../../scripts/test/links.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-links-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

test('links to files, folders and headings hold, and the web is not asked', () => {
  write({
    'README.md': [
      '[guide](docs/guide.md) [folder](docs) ![picture](docs/a.png)',
      '[part](docs/guide.md#what-is-it-for) [again](docs/guide.md#step-1)',
      '[here](#the-start) [web](https://example.org/nowhere) [mail](mailto:a@example.org)',
      '# The `start`',
    ].join('\n'),
    'docs/guide.md': '# Guide\n## What is it *for*?\n## Step\n## Step\n[up](../README.md)',
    'docs/a.png': '',
  })
  expect(findBrokenLinks(folder)).toEqual({ files: 2, broken: [] })
})

test('a missing file, a missing heading and a heading of what has none are named with their document', () => {
  write({
    'README.md': '[a](gone.md) ![b](gone.png) [c](#gone) [d](docs/guide.md#gone) [e](docs#guide)',
    'docs/guide.md': '# Guide\n```\n## gone\n```\n[out](../../outside.md)',
  })
  expect(findBrokenLinks(folder).broken).toEqual([
    'README.md: gone.md',
    'README.md: gone.png',
    'README.md: #gone',
    'README.md: docs/guide.md#gone',
    'README.md: docs#guide',
    'docs/guide.md: ../../outside.md',
  ])
})

test('what is shown as code links to nothing, and what was fetched or built is not read', () => {
  write({
    'README.md': 'Write `[words](target.md)` for a link.\n```\n[other](other.md)\n```\n',
    'node_modules/some/README.md': '[a](gone.md)',
    'dist/README.md': '[a](gone.md)',
    '.cache/README.md': '[a](gone.md)',
  })
  expect(findBrokenLinks(folder)).toEqual({ files: 1, broken: [] })
})
