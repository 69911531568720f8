import { type NameParts, nameParts, spellingsOf } from './name-parts.ts'
import { NearWords } from './near-words.ts'
import { bareKey, gapKey, isCapitalised, isMarkAt, wordKey, type Words } from './words.ts'

/** A name at the end of its path through the tree. */
export interface Ending {
  rule: number
  parts: NameParts
  isSlip: boolean
}

/** Words of a text, `first` to `last`, that read as a name. */
export interface Match {
  ending: Ending
  first: number
  last: number
  /** Whether it is written as the name is, but for capitals. */
  isExact: boolean
}

interface Node {
  next: Map<string, Node>
  endings: Ending[]
}

/** What a word of a text may stand for among the words of the names. */
interface Reading {
  word: string
  isExact: boolean
  isEdited: boolean
}

/** A walk from the word `first` to a node; it has used up `edits`. */
interface Walk {
  text: string
  words: Words
  first: number
  isExact: boolean
  edits: number
}

/** Words whose readings are kept, so that a word is looked at once and not at every occurrence. */
const MAX_REMEMBERED = 200_000
/** Shorter names have too many neighbours: "Ann" is one letter from "And". */
const MIN_LETTERS_EDITED = 5
const MIN_WORD_EDITED = 3
/** Between a gap and the word behind it; no word holds it. */
const STEP = '\n'

/**
 * All names of a list in one tree, from word to word over what stands between. A text is walked once; at each word only
 * the names that begin with it, or with a word like it, are followed.
 */
export class NameTree {
  readonly #root: Node = { next: new Map(), endings: [] }
  readonly #words = new Set<string>()
  readonly #byBare: Map<string, string[]>
  readonly #near: NearWords
  readonly #readings = new Map<string, readonly Reading[]>()

  /** A name without a letter or digit is left out. */
  constructor(names: readonly { rule: number; name: string }[]) {
    const editable = new Set<string>()
    for (const { rule, name } of names) {
      const given = nameParts(name)
      if (given.words.length === 0) continue
      for (const { parts, isSlip } of spellingsOf(given)) {
        if (isSlip && !mayDiffer(parts)) continue
        this.#add({ rule, parts, isSlip })
        if (mayDiffer(parts)) for (const word of parts.words) editable.add(bareKey(word))
      }
    }
    this.#byBare = Map.groupBy(this.#words, bareKey)
    const isLong = (word: string) => word.length >= MIN_WORD_EDITED && !/\p{N}/u.test(word)
    this.#near = new NearWords([...editable].filter(isLong))
  }

  #add(ending: Ending): void {
    const { words, gaps } = ending.parts
    let node = this.#root
    for (const [index, word] of words.entries()) {
      this.#words.add(word)
      const step = stepOver(gaps[index - 1] ?? '', word)
      const next = node.next.get(step) ?? { next: new Map(), endings: [] }
      node.next.set(step, next)
      node = next
    }
    if (!node.endings.some(each => each.rule === ending.rule)) node.endings.push(ending)
  }

  /** Every place where the words of a text read as a name; places may overlap. */
  matches(text: string, words: Words): Match[] {
    const found: Match[] = []
    if (this.#words.size === 0) return found
    for (let first = 0; first < words.count; first++) {
      if (this.#readingsAt(text, words, first).length === 0) continue
      this.#follow(this.#root, first, { text, words, first, isExact: true, edits: 0 }, found)
    }
    return found
  }

  #follow(node: Node, at: number, walk: Walk, found: Match[]): void {
    const { text, words, first } = walk
    if (at >= words.count) return
    const readings = this.#readingsAt(text, words, at)
    if (readings.length === 0) return
    const gap = at === first ? '' : gapKey(text.slice(words.ends[at - 1], words.starts[at]))
    for (const { word, isExact, isEdited } of readings) {
      const next = node.next.get(stepOver(gap, word))
      if (next === undefined) continue
      const edits = walk.edits + (isEdited ? 1 : 0)
      const onward = { ...walk, isExact: walk.isExact && isExact, edits }
      for (const ending of next.endings) {
        if (!isAllowed(ending, onward)) continue
        found.push({ ending, first, last: at, isExact: onward.isExact && !ending.isSlip })
      }
      if (next.next.size > 0 && edits <= 1) this.#follow(next, at + 1, onward, found)
    }
  }

  #readingsAt(text: string, words: Words, at: number): readonly Reading[] {
    const word = text.slice(words.starts[at], words.ends[at])
    const remembered = this.#readings.get(word)
    if (remembered !== undefined) return remembered
    const readings = this.#read(word)
    if (this.#readings.size >= MAX_REMEMBERED) this.#readings.clear()
    this.#readings.set(word, readings)
    return readings
  }

  #read(word: string): readonly Reading[] {
    // A mark without its letter belongs to what stands before it.
    if (isMarkAt(word, 0)) return NOTHING
    const key = wordKey(word)
    const bare = bareKey(key)
    const readings: Reading[] = []
    for (const like of this.#byBare.get(bare) ?? []) {
      readings.push({ word: like, isExact: like === key, isEdited: false })
    }
    if (isCapitalised(word)) {
      for (const near of this.#near.find(bare)) {
        for (const like of this.#byBare.get(near) ?? []) {
          readings.push({ word: like, isExact: false, isEdited: true })
        }
      }
    }
    return readings.length === 0 ? NOTHING : readings
  }
}

const NOTHING: readonly Reading[] = []

function stepOver(gap: string, word: string): string {
  return gap === '' ? word : gap + STEP + word
}

function mayDiffer({ words }: NameParts): boolean {
  return words.join('').replace(/\P{L}/gu, '').length >= MIN_LETTERS_EDITED
}

/** One slip or one edit, and either only in a longer name that begins with a capital. */
function isAllowed({ parts, isSlip }: Ending, { text, words, first, edits }: Walk): boolean {
  const all = edits + (isSlip ? 1 : 0)
  if (all === 0) return true
  return (
    all === 1 &&
    mayDiffer(parts) &&
    isCapitalised(text.slice(words.starts[first], words.ends[first]))
  )
}
