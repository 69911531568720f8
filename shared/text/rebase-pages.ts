import type { Edit } from './edit-script.ts'
import type { PageStart } from './source-draft.ts'

/**
 * Where the pages begin after an edit. A page begins with the same words as before; where those went, with what was
 * written in their place. A page of which nothing is left goes, as pages without text do at import.
 */
export function rebasePages(
  pages: readonly PageStart[],
  edits: readonly Edit[],
  newLength: number,
): PageStart[] {
  const moved: PageStart[] = []
  let index = 0
  let shift = 0
  for (const { number, start } of [...pages].sort((a, b) => a.start - b.start)) {
    for (let edit = edits[index]; edit !== undefined && edit.end <= start; edit = edits[index]) {
      // Words put in right before a page's first word are that page's.
      if (edit.start === start) break
      shift += edit.text.length - (edit.end - edit.start)
      index += 1
    }
    const over = edits[index]
    const isCut = over !== undefined && over.start < start && start < over.end
    const place = isCut ? over.start + shift + over.text.length : start + shift
    // The page before has nothing of its own between its start and this one's.
    if (moved.at(-1)?.start === place) moved.pop()
    if (place < newLength) moved.push({ number, start: place })
  }
  return moved
}
