import type { LucideIcon } from 'lucide-react'
import type { Role } from '../../shared/domain/roles.ts'

/** Something the palette finds. */
export interface PaletteEntry {
  id: string
  section: string
  label: string
  icon?: LucideIcon | undefined
  /** Shown in place of an icon; `null` is a code without a role. */
  role?: Role | null | undefined
  keys?: string | undefined
  run: () => void
}

const SHOWN_PER_SECTION = 8

/** Entries that hold every word of the query, those that begin with it first, a few a section. */
export function matchEntries(
  entries: readonly PaletteEntry[],
  query: string,
): { title: string; entries: PaletteEntry[] }[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const sections = new Map<string, { entry: PaletteEntry; rank: number }[]>()
  for (const entry of entries) {
    const rank = rankOf(fold(entry.label), words)
    if (rank === null) continue
    const found = sections.get(entry.section) ?? []
    found.push({ entry, rank })
    sections.set(entry.section, found)
  }
  return [...sections].map(([title, found]) => ({
    title,
    entries: found
      .sort((one, other) => one.rank - other.rank)
      .slice(0, words.length === 0 && title !== 'Do' && title !== 'Go to' ? 4 : found.length)
      .slice(0, title === 'Do' ? 20 : SHOWN_PER_SECTION)
      .map(({ entry }) => entry),
  }))
}

/** Lower is better; null where a word is missing. */
function rankOf(label: string, words: readonly string[]): number | null {
  let rank = 0
  for (const word of words) {
    const at = label.indexOf(word)
    if (at < 0) return null
    rank += at === 0 ? 0 : /\W/.test(label[at - 1] ?? '') ? 1 : 2
  }
  return rank
}

/** Case and accents do not matter to finding. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
