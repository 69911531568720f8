import { create } from 'zustand'
import { checkRules, NAME_KINDS, type NameKind, type NameRule } from '../../shared/names/rules.ts'
import { useUnsaved } from './leaving.ts'
import { useWorkspace } from './workspace.ts'

/**
 * The list of names that is open: who stands behind which pseudonym. It lives in the window's memory and in its own
 * encrypted key file and nowhere else, never in a project, a preference or the browser's storage. It stays while
 * projects come and go, until it is closed.
 */
export interface NameRow extends NameRule {
  /** Tells rows apart while they are written; means nothing outside the window. */
  id: number
}

/** The views of the place that protects people. */
export type NameView = 'names' | 'check' | 'log'

interface NameState {
  rows: readonly NameRow[]
  hasBrackets: boolean
  /** The name of the key file that holds the list; null until there is one. */
  keyFile: string | null
  /** What the key file holds, to tell what it lacks. */
  saved: { rows: readonly NameRow[]; hasBrackets: boolean }
  view: NameView
  /** What was found to be harmless while this window is open, see `harmlessKey`. */
  harmless: ReadonlySet<string>
}

const NO_LIST = { rows: [], hasBrackets: true }

/** The list of names that is open, and where its place was left. */
export const useNames = create<NameState>()(() => ({
  ...NO_LIST,
  keyFile: null,
  saved: NO_LIST,
  view: 'names',
  harmless: new Set<string>(),
}))

let nextId = 1

/** A row of its own for a rule. */
export function toRow(rule: NameRule): NameRow {
  return { ...rule, id: nextId++ }
}

/** Whether anything is written in a row. */
export function isFilled(row: NameRule): boolean {
  return row.name.trim() !== '' || row.replacement.trim() !== ''
}

/** The rows that can be applied: those with a name and what stands for it. */
export function rulesOf(rows: readonly NameRule[]): NameRule[] {
  return rows
    .map(({ name, replacement, kind }) => ({
      name: name.trim(),
      replacement: replacement.trim(),
      kind,
    }))
    .filter(({ name, replacement }) => name !== '' && replacement !== '')
}

/** The open list as an import takes it; nothing where none is open or some of it cannot be used. */
export function listForImport(): { names?: NameRule[]; hasBrackets?: boolean } {
  const { rows, hasBrackets } = useNames.getState()
  const names = rulesOf(rows)
  const isUsable = names.length > 0 && !checkRules(names).some(({ isError }) => isError)
  return isUsable ? { names, hasBrackets } : {}
}

/** Whether there is something in the list that no key file holds. */
export function isListUnsaved({ rows, hasBrackets, keyFile, saved }: NameState): boolean {
  if (keyFile === null) return rows.some(isFilled)
  return rows !== saved.rows || hasBrackets !== saved.hasBrackets
}

/** Changes the rows of the list. */
export function changeRows(change: (rows: readonly NameRow[]) => readonly NameRow[]): void {
  useNames.setState(({ rows }) => ({ rows: change(rows) }))
}

/** Words for a kind that nobody would take for a name, with the next free number. */
const STAND_INS: Record<NameKind, string> = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  other: 'Name',
}

/** What could stand for the next name of a kind: `Person 3`, the lowest number that is free. */
export function proposeReplacement(rows: readonly NameRule[], kind: NameKind): string {
  const taken = new Set(rows.map(row => row.replacement.replace(/[[\]]/g, '').trim().toLowerCase()))
  for (let number = 1; ; number += 1) {
    const proposal = `${STAND_INS[kind]} ${number}`
    if (!taken.has(proposal.toLowerCase())) return proposal
  }
}

/** Adds a name with what is to stand for it; false where the list has it already. */
export function addName(name: string, kind: NameKind = 'person', replacement?: string): boolean {
  const { rows } = useNames.getState()
  const words = name.replace(/\s+/g, ' ').trim().slice(0, 200)
  const isThere = rows.some(row => row.name.trim().toLowerCase() === words.toLowerCase())
  if (words === '' || isThere) return false
  const row = toRow({
    name: words,
    replacement: replacement ?? proposeReplacement(rows, kind),
    kind,
  })
  useNames.setState({ rows: [...rows.filter(isFilled), row] })
  return true
}

/** Forgets the list; what no key file holds is gone. */
export function forgetList(): void {
  useNames.setState({ ...NO_LIST, keyFile: null, saved: NO_LIST })
}

/** Goes to a view of the place that protects people. */
export function goToNames(view: NameView): void {
  useNames.setState({ view })
  useWorkspace.getState().goTo('names')
}

/** Names an identifier that is put aside: what was found, and in which text. */
export function harmlessKey({ place, found }: { place: string; found: string }): string {
  return `${place} ${found}`
}

/** Whether a word names a kind. */
export function isNameKind(word: string): word is NameKind {
  return (NAME_KINDS as readonly string[]).includes(word)
}

useNames.subscribe(state => {
  const hasNames = isListUnsaved(state)
  if (hasNames !== useUnsaved.getState().hasNames) useUnsaved.setState({ hasNames })
})
