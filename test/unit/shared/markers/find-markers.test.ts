import { expect, it, describe } from 'vitest'
import { findMarkers } from '../../../../shared/markers/find-markers.ts'
import { removeMarkers } from '../../../../shared/markers/remove-markers.ts'
import { applyEdits } from '../../../../shared/text/edit-script.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

/** What is found, as `clause | roles` a line. */
function read(text: string): string[] {
  return findMarkers(text).map(
    ({ start, end, roles }) => `${text.slice(start, end)} | ${roles.join('/')}`,
  )
}

function strip(text: string): string {
  return applyEdits(text, removeMarkers(text, findMarkers(text)))
}

describe('the markers of a published quote', () => {
  it('stand for the words back to the marker or the sentence before', () => {
    expect(
      read(
        'There are rooms for people with low\nmoney (C) so nobody looks down on you (M). Talking to\npeople (M), you know it’s not only you (C/M).',
      ),
    ).toEqual([
      'There are rooms for people with low\nmoney | C',
      'so nobody looks down on you | M',
      'Talking to\npeople | M',
      'you know it’s not only you | C/M',
    ])
  })

  it('are known in every form that papers write them in', () => {
    const forms: [string, string][] = [
      ['(C)', 'C'],
      ['[C]', 'C'],
      ['(M/C)', 'C/M'],
      ['(C, M)', 'C/M'],
      ['(C & O)', 'C/O'],
      ['(C1)', 'C'],
      ['(O+)', 'O'],
      ['(O−)', 'O'],
      ['(C + M)', 'C/M'],
      ['(Intervention)', 'I'],
      ['(I)', 'I'],
      ['(*context*)', 'C'],
      ['(mechanisms)', 'M'],
      ['(Mechanism (M))', 'M'],
      ['(context and mechanism)', 'C/M'],
      ['**(O)**', 'O'],
    ]
    for (const [marker, roles] of forms) {
      expect(read(`she came back ${marker} and stayed`), marker).toEqual([
        `she came back | ${roles}`,
      ])
      expect(strip(`she came back ${marker} and stayed`), marker).toBe('she came back and stayed')
    }
    expect(read('she came back (so they said (O)) later')).toEqual(['so they said | O'])
    expect(read('she came back (C) (M) again')).toEqual(['she came back | C/M'])
  })

  it.each([
    'Retroduce (C) 2026 by nobody',
    'Copyright (C) the authors',
    'we saw (i) a queue and (c) a crowd',
    'first (A) the queue, (B) the crowd, (C) the noise',
    'Ann (F) and Ben (M) came together',
    'they asked (I think) twice (O’Brien) and (O’Neill)',
    'the stages were (I) asking and (II) going',
    'we coded context (C) and mechanisms (M) in context-mechanism-outcome (CMO) terms',
    'see the outcome (Table 2) and (C.) or (c/m)',
    '(C) A heading',
    'a list:\n\n(M) one',
  ])('are not seen where there are none: %s', text => {
    expect(read(text)).toEqual([])
  })

  it('never take in the speaker, an opening quotation mark, or what came before a dash or colon', () => {
    const text =
      'P07: “We rang them twice (I). It was late – nobody came (O).”\nP08: Then we left (O).'
    const found = findMarkers(text, detectTurns(text))
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'We rang them twice',
      'nobody came',
      'Then we left',
    ])
  })

  it('leave a text behind, when they are taken out, that reads as it was said', () => {
    expect(
      strip('at their speed, (M) feeling better(O). Less use. (O). Then {we {all} (M) went} (C).'),
    ).toBe('at their speed, feeling better. Less use. Then we all went.')
    expect(strip('They came late\n(C) and left')).toBe('They came late\nand left')
  })

  it('are read within braces exactly', () => {
    expect(read('Then {we went {together} (M) to the café} (C), I think.')).toEqual([
      'together | M',
      'we went {together} (M) to the café | C',
    ])
  })

  it.each([
    ['with empty lines between them', '(C)\n\n'],
    ['in rows', '(C) '],
    ['a line each', 'we (M)\n'],
    ['in braces within braces', '{'],
  ])('are read in one go, however many there are: %s', (_, part) => {
    const many = part.repeat(1_000_000 / part.length)
    const closing = part === '{' ? 'we '.concat('} (M)'.repeat(100_000)) : ''
    expect(() => findMarkers(many + closing)).not.toThrow()
  })
})
