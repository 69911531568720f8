import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { create } from 'zustand'

/**
 * The program's keys. A feature names its own with `useKeys`; they work while the feature is on screen and stand on the
 * sheet that `?` opens. Keys are silent while a text field has focus or a dialog is open, unless they say otherwise.
 */
export interface KeyBinding {
  /** As tinykeys writes them: `c`, `Shift+C`, `$mod+k`; several with a space between them are pressed in turn. */
  keys: string
  /** What they do, for the sheet: "Code the selection as context". */
  label: string
  /** Left out where something else (an editor, a tree) listens, and the sheet only tells of it. */
  run?: ((event: KeyboardEvent) => void) | undefined
  /** Works in text fields too; for keys that no field uses. */
  inFields?: boolean | undefined
  /** Is asked before the thing in focus: for keys that a tree or list would take for its own. */
  isFirst?: boolean | undefined
}

/** Bindings of one feature under a heading of the sheet. */
export interface KeyGroup {
  title: string
  bindings: readonly KeyBinding[]
}

interface KeyState {
  groups: { id: number; group: KeyGroup }[]
  add: (id: number, group: KeyGroup) => void
  remove: (id: number) => void
}

/** What the `?` sheet shows. */
export const useKeySheet = create<KeyState>()(set => ({
  groups: [],
  add: (id, group) => set(state => ({ groups: [...state.groups, { id, group }] })),
  remove: id => set(state => ({ groups: state.groups.filter(entry => entry.id !== id) })),
}))

let nextId = 1

/** Listens to a feature's keys while it is mounted; handlers may change between renders, the list of keys may not. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  const signature = bindings.map(binding => binding.keys).join(' | ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the list
  useEffect(() => {
    const id = nextId++
    useKeySheet.getState().add(id, { title, bindings: latest.current })
    const listen = (isFirst: boolean) => {
      const map: Record<string, (event: KeyboardEvent) => void> = {}
      latest.current.forEach((binding, index) => {
        if (!binding.run || Boolean(binding.isFirst) !== isFirst) return
        map[onAnyKeyboard(binding.keys)] = event => answer(event, latest.current[index])
      })
      return tinykeys(window, map, { ignore: () => false, capture: isFirst })
    }
    const stops = [listen(true), listen(false)]
    return () => {
      for (const stop of stops) stop()
      useKeySheet.getState().remove(id)
    }
  }, [title, signature])
}

/** A sign such as `?` or `[` needs Shift on one keyboard, AltGr on another and nothing on a third. */
function onAnyKeyboard(keys: string): string {
  return /^[^\p{L}\p{N}\s]$/u.test(keys) ? `[Shift]+[Alt]+[Control]+${keys}` : keys
}

function answer(event: KeyboardEvent, binding: KeyBinding | undefined): void {
  if (!binding?.run || isSilent(event, binding)) return
  event.preventDefault()
  if (binding.isFirst) event.stopPropagation()
  binding.run(event)
}

function isSilent(event: KeyboardEvent, binding: KeyBinding): boolean {
  if (event.defaultPrevented || event.isComposing) return true
  if (document.querySelector('[data-modal]')) return true
  // A field that narrows a list tells the list of each letter as well: that one comes from the list, but is typed text.
  return !binding.inFields && (isTextField(event.target) || isTextField(document.activeElement))
}

const TYPING_INPUTS = /^(?:text|search|email|url|tel|password|number|date|time)$/

/**
 * Whether typing here writes text. An editable element inside `data-keys="program"` (the transcript in reading mode) does
 * not count: there, single letters are the program's.
 */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TYPING_INPUTS.test(target.type) && !target.readOnly
  if (target instanceof HTMLTextAreaElement) return !target.readOnly
  return target.isContentEditable && !target.closest('[data-keys="program"]')
}

/**
 * Keys that open the list behind a button. Enter and the space bar are among them, because the click that the browser makes
 * of them counts as one of a screen reader, and react-aria then puts the focus on the list and not on its first item.
 */
export const OPENING_KEYS: ReadonlySet<string> = new Set(['Enter', ' ', 'ArrowDown', 'ArrowUp'])

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform)
const MAC_NAMES: Record<string, string> = { Meta: '⌘', Alt: '⌥', Shift: '⇧', Control: '⌃' }
const NAMES: Record<string, string> = {
  Control: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
}

/** The names of keys on this computer, one for each key to press. */
export function describeKeys(keys: string): string[] {
  return keys
    .split(/\+(?!$)|\s+/)
    .filter(key => key !== '')
    .map(key => {
      const name = key === '$mod' ? (IS_MAC ? 'Meta' : 'Control') : key === 'Ctrl' ? 'Control' : key
      const written = (IS_MAC ? MAC_NAMES[name] : undefined) ?? NAMES[name] ?? name
      return written.length === 1 ? written.toUpperCase() : written
    })
}
