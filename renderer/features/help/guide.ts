import { FIRST_PAGE, type HelpSpot } from '../../store/help.ts'
import { type Block, plain, readMarkdown } from './markdown.ts'

/** A page of the guide. */
export interface GuidePage {
  name: string
  title: string
  blocks: Block[]
}

/** A part of a page under one heading, as the search finds it. */
export interface Section {
  page: GuidePage
  heading: string
  anchor: string | null
  text: string
}

/** The pages by name, in the order in which the first page links to them. */
export function makeGuide(files: Record<string, string>): GuidePage[] {
  const pages = Object.entries(files).map(([name, text]) => {
    const blocks = readMarkdown(text)
    const title = blocks.find(block => block.kind === 'heading')?.text ?? name
    return { name, title, blocks }
  })
  const order = [FIRST_PAGE, ...linksOf(pages.find(({ name }) => name === FIRST_PAGE))]
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return pages.sort((one, other) => rank(one.name) - rank(other.name))
}

function linksOf(page: GuidePage | undefined): string[] {
  return (page?.blocks ?? []).flatMap(block =>
    inlinesOf(block).flatMap(inline => {
      const spot = inline.kind === 'link' ? spotOf(inline.target, FIRST_PAGE) : null
      return spot === null ? [] : [spot.page]
    }),
  )
}

/** Where a link of a page leads; null where it leads out of the guide. */
export function spotOf(target: string, page: string): HelpSpot | null {
  const match = /^(?:([\w-]+)\.md)?(?:#(.+))?$/.exec(target)
  if (match === null || target === '') return null
  return { page: match[1] ?? page, anchor: match[2] ?? null }
}

/** The parts of all pages that hold every word of the query; first those that hold it as it stands, in a heading before the text. */
export function searchGuide(pages: readonly GuidePage[], query: string): Section[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const phrase = words.join(' ')
  const rankOf = ({ heading, text }: Section) => {
    if (fold(heading).includes(phrase)) return 0
    return fold(text).includes(phrase) ? 1 : 2
  }
  return pages
    .flatMap(sectionsOf)
    .filter(section => {
      const all = fold(`${section.page.title} ${section.heading} ${section.text}`)
      return words.every(word => all.includes(word))
    })
    .sort((one, other) => rankOf(one) - rankOf(other))
}

/** Characters of a text around what was found in it. */
const BEFORE = 40
const LENGTH = 110

/** The words around the query in a text, or around the first of its words, for a list of what was found. */
export function excerpt(text: string, query: string): string {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const places = [words.join(' '), ...words].map(word => fold(text).indexOf(word))
  const at = places.find(place => place >= 0) ?? 0
  const start = at < BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1
  if (start + LENGTH >= text.length) return `${start > 0 ? '… ' : ''}${text.slice(start)}`
  const end = text.lastIndexOf(' ', start + LENGTH)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end > start ? end : start + LENGTH)} …`
}

function sectionsOf(page: GuidePage): Section[] {
  const sections: Section[] = []
  for (const block of page.blocks) {
    if (block.kind === 'heading') {
      const anchor = block.level === 1 ? null : block.anchor
      sections.push({ page, heading: block.text, anchor, text: '' })
      continue
    }
    const section = sections.at(-1)
    if (section === undefined) continue
    const text = block.kind === 'picture' ? '' : plain(inlinesOf(block))
    section.text = `${section.text} ${text}`.trim()
  }
  return sections
}

function inlinesOf(block: Block) {
  const gap = { kind: 'text', text: ' ' } as const
  switch (block.kind) {
    case 'paragraph':
      return block.inlines
    case 'list':
      return block.items.flatMap(item => [...item, gap])
    case 'verbatim':
      return [{ kind: 'text', text: block.text } as const]
    case 'table':
      return [block.head, ...block.rows].flat().flatMap(cell => [...cell, gap])
    default:
      return []
  }
}

/** Case does not matter to finding. */
function fold(text: string): string {
  return text.toLowerCase()
}
