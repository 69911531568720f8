/** How positions in a text are counted. */
export type PositionUnit = 'codePoint' | 'utf16'

/** Turns offsets in UTF-16 code units into positions in another unit; a text without characters beyond them has one count. */
export function counterOf(text: string, unit: PositionUnit): (offset: number) => number {
  if (unit === 'utf16') return offset => offset
  const pairs: number[] = []
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(index)
  if (pairs.length === 0) return offset => offset
  return offset => offset - countBelow(pairs, offset)
}

/** Whether the ways of counting differ in a text. */
export function hasWideCharacters(text: string): boolean {
  return /[\u{10000}-\u{10FFFF}]/u.test(text)
}

/** How many of these numbers, which rise, are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
