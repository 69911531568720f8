import { AppError } from '../domain/app-error.ts'

/** Characters of context kept on either side of a quote: enough to tell repeated phrases apart (Hypothesis uses 32). */
export const CONTEXT_LENGTH = 32

/** What is kept beside a coding's offsets, so that it can be found again after its text was edited. */
export interface Anchor {
  quote: string
  prefix: string
  suffix: string
}

/**
 * The anchor of `[start, end)` in a text, in UTF-16 code units. Throws `invalid_range` where the range is empty, leaves
 * the text, or would cut a character in two.
 */
export function describeAnchor(text: string, start: number, end: number): Anchor {
  if (start >= end || end > text.length) {
    throw new AppError(
      'invalid_range',
      `The passage must lie within the text (0 to ${text.length}) and have at least one character.`,
      { start, end, length: text.length },
    )
  }
  if (cutsCharacter(text, start) || cutsCharacter(text, end)) {
    throw new AppError('invalid_range', 'The passage would cut a character in two.', { start, end })
  }
  return {
    quote: text.slice(start, end),
    prefix: text.slice(back(text, start), start),
    suffix: text.slice(end, forward(text, end)),
  }
}

/** True where an offset lies between the two halves of a surrogate pair. */
export function cutsCharacter(text: string, offset: number): boolean {
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1))
}

function back(text: string, offset: number): number {
  const at = Math.max(0, offset - CONTEXT_LENGTH)
  return cutsCharacter(text, at) ? at + 1 : at
}

function forward(text: string, offset: number): number {
  const at = Math.min(text.length, offset + CONTEXT_LENGTH)
  return cutsCharacter(text, at) ? at - 1 : at
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
