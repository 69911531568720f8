import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facet, Role } from '../../../../shared/domain/roles.ts'
import { FACETS, ROLES } from '../../../../shared/domain/roles.ts'
import { STYLES } from '../../../../shared/domain/realist.ts'
import { composeStatement } from '../../../../shared/domain/statement.ts'
import { findUnmentioned } from '../../../../shared/domain/unmentioned.ts'

const elements = ['The client lives alone', 'Somebody rings within a week', 'Hope returns'].map(
  label => ({ label }),
)
const missed = (statement: string) => findUnmentioned(statement, elements).map(({ label }) => label)

describe('elements that a rewritten statement no longer mentions', () => {
  it('are those whose words are gone, and not those that are said with other endings', () => {
    expect(missed('For clients living alone, hope was returning once somebody rang.')).toEqual([
      'Somebody rings within a week',
    ])
    expect(
      missed('A client who lived alone was rung by somebody in the first week: hope returned.'),
    ).toEqual([])
  })

  it('are all of them in an empty statement, but for labels that say nothing', () => {
    expect(missed('')).toEqual(elements.map(({ label }) => label))
    expect(findUnmentioned('', [{ label: 'it is so' }])).toEqual([])
  })

  it('are none in what is composed from them, in any style', () => {
    const Slot = fc.record({
      role: fc.constantFrom<Role>(...ROLES),
      facet: fc.constantFrom<Facet | null>(null, ...FACETS),
      label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      joiner: fc.constantFrom('and' as const, 'or' as const),
    })
    fc.assert(
      fc.property(fc.array(Slot, { maxLength: 8 }), fc.constantFrom(...STYLES), (slots, style) => {
        expect(findUnmentioned(composeStatement(slots, style, 'staff'), slots)).toEqual([])
      }),
    )
  })
})
