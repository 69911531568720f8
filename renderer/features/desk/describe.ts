import type { Code } from '../../../shared/contract/codes.ts'
import type { Coding } from '../../../shared/contract/codings.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'

/** The names of a coding's codes. */
export function codeNames(coding: Pick<Coding, 'codeIds'>, codes: readonly Code[]): string[] {
  return coding.codeIds.flatMap(id => codes.find(code => code.id === id)?.name ?? [])
}

/** A coding in words: "Context and Mechanism. Trust. “She rang me…”". */
export function describeCoding(coding: Coding, codes: readonly Code[]): string {
  const roles = coding.roles.map(role => ROLE_NAMES[role]).join(' and ') || 'No role'
  const names = codeNames(coding, codes).join(', ')
  const quote = coding.quote.length > 80 ? `${coding.quote.slice(0, 80)}…` : coding.quote
  return [roles, names, `“${quote}”`].filter(Boolean).join('. ')
}
