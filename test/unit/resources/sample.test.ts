// The sample evaluation is written by hand, and its parts refer to each other by short keys and by
// quotes. These checks hold it to what the loader and a realist methodologist may expect of it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Role = 'C' | 'I' | 'M' | 'O'
type Keyed = { key: string }

interface Sample {
  title: string
  researchers: { key: string; name: string; initials: string; colour: string }[]
  sources: { key: string; file: string; title: string; kind: string; group: string }[]
  codes: {
    key: string
    name: string
    parent: string | null
    role: Role | null
    colour: string
    description: string
  }[]
  codings: {
    key: string
    source: string
    quote: string
    roles: Role[]
    codes: string[]
    note: string | null
    researcher: string
  }[]
  elements: {
    key: string
    role: Role
    facet: string | null
    label: string
    layer: string | null
    valence: string | null
  }[]
  configurations: {
    key: string
    title: string
    status: string
    statement: string | null
    slots: { role: Role; element: string; facet: string | null }[]
  }[]
  evidence: {
    coding: string
    element?: string
    configuration?: string
    stance: string
    note: string | null
  }[]
  theories: {
    key: string
    name: string
    kind: string
    narrative: string
    configurations: string[]
  }[]
}

const folder = new URL('../../../resources/sample/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const sample = JSON.parse(read('evaluation.json')) as Sample
const texts = new Map(sample.sources.map(source => [source.key, read(source.file)]))

const keysOf = (items: Keyed[]) => new Set(items.map(item => item.key))
const wordsIn = (text: string) => text.split(/\s+/u).filter(word => word !== '').length
const countIn = (text: string, quote: string) => text.split(quote).length - 1
const missingFrom = (known: Set<string>, used: Iterable<string>) =>
  [...used].filter(key => !known.has(key))

const researchers = keysOf(sample.researchers)
const sources = keysOf(sample.sources)
const codes = keysOf(sample.codes)
const codings = keysOf(sample.codings)
const elements = keysOf(sample.elements)
const configurations = keysOf(sample.configurations)

const roleOf = new Map(sample.elements.map(element => [element.key, element.role]))
const rolesIn = (configuration: Sample['configurations'][number]) =>
  [...new Set(configuration.slots.map(slot => slot.role))].sort().join('')
const partial = sample.configurations.filter(one => !/^CI?MO$/u.test(rolesIn(one)))
const complete = sample.configurations.filter(one => !partial.includes(one))
const evidenceFor = (key: string) =>
  sample.evidence.filter(one => one.element === key || one.configuration === key)

describe('the sample’s sources', () => {
  it('has nine or ten, from three groups of stakeholders', () => {
    expect(sample.sources.length).toBeGreaterThanOrEqual(9)
    expect(new Set(sample.sources.map(source => source.group))).toEqual(
      new Set(['Clients', 'Link workers', 'Referring GPs']),
    )
    for (const source of sample.sources) expect(['transcript', 'focusGroup']).toContain(source.kind)
  })

  it.each(sample.sources)('$key is plain text of 1,200 to 2,500 words', source => {
    const text = texts.get(source.key) ?? ''
    expect(wordsIn(text)).toBeGreaterThanOrEqual(1200)
    expect(wordsIn(text)).toBeLessThanOrEqual(2500)
    expect(text).not.toMatch(/[\r\uFEFF\uFFFD]|\n{3}|[ \t]\n/u)
    expect(text.endsWith('\n')).toBe(true)
  })
})

describe('the sample’s keys', () => {
  it.each([
    'researchers',
    'sources',
    'codes',
    'codings',
    'elements',
    'configurations',
    'theories',
  ] as const)('are unique among %s', part => {
    expect(keysOf(sample[part]).size).toBe(sample[part].length)
  })

  it('resolve wherever they are used', () => {
    const parents = sample.codes.flatMap(code => (code.parent === null ? [] : [code.parent]))
    const slots = sample.configurations.flatMap(one => one.slots)
    expect(missingFrom(codes, parents)).toEqual([])
    expect(
      missingFrom(
        codes,
        sample.codings.flatMap(one => one.codes),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        sources,
        sample.codings.map(one => one.source),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        researchers,
        sample.codings.map(one => one.researcher),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        elements,
        slots.map(slot => slot.element),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        codings,
        sample.evidence.map(one => one.coding),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        elements,
        sample.evidence.flatMap(one => one.element ?? []),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        configurations,
        sample.evidence.flatMap(one => one.configuration ?? []),
      ),
    ).toEqual([])
    expect(
      missingFrom(
        configurations,
        sample.theories.flatMap(one => one.configurations),
      ),
    ).toEqual([])
  })
})

describe('the sample’s codebook', () => {
  it('is a tree of two or three levels, parents before children', () => {
    const depth = new Map<string, number>()
    for (const code of sample.codes) {
      depth.set(code.key, code.parent === null ? 1 : (depth.get(code.parent) ?? Number.NaN) + 1)
    }
    expect(Math.max(...depth.values())).toBe(3)
    expect(sample.codes.length).toBeGreaterThanOrEqual(25)
    expect(sample.codes.length).toBeLessThanOrEqual(40)
  })

  it('has a top folder for each role and one for what emerged', () => {
    const top = sample.codes.filter(code => code.parent === null)
    expect(top.map(code => code.role)).toEqual(['C', 'I', 'M', 'O', null])
  })

  it('uses every code that is not a folder', () => {
    const folders = new Set(sample.codes.map(code => code.parent))
    const used = new Set(sample.codings.flatMap(one => one.codes))
    expect(sample.codes.filter(code => !folders.has(code.key) && !used.has(code.key))).toEqual([])
    for (const code of sample.codes) expect(code.colour).toMatch(/^#[0-9a-f]{6}$/u)
  })
})

describe('the sample’s codings', () => {
  it.each(sample.codings)('$key quotes words that occur once, inside one line', coding => {
    expect(countIn(texts.get(coding.source) ?? '', coding.quote)).toBe(1)
    expect(coding.quote).not.toContain('\n')
    expect(coding.quote).toBe(coding.quote.trim())
    expect(coding.roles.length).toBeGreaterThanOrEqual(1)
    expect(coding.codes.length).toBeGreaterThanOrEqual(1)
    expect(['C', 'I', 'M', 'O']).toEqual(expect.arrayContaining(coding.roles))
  })

  it('number 130 to 200, at least ten to a source, by both researchers', () => {
    expect(sample.codings.length).toBeGreaterThanOrEqual(130)
    expect(sample.codings.length).toBeLessThanOrEqual(200)
    for (const source of sources) {
      const here = sample.codings.filter(one => one.source === source)
      expect(here.length).toBeGreaterThanOrEqual(10)
      expect(new Set(here.map(one => one.researcher)).size).toBe(2)
    }
  })

  it('overlap in places, and hold two roles in places', () => {
    const spans = sample.codings.map(one => {
      const start = (texts.get(one.source) ?? '').indexOf(one.quote)
      return { source: one.source, start, end: start + one.quote.length }
    })
    const overlapping = spans.filter(a =>
      spans.some(b => a !== b && a.source === b.source && a.start < b.end && b.start < a.end),
    )
    expect(overlapping.length).toBeGreaterThanOrEqual(10)
    expect(sample.codings.filter(one => one.roles.length === 2).length).toBeGreaterThanOrEqual(10)
  })
})

describe('the sample’s elements', () => {
  it('number 35 to 50, and only mechanisms have a facet', () => {
    expect(sample.elements.length).toBeGreaterThanOrEqual(35)
    expect(sample.elements.length).toBeLessThanOrEqual(50)
    for (const element of sample.elements) {
      const facets = element.role === 'M' ? ['resource', 'reasoning'] : [null]
      const layers = ['individual', 'interpersonal', 'institutional', 'infrastructural', null]
      expect(facets).toContain(element.facet)
      expect(layers).toContain(element.layer)
      expect(['enabling', 'constraining', null]).toContain(element.valence)
    }
  })

  it.each(sample.elements)('$key is a clause of 4 to 14 words with evidence', element => {
    expect(wordsIn(element.label)).toBeGreaterThanOrEqual(4)
    expect(wordsIn(element.label)).toBeLessThanOrEqual(14)
    expect(element.label).toMatch(/^\p{Ll}.*[^.]$/u)
    expect(evidenceFor(element.key).length).toBeGreaterThanOrEqual(2)
  })
})

describe('the sample’s configurations', () => {
  it('number 12 to 16; two are partial, a C-M dyad and an M-O dyad', () => {
    expect(sample.configurations.length).toBeGreaterThanOrEqual(12)
    expect(sample.configurations.length).toBeLessThanOrEqual(16)
    expect(partial.map(rolesIn).sort()).toEqual(['CM', 'MO'])
  })

  it.each(sample.configurations)('$key has valid slots', configuration => {
    expect(['draft', 'proposed', 'agreed', 'rejected']).toContain(configuration.status)
    expect(wordsIn(configuration.title)).toBeGreaterThanOrEqual(3)
    expect(wordsIn(configuration.title)).toBeLessThanOrEqual(7)
    expect(keysOf(configuration.slots.map(slot => ({ key: slot.element }))).size).toBe(
      configuration.slots.length,
    )
    for (const slot of configuration.slots) {
      const own = roleOf.get(slot.element)
      // Only the outcome of another configuration may stand in a role that is not its own.
      if (slot.role !== own) expect([own, slot.role]).toEqual(['O', expect.stringMatching(/[CM]/u)])
      expect(slot.role === 'M' ? ['resource', 'reasoning'] : [null]).toContain(slot.facet)
    }
  })

  it('place every element, and share several', () => {
    const placed = sample.configurations.flatMap(one => one.slots.map(slot => slot.element))
    expect(missingFrom(new Set(placed), elements)).toEqual([])
    const shared = [...elements].filter(key => placed.filter(one => one === key).length > 1)
    expect(shared.length).toBeGreaterThanOrEqual(5)
  })

  it('form at least three chains, one of them into a mechanism', () => {
    const inSlot = (roles: string) =>
      sample.configurations.flatMap(one =>
        one.slots.filter(slot => roles.includes(slot.role)).map(slot => ({ ...slot, in: one.key })),
      )
    const chains = inSlot('O').flatMap(from =>
      inSlot('CM').filter(to => to.element === from.element && to.in !== from.in),
    )
    expect(new Set(chains.map(chain => chain.element)).size).toBeGreaterThanOrEqual(3)
    expect(chains.some(chain => chain.role === 'M')).toBe(true)
    // A borrowed outcome must really be an outcome of some configuration.
    const borrowed = inSlot('CM').filter(slot => roleOf.get(slot.element) === 'O')
    const produced = new Set(inSlot('O').map(slot => slot.element))
    expect(
      missingFrom(
        produced,
        borrowed.map(slot => slot.element),
      ),
    ).toEqual([])
  })
})

describe('the sample’s evidence', () => {
  it('points at one element or one configuration, once for each coding', () => {
    expect(sample.evidence.length).toBeGreaterThanOrEqual(120)
    for (const one of sample.evidence) {
      expect([one.element, one.configuration].filter(Boolean)).toHaveLength(1)
      expect(['supports', 'refines', 'challenges']).toContain(one.stance)
      if (one.stance !== 'supports') expect(one.note).not.toBeNull()
    }
    const pairs = sample.evidence.map(one => `${one.coding} ${one.element ?? one.configuration}`)
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it.each(complete)('$key has at least two passages attached to it directly', configuration => {
    expect(evidenceFor(configuration.key).length).toBeGreaterThanOrEqual(2)
  })

  it('holds challenges and refinements, and leaves one or two configurations untested', () => {
    const count = (stance: string) => sample.evidence.filter(one => one.stance === stance).length
    expect(count('challenges')).toBeGreaterThanOrEqual(10)
    expect(count('refines')).toBeGreaterThanOrEqual(10)
    const oneSided = complete.filter(one =>
      evidenceFor(one.key).every(evidence => evidence.stance === 'supports'),
    )
    expect([1, 2]).toContain(oneSided.length)
  })
})

describe('the sample’s theories', () => {
  const [initial, refined] = sample.theories

  it('are exactly two, initial and refined', () => {
    expect(sample.theories.map(theory => theory.kind)).toEqual(['initial', 'refined'])
    for (const theory of sample.theories) {
      expect(wordsIn(theory.narrative)).toBeGreaterThanOrEqual(150)
      expect(wordsIn(theory.narrative)).toBeLessThanOrEqual(250)
      expect(new Set(theory.configurations).size).toBe(theory.configurations.length)
    }
  })

  it('grow from six or seven configurations to eleven or more, dropping one', () => {
    const before = initial?.configurations ?? []
    const after = new Set(refined?.configurations)
    expect([6, 7]).toContain(before.length)
    expect(after.size).toBeGreaterThanOrEqual(11)
    expect(missingFrom(after, before)).toHaveLength(1)
  })
})
