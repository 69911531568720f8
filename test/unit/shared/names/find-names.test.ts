import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileNames, type NameHit } from '../../../../shared/names/find-names.ts'
import type { NameRule } from '../../../../shared/names/rules.ts'

function rule(name: string, replacement: string): NameRule {
  return { name, replacement, kind: 'person' }
}

/** What is found, as a reader sees it: the words, and why they are doubtful. */
function found(rules: readonly NameRule[], text: string): string[] {
  return compileNames(rules, { hasBrackets: true })(text).map(
    hit => text.slice(hit.start, hit.end) + (hit.doubt === null ? '' : ` (${hit.doubt})`),
  )
}

const foundName = (name: string, text: string) => found([rule(name, 'Xq')], text)

function apply(text: string, hits: readonly NameHit[]): string {
  return hits.reduceRight(
    (before, { start, end, replacement }) =>
      before.slice(0, start) + replacement + before.slice(end),
    text,
  )
}

const isCertain = (hit: NameHit) => hit.doubt === null

function replaceAll(rules: readonly NameRule[], text: string, hasBrackets = true): string {
  return apply(text, compileNames(rules, { hasBrackets })(text).filter(isCertain))
}

describe('find-names', () => {
  test('a name is found as a whole word only', () => {
    const text = 'Anne met Annette, Joanne, Anne2, Anne_B and Ännel; then (Anne) left.'
    expect(foundName('Anne', text)).toEqual(['Anne', 'Anne'])
  })

  test('underscores that make words italic are no part of a name', () => {
    const text = 'It was _Anne_, __Anne__ or _Anne and I_; my_Anne and Anne_B are other words.'
    expect(foundName('Anne', text)).toEqual(['Anne', 'Anne', 'Anne'])
    expect(foundName('Anne Murray', '_Anne Murray_ and _Anne_ Murray')).toEqual(['Anne Murray'])
    expect(replaceAll([rule('Anne', 'Xq')], '_Anne_')).toBe('_[Xq]_')
  })

  test('the replacement leaves a possessive its ending, however the apostrophe was typed', () => {
    const rules = [rule('Sheila', 'Anne'), rule('James', 'Person 2')]
    const text = "Sheila's and Sheila’s cat, James' dog, James’s car, Sheila'd know"
    expect(replaceAll(rules, text)).toBe(
      "[Anne]'s and [Anne]’s cat, [Person 2]' dog, [Person 2]’s car, [Anne]'d know",
    )
  })

  test('apostrophes and dashes of every kind are equal', () => {
    const brien = ['O’Brien', 'Oʼbrien', 'O`Brien']
    expect(foundName("O'Brien", brien.join(', '))).toEqual(brien)
    const marie = ['Anne‐Marie', 'Anne–Marie', 'Anne‑marie']
    expect(foundName('Anne-Marie', marie.join(', '))).toEqual(marie)
  })

  test('a name of several words is found over any white space, not over a full stop', () => {
    const text =
      'Sheila Murray, Sheila\u00a0Murray, Sheila\nMurray, Sheila \r\n Murray. Sheila. Murray'
    expect(foundName('Sheila Murray', text)).toHaveLength(4)
  })

  test('capitals count: all capitals shout the replacement, a small letter is doubtful', () => {
    const find = compileNames([rule('Sheila', 'Anne')], { hasBrackets: true })
    expect(find('Sheila SHEILA sheila')).toMatchObject([
      { replacement: '[Anne]', doubt: null },
      { replacement: '[ANNE]', doubt: null },
      { replacement: '[Anne]', doubt: 'case' },
    ])
  })

  test('a name given in small letters is certain in any case', () => {
    const written = ['The Old Mill', 'the old mill', 'THE OLD MILL']
    expect(foundName('the old mill', written.join('; '))).toEqual(written)
  })

  test('a small word within a name need not be small, a capital must be', () => {
    const text = 'University Of Leeds; university of Leeds'
    expect(foundName('University of Leeds', text)).toEqual([
      'University Of Leeds',
      'university of Leeds (case)',
    ])
  })

  test('an abbreviation does not shout', () => {
    expect(replaceAll([rule('LGI', 'a hospital')], 'at the LGI')).toBe('at the [a hospital]')
  })

  test('a name within a hyphenated word is doubtful; a dash between sentences joins nothing', () => {
    const text = 'Anne-Marie, ex-Anne, Anne—she, Anne - yes, Anne-'
    const doubtful = 'Anne (part)'
    expect(foundName('Anne', text)).toEqual([doubtful, doubtful, 'Anne', 'Anne', 'Anne'])
  })

  test('a longer name wins over a shorter, a certain over a doubtful', () => {
    const rules = [rule('Anne', 'A'), rule('Anne Hill', 'B'), rule('Anne-Marie', 'C')]
    expect(found(rules, 'Anne, Anne Hill, Anne-Marie')).toEqual(['Anne', 'Anne Hill', 'Anne-Marie'])
    expect(found([rule('Anne Hall', 'A'), rule('Anne', 'B')], 'Anne Hill')).toEqual(['Anne'])
    const parts = ['Leeds General', 'General Infirmary', 'Leeds'].map(name => rule(name, 'X'))
    expect(found(parts, 'Leeds General Infirmary')).toEqual(['Leeds', 'General Infirmary'])
  })

  test.each([
    ['Sheila', 'Shiela', 'swapped'],
    ['Sheila', 'Sheilah', 'one more'],
    ['Sheila', 'Shela', 'one less'],
    ['Sheila', 'Sheilo', 'another'],
    ['Sheila Murray', 'Sheila Murrey', 'one word off'],
    ['Anne-Marie', 'Anne Marie', 'no hyphen'],
    ['Anne-Marie', 'Annemarie', 'joined'],
    ["O'Brien", 'OBrien', 'no apostrophe'],
    ["St. Mary's", 'St Marys', 'no apostrophe and no dot'],
    ['José', 'Jose', 'no accent'],
    ['Jose', 'José', 'an accent'],
    ['Zoë', 'Zoe', 'short, no accent'],
    ['Łukasz', 'Lukasz', 'no stroke'],
    ['Müller', 'Mueller', 'umlaut written out'],
  ])('%s written %s (%s) is found as a doubtful spelling', (name, text) => {
    expect(foundName(name, text)).toEqual([`${text} (spelling)`])
  })

  test.each([
    ['Anne', 'Anna'],
    ['Sheila', 'sheilah'],
    ['Sheila', 'Shielah'],
    ['Sheila Murray', 'Shiela Murrey'],
    ['Ward 12', 'Ward 13'],
    ['LW_0201', 'LW_0202'],
    ['Al', 'A l'],
  ])('%s is not seen in %s', (name, text) => {
    expect(foundName(name, text)).toEqual([])
  })

  test.each([
    ['J.K. Rowling', 'J.K. Rowling, J. K. Rowling, JK Rowling, J K Rowling', 4],
    ["St. Mary's Hospital", "St. Mary's Hospital, St Mary’s Hospital", 2],
    ['Acme Inc.', 'Acme Inc., Acme Inc and', 2],
    ['Ward 12', 'Ward 12, Ward 121', 1],
    ['@sheila', '@sheila, sheila', 1],
    ['Ελένη', 'η Ελένη, ΕΛΈΝΗ', 2],
    ['Γιάννης', 'Γιάννησ, ΓΙΆΝΝΗΣ', 2],
    ['Олег', 'Олег, Олегович', 1],
    ['李明', '我叫李明，李明的母亲。', 2],
    ['さくら', 'それはさくらです', 1],
    ['สมชาย', 'คุณสมชายมา', 1],
    ['Strauß', 'Strauß, STRAUSS', 2],
    ['Sheffield', 'Sheﬃeld, Shef\u00adfield', 2],
  ])('%s is certain in "%s" %i times', (name, text, count) => {
    expect(foundName(name, text).filter(each => !each.endsWith(')'))).toHaveLength(count)
  })

  test('a dot that ends the name goes with it', () => {
    expect(replaceAll([rule('J.K.', 'Ann')], 'J.K. said')).toBe('[Ann] said')
  })

  test('what already stands is left alone, though it looks like its name', () => {
    const rules = [rule('Sheila', 'Shiela'), rule('Marion', 'Marian')]
    expect(found(rules, '[Shiela], Shiela, [MARIAN] and Sheila')).toEqual(['Sheila'])
  })

  test('a replacement in brackets is left alone by the other rules too', () => {
    const rules = [rule('Sheila', 'Marian'), rule('Marion', 'Hope')]
    expect(found(rules, '[Marian] and [MARIAN]')).toEqual([])
    expect(found(rules, 'Marian')).toEqual(['Marian (spelling)'])
  })
})

/** Words that no name is near to: names are made of other letters. */
const filler = fc.constantFrom(
  'the',
  'of',
  'that',
  'stuff',
  'They',
  'It',
  'Yes',
  'W',
  '42',
  '🙂',
  '…',
  '“',
)
const syllable = fc.constantFrom('ba', 'ró', 'gi', 'mu', 'lê', 'nor', 'bré', 'ma', 'dag')
const nameWord = fc
  .array(syllable, { minLength: 1, maxLength: 3 })
  .map(parts => parts.join(''))
  .map(word => word.charAt(0).toUpperCase() + word.slice(1))
const name = fc
  .tuple(nameWord, fc.array(fc.tuple(fc.constantFrom(' ', '-', "'"), nameWord), { maxLength: 2 }))
  .map(([first, rest]) => first + rest.flat().join(''))
const names = fc.uniqueArray(name, {
  minLength: 1,
  maxLength: 12,
  selector: each => each.toLowerCase(),
})

/** A way to type a name that is still certain. */
const typing = fc.record({
  form: fc.constantFrom('NFC', 'NFD'),
  isShouted: fc.boolean(),
  space: fc.constantFrom(' ', '\n', '\u00a0', '  ', '\t'),
  apostrophe: fc.constantFrom("'", '’', 'ʼ'),
  dash: fc.constantFrom('-', '‐', '–'),
  behind: fc.constantFrom('', "'s", '’s', "'", '.', ')'),
})
type Typing = typeof typing extends fc.Arbitrary<infer T> ? T : never

function typed(given: string, { form, isShouted, space, apostrophe, dash }: Typing): string {
  const cased = isShouted ? given.toUpperCase() : given
  const gaps = cased.replaceAll("'", apostrophe).replaceAll('-', dash).replaceAll(' ', space)
  return gaps.normalize(form)
}

const planted = fc.record({ at: fc.nat(), typing })

describe('find-names, whatever the names and the text', () => {
  test('the certain hits are the names that were planted, and nothing else', () => {
    fc.assert(
      fc.property(names, fc.array(fc.oneof(filler, planted), { maxLength: 30 }), (list, pieces) => {
        const rules = list.map((each, index) => rule(each, `X${index}`))
        const expected: NameHit[] = []
        let text = ''
        for (const piece of pieces) {
          if (typeof piece === 'string') {
            text += `${piece} , `
            continue
          }
          const index = piece.at % list.length
          const words = typed(list[index]!, piece.typing)
          const start = text.length
          const replacement = `[X${index}]`
          expected.push({ rule: index, start, end: start + words.length, replacement, doubt: null })
          text += `${words}${piece.typing.behind} , `
        }
        const hits = compileNames(rules, { hasBrackets: true })(text)
        const certain = hits.filter(isCertain)
        expect(certain).toEqual(expected)
        expect(hits).toHaveLength(certain.length)
      }),
      { numRuns: 400 },
    )
  })

  /** Few letters, so that names lie within, across and beside each other in every way. */
  const tight = fc
    .array(fc.constantFrom('A', 'b', 'Ab', 'aB', ' ', '-', "'", '.', 'é', 'e\u0301', '李'), {
      minLength: 2,
      maxLength: 6,
    })
    .map(parts => parts.join(''))
  const tightRules = fc
    .uniqueArray(tight, { minLength: 1, maxLength: 8 })
    .map(list => list.map((each, index) => rule(each, `q${index}`)))
  const tightText = fc
    .array(fc.oneof(tight, fc.constantFrom(' ', '[', ']', '\n', 'x', '\u0301', '\u00ad')), {
      maxLength: 20,
    })
    .map(parts => parts.join(''))

  test('replacing leaves no certain hit, so that doing it twice is doing it once', () => {
    fc.assert(
      fc.property(tightRules, tightText, fc.boolean(), (rules, text, hasBrackets) => {
        const once = replaceAll(rules, text, hasBrackets)
        const left = compileNames(rules, { hasBrackets })(once)
        expect(left.filter(isCertain).map(hit => once.slice(hit.start, hit.end))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('hits are in order and apart, and cut no letter from its mark', () => {
    fc.assert(
      fc.property(tightRules, tightText, (rules, text) => {
        let before = 0
        for (const { start, end } of compileNames(rules, { hasBrackets: true })(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start)).not.toMatch(/^\p{M}/u)
          expect(text.slice(end)).not.toMatch(/^\p{M}/u)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('a text in composed and in decomposed form has the same hits', () => {
    fc.assert(
      fc.property(tightRules, tightText, (rules, text) => {
        const find = compileNames(rules, { hasBrackets: true })
        const inForm = (form: 'NFC' | 'NFD') => {
          const formed = text.normalize(form)
          return find(formed).map(({ start, end, ...hit }) => ({
            ...hit,
            start: formed.slice(0, start).normalize('NFC').length,
            words: formed.slice(start, end).normalize('NFC'),
          }))
        }
        expect(inForm('NFD')).toEqual(inForm('NFC'))
      }),
      { numRuns: 1000 },
    )
  })

  test('it finds one plain name where a regular expression does', () => {
    const piece = fc.constantFrom(
      ...['Anne', 'anne', 'ANNE', ' ', '.', '_', '7', 'é', '\u0301', '’s', '[', '😀', '\n', 'x'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('')
        const whole = /(?<![\p{L}\p{M}\p{N}]_*)anne(?!_*[\p{L}\p{M}\p{N}])/giu
        const expected = [...text.matchAll(whole)].map(match => match.index)
        const hits = compileNames([rule('Anne', 'X')], { hasBrackets: true })(text)
        expect(hits.filter(hit => hit.doubt !== 'spelling').map(hit => hit.start)).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('every slip of one letter in a longer name is found, and never as certain', () => {
    const slip = fc.record({ at: fc.nat(), letter: fc.constantFrom('a', 'z'), kind: fc.nat(3) })
    fc.assert(
      fc.property(name, slip, (given, { at, letter, kind }) => {
        fc.pre(given.replace(/\P{L}/gu, '').length >= 5)
        const words = [...given.matchAll(/\p{L}{3,}/gu)]
        fc.pre(words.length > 0)
        const word = words[at % words.length]!
        // The capital stays: a word without it is not looked at.
        const place = word.index + 1 + (at % (word[0].length - 1))
        const [head, here, tail] = [given.slice(0, place), given[place]!, given.slice(place + 1)]
        const swapped = (tail[0] ?? '') + here + tail.slice(1)
        const slips = [
          head + tail,
          head + letter + tail,
          head + letter + here + tail,
          head + swapped,
        ]
        const written = slips[kind]!
        fc.pre(written !== given && /^[\p{L}]*$/u.test(swapped.slice(0, 2)))
        const hits = compileNames([rule(given, 'X')], { hasBrackets: true })(`so, ${written}.`)
        expect(hits).toMatchObject([{ start: 4, end: 4 + written.length, doubt: 'spelling' }])
      }),
      { numRuns: 500 },
    )
  })
})
