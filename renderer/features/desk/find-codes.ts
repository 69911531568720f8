import type { Code } from '../../../shared/contract/codes.ts'

/** A code that was found, with the names of the codes above it. */
interface FoundCode {
  code: Code
  path: string
}

/** The names of the codes above each code, outermost first. */
export function codePaths(codes: readonly Code[]): Map<string, string> {
  const byId = new Map(codes.map(code => [code.id, code]))
  const paths = new Map<string, string>()
  for (const code of codes) {
    const names: string[] = []
    let parent = code.parentId === null ? undefined : byId.get(code.parentId)
    while (parent !== undefined && names.length < 32) {
      names.unshift(parent.name)
      parent = parent.parentId === null ? undefined : byId.get(parent.parentId)
    }
    paths.set(code.id, names.join(' › '))
  }
  return paths
}

/** Codes that fit what was typed, the best first; with nothing typed, the recent ones and then the codebook. */
export function findCodes(
  codes: readonly Code[],
  typed: string,
  recentIds: readonly string[],
  limit = 60,
): FoundCode[] {
  const paths = codePaths(codes)
  const query = fold(typed)
  const ranked = codes.flatMap((code, index) => {
    const recent = recentIds.indexOf(code.id)
    const score = query === '' ? 0 : scoreOf(fold(code.name), fold(paths.get(code.id) ?? ''), query)
    if (score === null) return []
    const bonus = recent === -1 ? 0 : query === '' ? 100 - recent : 1
    return [{ code, path: paths.get(code.id) ?? '', rank: score + bonus, index }]
  })
  ranked.sort((a, b) => b.rank - a.rank || a.index - b.index)
  return ranked.slice(0, limit)
}

/** Start of the name before start of a word before anywhere before letters in order; null where nothing fits. */
function scoreOf(name: string, path: string, query: string): number | null {
  if (name === query) return 60
  if (name.startsWith(query)) return 50
  if (name.includes(` ${query}`)) return 40
  if (name.includes(query)) return 30
  if (hasInOrder(name, query)) return 20
  return hasInOrder(`${path} ${name}`, query) ? 10 : null
}

function hasInOrder(text: string, query: string): boolean {
  let from = 0
  for (const letter of query) {
    if (letter === ' ') continue
    from = text.indexOf(letter, from) + 1
    if (from === 0) return false
  }
  return true
}

/** Lower case without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
