import type { NameHit } from '../names/find-names.ts'
import {
  type FindNames,
  findNamesInSource,
  replaceHits,
  substituteNames,
} from './names-in-source.ts'
import type { SourceDraft } from './source-draft.ts'
import { substitute } from './substitute.ts'

/** A source that is not stored yet, after its names were replaced. */
export interface NamedDraft {
  draft: SourceDraft
  /** What was replaced, wherever it stood. */
  replaced: NameHit[]
  /** How many doubtful hits were left as they are. */
  doubtful: number
}

/** Replaces the names of a list in a draft: in its text, its speakers and its title. Doubtful hits stay. */
export function applyNamesToDraft(draft: SourceDraft, find: FindNames): NamedDraft {
  const { text, blocks, pages } = draft
  const found = findNamesInSource(text, blocks, find)
  const title = applyNamesToFileName(draft.title, find)
  const all = [...found.hits, ...[...found.labels.values()].flat()]
  const inText = {
    hits: found.hits.filter(isCertain),
    labels: new Map([...found.labels].map(([label, hits]) => [label, hits.filter(isCertain)])),
  }
  const changed = substitute(draft, substituteNames(text, blocks, inText))
  return {
    draft: {
      ...draft,
      title: title.text,
      text: changed.text,
      blocks: changed.blocks,
      ...(pages && { pages: changed.pages }),
    },
    replaced: [...all.filter(isCertain), ...title.replaced],
    doubtful: all.filter(hit => !isCertain(hit)).length,
  }
}

/** Replaces names in the name of a file or what is called after one, where underscores stand for spaces. */
export function applyNamesToFileName(
  name: string,
  find: FindNames,
): { text: string; replaced: NameHit[] } {
  const replaced = find(spaced(name)).filter(isCertain)
  return { text: replaceHits(name, replaced), replaced }
}

/** A file's name as it is read; offsets stay. */
export function spaced(name: string): string {
  return name.replaceAll('_', ' ')
}

function isCertain({ doubt }: NameHit): boolean {
  return doubt === null
}
