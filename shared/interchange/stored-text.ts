/** A text as it is stored, and where each place of what was read has come to. */
export interface StoredText {
  text: string
  /** Turns an offset of what was read into one of the text; both in UTF-16 code units. */
  at: (offset: number) => number
}

// A byte order mark, NUL and other control characters that no text means, and line ends of other sorts.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CHANGED = /\r\n?|[\u2028\u2029\uFEFF\u0000-\u0008\u000E-\u001F]/g

/** Brings a text into the form in which sources are stored, keeping account of what became shorter. */
export function storeForm(raw: string): StoredText {
  const ends: number[] = []
  const lost: number[] = []
  let total = 0
  const text = raw
    .replace(CHANGED, (found: string, index: number) => {
      const kept = /[\r\u2028\u2029]/.test(found) ? '\n' : ''
      if (found.length > kept.length) {
        total += found.length - kept.length
        ends.push(index + found.length)
        lost.push(total)
      }
      return kept
    })
    .toWellFormed()
  return { text, at: offset => Math.min(text.length, offset - lostBefore(ends, lost, offset)) }
}

/** How much became shorter before an offset; within a change it is where the change begins. */
function lostBefore(ends: readonly number[], lost: readonly number[], offset: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : (lost[low - 1] ?? 0)
}
