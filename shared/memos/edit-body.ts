import { applyEdits, type Edit } from '../text/edit-script.ts'
import { findLinks, type MemoLink, writeLink } from './memo-links.ts'

/**
 * A memo's body after edits, in order and apart. Those within the words of a link leave it the link that it is, whatever
 * signs they bring; one over the edge of a link, or in its address, may end it.
 */
export function editBody(body: string, edits: readonly Edit[]): string {
  const links = findLinks(body).flatMap(link => {
    const address = body.lastIndexOf('](', link.end - 1)
    const own = edits.filter(({ start, end }) => link.start < start && end <= address)
    return own.length === 0 ? [] : [{ link, own, edit: editLink(body, link, address, own) }]
  })
  const inLinks = new Set(links.flatMap(({ own }) => own))
  const others = edits.filter(edit => !inLinks.has(edit))
  const all = [...others, ...links.map(({ edit }) => edit)].sort((a, b) => a.start - b.start)
  return applyEdits(body, all)
}

/** What takes a link's place: as it was written where that can stand, otherwise with a backslash before each bracket. */
function editLink(body: string, link: MemoLink, address: number, own: readonly Edit[]): Edit {
  const { start, end } = link
  const from = start + 1
  const shifted = own.map(edit => ({ ...edit, start: edit.start - from, end: edit.end - from }))
  const words = applyEdits(body.slice(from, address), shifted)
  const text = `[${words}${body.slice(address, end)}`
  const [read] = findLinks(text)
  const isLink = read?.start === 0 && read.end === text.length && read.id === link.id
  return { start, end, text: isLink ? text : writeLink(withoutEscapes(words), link) }
}

function withoutEscapes(words: string): string {
  return words.replaceAll(/\\([\\[\]])/g, '$1')
}
