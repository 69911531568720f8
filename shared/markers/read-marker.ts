import { orderRoles, ROLE_NAMES, type Role } from '../domain/roles.ts'

/**
 * One marker, as published realist papers write roles into quotes: `(C)`, `[M]`, `(C/M)`, `(O/M)`, `(C1)`, `(O+)`,
 * `(Intervention)`, `(*context*)`, `(Mechanism (M))`. Single letters are capitals: `(i)` and `(c)` are labels of lists.
 */

/** A marker's place, brackets too, and the roles it names. */
export interface Marker {
  start: number
  end: number
  roles: Role[]
  /** True for a lone capital letter, which could also be the label of a list, a copyright sign or a numeral. */
  isLetter: boolean
}

/** Anything short in brackets, with another pair within for `(Mechanism (M))`. */
const BRACKETED = /[([]([^()[\]]{1,40}(?:\([^()[\]]{1,8}\)\s?)?)[)\]]/g
const SEPARATOR = /\s*(?:[/,&;]|\+(?=\s*\p{L})|\band\b)\s*/u
/** A role with the number of its configuration and the direction of an outcome. */
const LETTER = /^([CIMO])\s?\d{0,3}[a-z]?[+−–-]?$/
const NAME = /^(context|intervention|mechanism|outcome)s?\s?\d{0,3}[a-z]?[+−–-]?$/i

/** All that is written like a marker, in order; what only looks like one is for the caller to tell. */
export function readMarkers(text: string): Marker[] {
  const found: Marker[] = []
  const brackets = new RegExp(BRACKETED)
  for (let match = brackets.exec(text); match !== null; match = brackets.exec(text)) {
    const inner = match[1] ?? ''
    const roles = rolesOf(inner)
    if (roles === null) {
      // A marker may stand within: `(so they say (C))`.
      brackets.lastIndex = match.index + 1
      continue
    }
    found.push({
      ...withEmphasis(text, match.index, match.index + match[0].length),
      roles,
      isLetter: /^[CIMO]$/.test(inner.trim()),
    })
  }
  return found
}

function rolesOf(inner: string): Role[] | null {
  const words = inner.replaceAll(/[*_]/g, '').trim()
  const twice = /^(\p{L}+)\s*\(([^()]*)\)$/u.exec(words)
  if (twice !== null) {
    const [long, short] = [rolesOf(twice[1] ?? ''), rolesOf(twice[2] ?? '')]
    return long?.join() === short?.join() ? long : null
  }
  const roles: Role[] = []
  for (const token of words.split(SEPARATOR)) {
    const role = (LETTER.exec(token) ?? NAME.exec(token))?.[1]
    if (role === undefined) return null
    roles.push(role.charAt(0).toUpperCase() as Role)
  }
  return orderRoles(roles)
}

/** A marker in bold or italics takes the signs of these along. */
function withEmphasis(text: string, start: number, end: number): { start: number; end: number } {
  for (const sign of ['**', '__', '*', '_']) {
    const isWrapped = text.endsWith(sign, start) && text.startsWith(sign, end)
    if (isWrapped && sign.length <= start) {
      const isOwn = text.slice(0, start - sign.length).slice(-1) !== sign.charAt(0)
      if (isOwn) return { start: start - sign.length, end: end + sign.length }
    }
  }
  return { start, end }
}

/** Roles as a marker, such as `(C/M)`. */
export function writeMarker(roles: readonly Role[]): string {
  return `(${orderRoles(roles).join('/')})`
}

/** How far around a lone letter other labels of a list are looked for, in code units. */
const LABEL_REACH = 300
const OTHER_LABELS: Record<Role, RegExp> = {
  C: /[([][ABD][)\]]/,
  I: /[([](?:II|III|IV|V)[)\]]/,
  M: /[([][FW][)\]]/,
  O: /[([][NP][)\]]/,
}

/**
 * True where a marker's look deceives: the definition of a letter (`Context (C)`), a copyright sign, one of the labels of
 * a list, a person's gender.
 */
export function isOtherSign(text: string, { start, end, roles, isLetter }: Marker): boolean {
  const role = roles[0]
  if (!isLetter || role === undefined) return false
  const before = text.slice(Math.max(0, start - LABEL_REACH), start)
  const after = text.slice(end, end + LABEL_REACH)
  const isDefinition = new RegExp(`\\b${ROLE_NAMES[role]}s?[\\s*_]*$`, 'i').test(before)
  const isCopyright =
    role === 'C' && (/copyright\W*$/i.test(before) || /^\s*(?:copyright|\d{4}\b)/i.test(after))
  return isDefinition || isCopyright || OTHER_LABELS[role].test(before + after)
}
