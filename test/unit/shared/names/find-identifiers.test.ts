import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findIdentifiers, IDENTIFIER_KINDS } from '../../../../shared/names/find-identifiers.ts'

/** What is found, as a reader sees it; a doubtful hit bears a question mark. */
const found = (text: string) =>
  findIdentifiers(text).map(
    ({ kind, start, end, isSure }) => `${kind}${isSure ? '' : '?'}: ${text.slice(start, end)}`,
  )

/** A number of nine digits with the check digit that the NHS gives it; null where it gives none. */
function nhsNumber(first: string): string | null {
  const sum = [...first].reduce((before, digit, i) => before + Number(digit) * (10 - i), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? null : `${first}${check % 11}`
}

describe('find-identifiers', () => {
  test.each([
    ['Write to sheila.murray@example.co.uk, please.', 'email: sheila.murray@example.co.uk'],
    ["(o'brien+x@mail.example.org)", "email: o'brien+x@mail.example.org"],
    ["'ann@example.org'", 'email: ann@example.org'],
    ['it is ann.b at gmail dot com I think', 'email?: ann.b at gmail dot com'],
    ['Her handle is @sheila_m.', 'socialHandle: @sheila_m'],
    [
      'see https://www.linkedin.com/in/sheila-m-1/.',
      'url: https://www.linkedin.com/in/sheila-m-1/',
    ],
    ['facebook.com/sheila.murray, she said', 'url: facebook.com/sheila.murray'],
    ['ring 020 7946 0958.', 'phone: 020 7946 0958'],
    ['ring (0113) 243 2799 now', 'phone: (0113) 243 2799'],
    ['(0113 243 2799)', 'phone: 0113 243 2799'],
    ['ring 0113.243.2799', 'phone: 0113.243.2799'],
    ['ring 0113-243-2799', 'phone: 0113-243-2799'],
    ['ring 07911123456', 'phone: 07911123456'],
    ['+44 (0)20 7946 0958', 'phone: +44 (0)20 7946 0958'],
    ['0044 113 243 2799', 'phone: 0044 113 243 2799'],
    ['+33 1 23 45 67 89', 'phone: +33 1 23 45 67 89'],
    ['0 7 9 1 1 1 2 3 4 5 6', 'phone: 0 7 9 1 1 1 2 3 4 5 6'],
    ['nobody has 07700 900123', 'phone?: 07700 900123'],
    ['my phone number is 243 2799', 'phone?: 243 2799'],
    ['ring (555) 123-4567', 'phone?: (555) 123-4567'],
    ['number 943 476 5919', 'nhsNumber: 943 476 5919'],
    ['number 943-476-5919', 'nhsNumber: 943-476-5919'],
    ['number 9434765919', 'nhsNumber: 9434765919'],
    ['NI number AB 12 34 56 C', 'niNumber: AB 12 34 56 C'],
    ['ab123456c', 'niNumber?: ab123456c'],
    ['in LS1 3AB.', 'postcode: LS1 3AB'],
    ['in EC1A1BB', 'postcode: EC1A1BB'],
    ['in ls1 3ab', 'postcode?: ls1 3ab'],
    ['the postcode is LS14', 'postcode?: LS14'],
    ['I was born on 12/03/1956.', 'birthDate: 12/03/1956'],
    ['DOB: 12.3.56', 'birthDate: 12.3.56'],
    ['date of birth 1956-03-12', 'birthDate: 1956-03-12'],
    ['born on the 12th of March 1956 in', 'birthDate: 12th of March 1956'],
    [
      'born the twelfth of March nineteen fifty-six',
      'birthDate: twelfth of March nineteen fifty-six',
    ],
    ['my birthday is March 12', 'birthDate: March 12'],
    ['12 March is my birthday', 'birthDate: 12 March'],
    ['born in March 1956', 'birthDate: March 1956'],
    ['on 12/03/2019 we met', 'date?: 12/03/2019'],
    ['on March 12th, 2019 we met', 'date?: March 12th, 2019'],
    ['on 12 Mar ’19 we met', 'date?: 12 Mar ’19'],
  ])('"%s" holds %s', (text, hit) => {
    expect(found(text)).toEqual([hit])
  })

  test.each([
    'In 1998 and 2001, from 2019-2021, 1,000,000 people',
    'at 00:12:31, [01:02:03.450], 09:30',
    'P07, turn 0123, LW_02, Ward 12, aged 43, 01 02 03',
    '£07911123456 and 3.0113243279912',
    'ISBN 0-306-40615-2, ISBN 978-0-306-40615-7, doi:10.1136/bmjopen-2019-0113243279',
    'number 943 476 5918 and 1234567890',
    'QQ 12 34 56 C, AB 12 34 56 E, GB 12 34 56 A',
    'AA1 1AA is no place, nor is LS1 3CI, P1 2AB',
    'LS14 without a word for it',
    'version 1.2.03, section 3-4-19, 45/13/1999, March 12',
    'born and bred. In March 1956 it rained',
    'meet @ 5, a@b, @@@, see www.nhs.uk',
    '07911 +123456 begins twice and ends nowhere',
  ])('"%s" holds nothing', text => {
    expect(found(text)).toEqual([])
  })

  test('a number of the NHS is known by its check digit, in every way to write it', () => {
    const nine = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String)
    fc.assert(
      fc.property(nine, fc.constantFrom('', ' ', '-', '\u00a0'), (first, gap) => {
        const number = nhsNumber(first)
        fc.pre(number !== null && new Set(number).size > 1)
        const right = [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(gap)
        expect(found(`it is ${right}, yes`)).toEqual([`nhsNumber: ${right}`])
        const wrong = right.slice(0, -1) + ((Number(right.at(-1)) + 1) % 10)
        expect(found(`it is ${wrong}, yes`)).toEqual([])
      }),
    )
  })

  test('whatever the text, hits are in order, apart, within it and of a known kind', () => {
    const piece = fc.constantFrom(
      ...[
        '07911 123456',
        '+44 ',
        '0',
        '943',
        ' ',
        '-',
        '.',
        '(',
        ')',
        '@',
        'a',
        'LS1',
        ' 3AB',
        '12/03/1956',
      ],
      ...[
        'born ',
        'March',
        ' 1956',
        'é',
        'e\u0301',
        '😀',
        '\n',
        'x.com/',
        '00',
        '(0)',
        'AB',
        '12',
        ' C',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('')
        let before = 0
        for (const { kind, start, end } of findIdentifiers(text)) {
          expect(IDENTIFIER_KINDS).toContain(kind)
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
