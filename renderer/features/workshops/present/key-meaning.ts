import { isTextField } from '../../../ui/keys.ts'

/** What a key does while a workshop is presented. */
type KeyMeaning =
  /** On or back by cards. */
  | { do: 'turn'; by: number }
  /** The stance, or the item that gets a dot, counted from 0. */
  | { do: 'count'; place: number }
  /** `leave` takes the keyboard out of a field; `end` ends it where nothing has the keyboard that would hear Escape. */
  | { do: 'blank' | 'side' | 'group' | 'undo' | 'redo' | 'leave' | 'end' }

const TURNS: Readonly<Record<string, number>> = {
  ...{ PageUp: -1, ArrowLeft: -1, Home: Number.NEGATIVE_INFINITY },
  ...{ PageDown: 1, ArrowRight: 1, ' ': 1, End: Number.POSITIVE_INFINITY },
}
const LETTERS: Readonly<Record<string, 'blank' | 'side' | 'group'>> = {
  ...{ b: 'blank', '.': 'blank', f: 'side', g: 'group' },
}

/** Where arrow keys and the space bar have a meaning of their own; a presenter's remote sends others. */
const OWN_KEYS = '[role="grid"], [role="listbox"], [role="radiogroup"], input'

/** What a key means now, by what has the keyboard; null where it is none of ours. */
export function keyMeaning(event: KeyboardEvent): KeyMeaning | null {
  const { key, target } = event
  const element = target instanceof Element ? target : null
  if (isTextField(target)) return key === 'Escape' ? { do: 'leave' } : null
  if (event.ctrlKey || event.metaKey) {
    const letter = key.toLowerCase()
    if (letter === 'y' || (letter === 'z' && event.shiftKey)) return { do: 'redo' }
    return letter === 'z' ? { do: 'undo' } : null
  }
  if (event.altKey) return null
  if (key === 'Escape' && target === document.body) return { do: 'end' }
  const isRemote = key.startsWith('Page')
  if (!isRemote && element?.closest(OWN_KEYS)) return null
  if (key === ' ' && element?.closest('button')) return null
  const by = TURNS[key]
  if (by !== undefined) return { do: 'turn', by }
  const letter = LETTERS[key.toLowerCase()]
  if (letter !== undefined) return { do: letter }
  return /^[1-9]$/.test(key) ? { do: 'count', place: Number(key) - 1 } : null
}
