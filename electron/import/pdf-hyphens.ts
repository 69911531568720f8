/** Joins lines of a paragraph; knows the words of the document, to tell a divided word from one with a hyphen. */
export class LineJoiner {
  /** How many words were mended. */
  mended = 0
  readonly #words = new Set<string>()

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const whole = line.replace(/[\p{L}-]+-\s*$/u, '')
      for (const [word] of whole.matchAll(/\p{L}+(?:[-‐]\p{L}+)*/gu)) this.#words.add(key(word))
    }
  }

  join(before: string, after: string): string {
    const start = before.trimEnd()
    const rest = after.trimStart()
    const divided = /([\p{L}\d]+(?:[-‐][\p{L}\d]+)*)([-‐\u00AD])$/u.exec(start)
    if (divided) return this.#joinDivided(start, rest, divided)
    if (/\S[—/]$/.test(start) || isWithoutSpaces(start, rest)) return start + rest
    return `${start} ${rest}`
  }

  #joinDivided(start: string, rest: string, [, head = '', hyphen]: RegExpExecArray): string {
    const tail = /^\p{L}+/u.exec(rest)?.[0] ?? ''
    const isAddress = /[/@_]|www\./.test(/\S*$/.exec(start)?.[0] ?? '')
    if (isAddress || /\d/.test(head) || /^\d/.test(rest)) return start + rest
    if (!/^\p{Ll}/u.test(rest)) {
      // `Anglo-` and `Saxon`, but `I went-` and `Well`.
      return this.#words.has(key(`${head}-${tail}`)) ? start + rest : `${start} ${rest}`
    }
    if (hyphen !== '\u00AD' && this.#hasHyphen(head, tail)) return start + rest
    this.mended++
    return start.slice(0, -1) + rest
  }

  #hasHyphen(head: string, tail: string): boolean {
    if (this.#words.has(key(head + tail))) return false
    if (this.#words.has(key(`${head}-${tail}`))) return true
    if (PREFIX.test(head) || SUFFIX.test(tail)) return true
    // `follow-up`, where both are words of the text and the whole is none.
    return tail.length >= 3 && head.length >= 4 && this.#knows(head) && this.#knows(tail)
  }

  #knows(word: string): boolean {
    return this.#words.has(key(word))
  }
}

function key(word: string): string {
  return word.toLowerCase().replaceAll('‐', '-')
}

const PREFIX =
  /(?:^|-)(?:non|self|well|co|ex|half|cross|socio|evidence|theory|long|short|high|low|full|part|one|two|three|four|face|day|up|in|on|of|to|the|post|pre|mid|semi|multi|quasi|so|decision|policy|practice|community|person|patient|client|peer|third|first|second|mixed|large|small)$/i
const SUFFIX =
  /^(?:based|related|led|term|like|depth|oriented|specific|driven|focused|centred|centered|making|being|up|to|by|of|the|and|in|on|off|out|range|scale|level|wide|free|style|reported|efficacy|esteem|management)$/i

/** Chinese and Japanese have no blanks between words. */
function isWithoutSpaces(start: string, rest: string): boolean {
  const script = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]$/u
  return script.test(start.at(-1) ?? '') && script.test(rest.charAt(0))
}
