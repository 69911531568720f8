import type { Strength } from '../../../shared/domain/realist.ts'
import type { Stance } from '../../../shared/domain/roles.ts'

/** Keys that say what a passage says, while the keyboard is on it. */
export const STANCE_KEYS: Readonly<Record<string, Stance>> = {
  s: 'supports',
  r: 'refines',
  x: 'challenges',
}

/** Keys that say how much weight it has; nobody has said is a weight of its own. */
export const STRENGTH_KEYS: Readonly<Record<string, Strength | null>> = {
  '1': 'weak',
  '2': 'moderate',
  '3': 'strong',
  '0': null,
}

/** What the sheet of keys says of a quote in the evidence. */
export const EVIDENCE_KEYS = [
  { keys: 's', label: 'It supports' },
  { keys: 'r', label: 'It refines' },
  { keys: 'x', label: 'It challenges; on what was found, attach it as a challenge' },
  { keys: '1', label: 'Weak' },
  { keys: '2', label: 'Moderate' },
  { keys: '3', label: 'Strong' },
  { keys: '0', label: 'Strength not said' },
  { keys: 'n', label: 'Write a note on it' },
  { keys: 'Enter', label: 'Show it in the transcript' },
  { keys: 'ArrowDown', label: 'Next quote' },
  { keys: 'ArrowUp', label: 'Quote before' },
  { keys: 'Delete', label: 'Detach it' },
]
