/** What two readings of one file differ in; what they agree in is left out. */
export interface Differences {
  sentences: number
  /** In the reference, and not or less often in the reading. */
  missing?: string[]
  /** In the reading more often than in the reference. */
  doubled?: string[]
  /** In the reading, and not in the reference. */
  added?: string[]
}

/** Compares by letters and digits alone: how lines break, words divide and blanks run is each program's own affair. */
export function differences(
  reference: string,
  reading: string,
  unit: 'line' | 'sentence',
): Differences {
  const own = letters(reading)
  const other = letters(reference)
  const wanted = new Map(unitsOf(reference, unit).map(each => [letters(each), each]))
  const found = new Map(unitsOf(reading, 'sentence').map(each => [letters(each), each]))
  const missing: string[] = []
  const doubled: string[] = []
  for (const [key, words] of wanted) {
    const difference = occurrences(own, key) - occurrences(other, key)
    if (difference < 0) missing.push(words)
    else if (difference > 0) doubled.push(words)
  }
  const added = [...found].filter(([key]) => !other.includes(key)).map(([, words]) => words)
  return {
    sentences: wanted.size,
    ...(missing.length > 0 && { missing }),
    ...(doubled.length > 0 && { doubled }),
    ...(added.length > 0 && { added }),
  }
}

function unitsOf(text: string, unit: 'line' | 'sentence'): string[] {
  const end = unit === 'line' ? /[\n\f]+/ : /[\n\f\t]+|(?<=[.!?…]["”’)]?)\s+/
  return text.split(end).filter(each => letters(each).length > 0)
}

function letters(text: string): string {
  return (text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []).join('').toLowerCase()
}

function occurrences(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++
  return count
}
