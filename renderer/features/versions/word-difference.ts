import { diffArrays } from 'diff'

/** A stretch of words that both texts have, or only the one before or the one after. */
interface WordPart {
  kind: 'same' | 'dropped' | 'added'
  text: string
}

/** Most differing words that are told one by one; beyond it one text takes the place of the other. */
const MAX_DIFFERENCES = 400

/**
 * How one text became the other, word by word. All parts but those added are the first text, all but those dropped the
 * second. Words with only a space between them that both went or came are told together.
 */
export function differInWords(before: string, after: string): WordPart[] {
  const changes = diffArrays(splitWords(before), splitWords(after), {
    maxEditLength: MAX_DIFFERENCES,
  })
  if (changes === undefined) return join([], before, after)
  let parts: WordPart[] = []
  // What went and came since the last words that stayed.
  let [gone, come] = ['', '']
  changes.forEach(({ value, added, removed }, index) => {
    const text = value.join('')
    if (removed) gone += text
    else if (added) come += text
    else if (text.trim() === '' && index > 0 && index < changes.length - 1) {
      gone += text
      come += text
    } else {
      parts = [...join(parts, gone, come), { kind: 'same', text }]
      gone = ''
      come = ''
    }
  })
  return join(parts, gone, come)
}

/** Adds what went and came; a space that both begin or end with stayed. */
function join(parts: readonly WordPart[], gone: string, come: string): WordPart[] {
  const [before] = /^\s*/u.exec(gone) ?? ['']
  const [after] = /\s*$/u.exec(gone) ?? ['']
  const isPair = gone.trim() !== '' && come.trim() !== ''
  const head = isPair && come.startsWith(before) ? before : ''
  const tail = isPair && come.endsWith(after) ? after : ''
  const inner = (text: string) => text.slice(head.length, text.length - tail.length)
  const told: WordPart[] = [
    { kind: 'same', text: head },
    { kind: 'dropped', text: inner(gone) },
    { kind: 'added', text: inner(come) },
    { kind: 'same', text: tail },
  ]
  return [...parts, ...told.filter(({ text }) => text !== '')]
}

/** Words, and what stands between them, each by itself. */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}’']+|\s+|[^\p{L}\p{N}\p{M}\s’']/gu) ?? []
}
