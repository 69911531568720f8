/** A regular expression as it is run, or why it is none. */
export type CompiledPattern = { flags: string } | { problem: string }

/** Checks a regular expression (with the `u` flag, so that a character is never cut in two). */
export function compilePattern(pattern: string, matchCase: boolean): CompiledPattern {
  const flags = matchCase ? 'gu' : 'giu'
  try {
    void new RegExp(pattern, flags)
    return { flags }
  } catch (error) {
    // "Invalid regular expression: /…/u: Unterminated group": the reason is what stands last.
    const reason = error instanceof Error ? error.message.split(': ').at(-1) : undefined
    return { problem: `This is not a regular expression: ${reason ?? 'it cannot be read'}.` }
  }
}

/**
 * The stretches that a regular expression finds within ranges of a text, flat: start, end, start, end. An empty one is
 * none. It may take for ever, so it runs where it can be ended.
 * @param ranges flat as well; `^` and `$` stand for their ends.
 */
export function runPattern(
  expression: RegExp,
  text: string,
  ranges: readonly number[],
  most: number,
): number[] {
  const found: number[] = []
  for (let next = 0; next < ranges.length; next += 2) {
    const from = ranges[next] ?? 0
    for (const { 0: match, index } of text.slice(from, ranges[next + 1]).matchAll(expression)) {
      if (match === '') continue
      found.push(from + index, from + index + match.length)
      if (found.length >= most * 2) return found
    }
  }
  return found
}
