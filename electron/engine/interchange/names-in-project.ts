import { editBody } from '../../../shared/memos/edit-body.ts'
import type { NameHit } from '../../../shared/names/find-names.ts'
import type { ForeignProject, ForeignSource } from '../../../shared/interchange/foreign-project.ts'
import { applyNamesToFileName } from '../../../shared/text/names-in-draft.ts'
import {
  type FindNames,
  findNamesInSource,
  plain,
  replaceHits,
  substituteNames,
} from '../../../shared/text/names-in-source.ts'
import type { Block, PageStart } from '../../../shared/text/source-draft.ts'
import { placesAfter, substitute } from '../../../shared/text/substitute.ts'
import { detectTurns } from '../../../shared/text/turns.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'

/** A text with its blocks and pages after names were replaced, and where its passages are then. */
export interface NamedText {
  text: string
  blocks: Block[]
  pages: PageStart[]
  passage: (range: TextRange) => TextRange
}

/**
 * Replaces the names of a list in a project of another program before any of it is stored, as an import of transcripts does:
 * what never was in a project need not be taken out of it. Passages move with their words; doubtful hits stay.
 */
export class ProjectNames {
  /** What was replaced, by the GUID of its source; what is of no source is under an empty one. */
  readonly replaced = new Map<string, NameHit[]>()
  /** How many doubtful hits were left as they are. */
  doubtful = 0
  readonly #find: FindNames

  constructor(find: FindNames) {
    this.#find = find
  }

  /** The project without its texts, which come one at a time. */
  inProject(project: ForeignProject): ForeignProject {
    const { codes, sources, notes, variables, cases } = project
    return {
      ...project,
      name: this.#inWords(project.name),
      codes: codes.map(code => ({
        ...code,
        name: this.#inWords(code.name),
        description: this.#inWords(code.description),
        inclusion: this.#inWords(code.inclusion),
        exclusion: this.#inWords(code.exclusion),
      })),
      sources: sources.map(source => this.#inSource(source)),
      notes: notes.map(note => ({
        ...note,
        name: this.#inWords(note.name),
        body: this.#inBody(note.body),
      })),
      variables: variables.map(variable => ({ ...variable, name: this.#inWords(variable.name) })),
      cases: cases.map(one => ({
        ...one,
        name: this.#inLabel(one.name),
        description: this.#inWords(one.description),
        values: Object.fromEntries(
          Object.entries(one.values).map(([guid, value]) => [guid, this.#inWords(value)]),
        ),
      })),
    }
  }

  /** The text of one of its sources. */
  inText({ guid, pages }: ForeignSource, text: string): NamedText {
    const blocks = detectTurns(text)
    const { hits, labels } = findNamesInSource(text, blocks, this.#find)
    const substitution = substituteNames(text, blocks, {
      hits: this.#take(hits, guid),
      labels: new Map([...labels].map(([label, found]) => [label, this.#take(found, guid)])),
    })
    const places = placesAfter(substitution.edits)
    const named = substitute({ text, blocks, pages }, substitution)
    return { ...named, passage: range => places.passage(range) }
  }

  #inSource(source: ForeignSource): ForeignSource {
    const { guid, name, group, selections } = source
    return {
      ...source,
      name: this.#inName(name, guid),
      group: group === null ? null : this.#inWords(group, guid),
      // Names that are replaced in the text stand in its recording too.
      media: null,
      selections: selections.map(selection => ({
        ...selection,
        note: this.#inWords(selection.note, guid),
      })),
    }
  }

  #inWords(words: string, guid = ''): string {
    return words === '' ? words : replaceHits(words, this.#take(this.#find(words), guid))
  }

  /** Somebody's own name: without brackets, as where they speak. */
  #inLabel(label: string): string {
    return replaceHits(label, this.#take(this.#find(label)).map(plain))
  }

  /** What is called after a file, with underscores for spaces. */
  #inName(name: string, guid = ''): string {
    const { text, replaced } = applyNamesToFileName(name, this.#find)
    this.#take(replaced, guid)
    return text
  }

  #inBody(body: string): string {
    const hits = this.#take(this.#find(body))
    return editBody(
      body,
      hits.map(({ start, end, replacement }) => ({ start, end, text: replacement })),
    )
  }

  /** Counts hits and gives those that are to be replaced. */
  #take(hits: readonly NameHit[], guid = ''): NameHit[] {
    const certain = hits.filter(({ doubt }) => doubt === null)
    this.doubtful += hits.length - certain.length
    if (certain.length > 0) {
      this.replaced.set(guid, [...(this.replaced.get(guid) ?? []), ...certain])
    }
    return certain
  }
}
