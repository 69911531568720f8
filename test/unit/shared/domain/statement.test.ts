import { describe, expect, it } from 'vitest'
import { missingRoles } from '../../../../shared/domain/completeness.ts'
import type { Facet, Role } from '../../../../shared/domain/roles.ts'
import { composeStatement } from '../../../../shared/domain/statement.ts'

const slot = (role: Role, label: string, facet: Facet | null = null) => ({ role, label, facet })

describe('a composed statement', () => {
  it('reads as if, then, because', () => {
    expect(
      composeStatement([
        slot('C', 'The client lives alone'),
        slot('I', 'the link worker rings within a week'),
        slot('M', 'the client feels held on to', 'reasoning'),
        slot('M', 'somebody has an hour to listen', 'resource'),
        slot('O', 'the client goes along.'),
      ]),
    ).toBe(
      'If the client lives alone and the link worker rings within a week, then the client goes along, because somebody has an hour to listen and the client feels held on to.',
    )
  })

  it('leaves an ellipsis where a role is missing, and stays empty for nothing', () => {
    expect(composeStatement([slot('M', 'trust grows'), slot('O', 'she returns')])).toBe(
      'If …, then she returns, because trust grows.',
    )
    expect(composeStatement([slot('C', 'nobody rings')])).toBe('If nobody rings, then …, because …')
    expect(composeStatement([])).toBe('')
  })

  it('keeps the capital of a name', () => {
    const slots = [slot('C', 'GPs trust the scheme'), slot('M', 'm'), slot('O', 'Hazel goes')]
    expect(composeStatement(slots)).toBe('If GPs trust the scheme, then Hazel goes, because m.')
  })

  it('needs context, mechanism and outcome to be complete', () => {
    expect(missingRoles([{ role: 'M' }, { role: 'I' }])).toEqual(['C', 'O'])
    expect(missingRoles([{ role: 'O' }, { role: 'C' }, { role: 'M' }])).toEqual([])
  })
})
