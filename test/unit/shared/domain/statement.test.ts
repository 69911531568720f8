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

  it('says “or” where elements are alternatives, and tells mixed ones apart by a comma', () => {
    const context = (label: string, joiner: 'and' | 'or' = 'and') => ({
      ...slot('C', label),
      joiner,
    })
    const said = (...contexts: ReturnType<typeof context>[]) =>
      composeStatement(contexts).slice(3).split(', then')[0]
    expect(said(context('x', 'or'), context('y', 'or'), context('z', 'or'))).toBe('x, y or z')
    expect(said(context('x'), context('y'), context('z', 'or'))).toBe('x and y, or z')
    expect(said(context('x'), context('y', 'or'), context('z', 'or'), context('w'))).toBe(
      'x or y or z, and w',
    )
  })

  it('can be told as a story or drawn as arrows, with who responds', () => {
    const slots = [
      slot('C', 'The client lives alone'),
      slot('I', 'somebody rings'),
      slot('M', 'hope returns', 'reasoning'),
      slot('M', 'a voice to talk to', 'resource'),
      slot('O', 'the client goes along'),
    ]
    expect(composeStatement(slots, 'narrative', 'older people')).toBe(
      'Where the client lives alone, and when somebody rings, a voice to talk to; in response, among older people, hope returns. As a result, the client goes along.',
    )
    expect(composeStatement(slots, 'arrow')).toBe(
      'the client lives alone (C) + somebody rings (I) → a voice to talk to (M resource) → hope returns (M reasoning) → the client goes along (O)',
    )
    expect(composeStatement(slots.slice(0, 1), 'narrative')).toBe(
      'Where the client lives alone, …. As a result, …',
    )
    expect(composeStatement(slots.slice(2, 3), 'arrow')).toBe(
      '… (C) → hope returns (M reasoning) → … (O)',
    )
    expect(composeStatement([slot('M', 'trust')], 'arrow')).toBe('… (C) → trust (M) → … (O)')
  })

  it('needs context, mechanism and outcome to be complete', () => {
    expect(missingRoles([{ role: 'M' }, { role: 'I' }])).toEqual(['C', 'O'])
    expect(missingRoles([{ role: 'O' }, { role: 'C' }, { role: 'M' }])).toEqual([])
  })
})
