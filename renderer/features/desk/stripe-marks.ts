import type { Code } from '../../../shared/contract/codes.ts'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import type { Role } from '../../../shared/domain/roles.ts'

/** A bar of a stripe with what stands beside it. */
export interface StripeMark {
  key: string
  /** The role that gives the colour; undefined where `colour` does. */
  role: Role | 'none' | undefined
  colour: string | null
  /** One or two characters, for lanes that are wide enough. */
  letters: string
}

/** Bars of a stripe; more would not be told apart. */
const MOST_MARKS = 3

/** What a coding's stripe shows: its roles, its codes, or who made it. */
export function stripeMarks(
  coding: Coding,
  by: 'role' | 'code' | 'researcher',
  codes: readonly Code[],
  researchers: readonly Researcher[],
): StripeMark[] {
  if (by === 'researcher') {
    const researcher = researchers.find(({ id }) => id === coding.researcherId)
    if (researcher === undefined) return [NO_MARK]
    const { id, colour, initials } = researcher
    return [{ key: id, role: undefined, colour, letters: initials.slice(0, 2) }]
  }
  if (by === 'code') {
    const own = coding.codeIds.flatMap(id => codes.find(code => code.id === id) ?? [])
    const marks = own.slice(0, MOST_MARKS).map(({ id, colour, name }) => ({
      ...{ key: id, role: undefined, colour },
      letters: [...name][0]?.toUpperCase() ?? '',
    }))
    return marks.length === 0 ? [NO_MARK] : marks
  }
  const marks = coding.roles.map(role => ({ key: role, role, colour: null, letters: role }))
  return marks.length === 0 ? [NO_MARK] : marks
}

const NO_MARK: StripeMark = { key: 'none', role: 'none', colour: null, letters: '–' }
