import { ROLE_NAMES, type Role, ROLES, type Stance, STANCES } from '../../domain/roles.ts'

/**
 * Evidence as it stands in one cell of a table of configurations that goes out and comes in again: passages as quotes, each
 * kind under a line that says on which element they are, and how, such as `Context: Waiting (supports)`.
 */

/** What such a line says; no element where it is the configuration as a whole. */
export interface EvidenceHeading {
  element: { role: Role; label: string } | null
  stance: Stance
}

const WHOLE = 'Configuration'

/** The line over passages. */
export function writeHeading({ element, stance }: EvidenceHeading): string {
  const what = element === null ? WHOLE : `${ROLE_NAMES[element.role]}: ${element.label}`
  return `${what} (${stance})`
}

/** Orders pieces by what their headings say: each heading once, in the order in which it comes first. */
export function underHeadings<P>(
  pieces: readonly P[],
  headingOf: (piece: P) => EvidenceHeading,
): { heading: string; pieces: P[] }[] {
  const groups = Map.groupBy(pieces, piece => writeHeading(headingOf(piece)))
  return [...groups].map(([heading, own]) => ({ heading, pieces: own }))
}

/** The headings in a cell, each with the quotes under it as they stand there. What is under none is left out. */
export function readHeadings(cell: string): (EvidenceHeading & { quotes: string })[] {
  const found: (EvidenceHeading & { lines: string[] })[] = []
  let isOpen = false
  for (const line of cell.split('\n')) {
    const heading = isOpen ? null : readHeading(line)
    if (heading !== null) found.push({ ...heading, lines: [] })
    else {
      found.at(-1)?.lines.push(line)
      if (isOpen || line.startsWith('“')) isOpen = !CLOSED.test(line)
    }
  }
  return found.map(({ lines, ...heading }) => ({ ...heading, quotes: lines.join('\n') }))
}

/** A line that ends a quote, with or without who said it. */
const CLOSED = /”(?:\s*[([—–-].*)?$/

function readHeading(line: string): EvidenceHeading | null {
  const [, what = '', said] = /^(.+) \((\w+)\):?$/.exec(line.trim()) ?? []
  const stance = STANCES.find(each => each === said)
  if (stance === undefined) return null
  if (what === WHOLE) return { element: null, stance }
  const role = ROLES.find(each => what.startsWith(`${ROLE_NAMES[each]}: `))
  if (role === undefined) return null
  return { element: { role, label: what.slice(ROLE_NAMES[role].length + 2) }, stance }
}
