import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  excerpt,
  makeGuide,
  searchGuide,
  spotOf,
} from '../../../../../renderer/features/help/guide.ts'
import { type Block, readMarkdown } from '../../../../../renderer/features/help/markdown.ts'
import { PLACE_PAGES } from '../../../../../renderer/store/help.ts'

const root = join(import.meta.dirname, '../../../../..')
const folder = join(root, 'docs/user-guide')
const files = Object.fromEntries(
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map(name => [name.replace(/\.md$/, ''), readFileSync(join(folder, name), 'utf8')]),
)
const guide = makeGuide(files)

function inlinesOf(block: Block) {
  if (block.kind === 'paragraph') return block.inlines
  if (block.kind === 'list') return block.items.flat()
  return block.kind === 'table' ? [...block.head, ...block.rows.flat()].flat() : []
}

test('the contents follow the first page, and every place of the program has its page', () => {
  const names = guide.map(({ name }) => name)
  expect(names.slice(0, 3)).toEqual(['README', 'first-evaluation', 'sources'])
  expect(names).toEqual(expect.arrayContaining(Object.values(PLACE_PAGES)))
  expect(names).toHaveLength(Object.keys(PLACE_PAGES).length + 2)
})

test('every link of the guide leads to a page and heading of it, since the program has no others', () => {
  const anchorsOf = (name: string) =>
    guide
      .find(page => page.name === name)
      ?.blocks.flatMap(block => (block.kind === 'heading' ? [block.anchor] : []))
  for (const { name, blocks } of guide) {
    for (const inline of blocks.flatMap(inlinesOf)) {
      if (inline.kind !== 'link') continue
      const spot = spotOf(inline.target, name)
      expect(spot, `${name}: ${inline.target}`).not.toBeNull()
      const anchors = anchorsOf(spot?.page ?? '')
      expect(anchors, `${name}: ${inline.target}`).toBeDefined()
      if (spot?.anchor) expect(anchors, `${name}: ${inline.target}`).toContain(spot.anchor)
    }
  }
})

test('every picture is there and described', () => {
  for (const { blocks } of guide) {
    for (const block of blocks) {
      if (block.kind !== 'picture') continue
      expect(existsSync(join(folder, block.source)), block.source).toBe(true)
      expect(block.alt.length).toBeGreaterThan(20)
    }
  }
})

/** Labels that the window puts together, or that its engine gives. */
const PUT_TOGETHER = new Set([
  'Import 2 files',
  'Attach 1 passage',
  'recovery key',
  'near-duplicates',
])

test('what the guide calls by name in bold stands so in the window', () => {
  const window = globSync('{renderer,shared}/**/*.{ts,tsx}', { cwd: root })
    .map(path => readFileSync(join(root, path), 'utf8'))
    .join('\n')
    .replace(/\s+/g, ' ')
  const missing = guide.flatMap(({ name, blocks }) =>
    blocks
      .flatMap(inlinesOf)
      .filter(({ kind }) => kind === 'strong')
      .map(({ text }) => text)
      .filter(text => !PUT_TOGETHER.has(text) && !window.includes(text))
      .map(text => `${name}: ${text}`),
  )
  expect(missing).toEqual([])
})

test('the search finds the section with all words, the phrase and the heading first', () => {
  const pages = makeGuide({
    README: '# Guide\n\n[One](one.md)',
    one: '# One\n\nA key and, elsewhere, a file.\n\n## Lists\n\nKeep the key file away from here.\n\n## Key file\n\nMore.',
  })
  const found = searchGuide(pages, 'KEY  file').map(({ heading }) => heading)
  expect(found).toEqual(['Key file', 'Lists', 'One'])
  expect(searchGuide(pages, ' ')).toEqual([])
  expect(searchGuide(pages, 'key absent')).toEqual([])
})

test('an excerpt holds what was looked for, and whole words around it', () => {
  const text = `${'before '.repeat(30)}the recovery key ${'after '.repeat(30)}`
  const cut = excerpt(text, 'recovery key')
  expect(cut).toMatch(/^… (before )+the recovery key( after)+ …$/)
  expect(excerpt('Short.', 'short')).toBe('Short.')
})

test('a link out of the guide is no spot of it', () => {
  expect(spotOf('https://example.org', 'README')).toBeNull()
  expect(spotOf('../search.md', 'README')).toBeNull()
  expect(spotOf('#here', 'find')).toEqual({ page: 'find', anchor: 'here' })
  expect(readMarkdown('')).toEqual([])
})
