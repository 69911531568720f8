import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  countFlow,
  type FlowReference,
  type FlowSide,
  stepOf,
} from '../../../../shared/review/prisma.ts'
import { DECISIONS, resultOf, STAGES, type Stage } from '../../../../shared/review/stages.ts'

const PEOPLE = ['ana', 'ben', 'cleo']
const REASONS = ['wrong topic', 'no data']

const result = (stage: Stage) =>
  fc
    .record({
      decided: fc.uniqueArray(
        fc.record({
          researcherId: fc.constantFrom(...PEOPLE),
          decision: fc.constantFrom(...DECISIONS),
          reasonId: fc.constantFrom(...REASONS),
        }),
        { selector: ({ researcherId }) => researcherId, maxLength: 3 },
      ),
      settled: fc.option(
        fc.record({
          decision: fc.constantFrom('include' as const, 'exclude' as const),
          reasonId: fc.constantFrom(...REASONS, null),
        }),
      ),
      screeners: fc.option(fc.constant(['ana', 'ben'])),
    })
    .map(({ decided, settled, screeners }) => resultOf(stage, decided, settled, screeners))

const reference: fc.Arbitrary<Omit<FlowReference, 'id'>> = fc.record({
  origin: fc.constantFrom('database', 'register', 'other'),
  originName: fc.constantFrom('MEDLINE', 'Scopus', 'A register', 'Citation searching'),
  skipsAbstract: fc.boolean(),
  isDuplicate: fc.boolean(),
  isNotRetrieved: fc.boolean(),
  hasFullText: fc.boolean(),
  study: fc.constantFrom('', 'One trial', 'Another'),
  abstract: result('abstract'),
  fullText: result('fullText'),
})

const sum = (counts: readonly { count: number }[]) =>
  counts.reduce((all, { count }) => all + count, 0)

/** At each box what comes in is what goes out and what is open. */
function expectToAddUp(side: FlowSide): void {
  expect(sum([...side.databases, ...side.registers, ...side.others])).toBe(side.identified)
  expect(side.duplicates + side.skipped + side.toScreen).toBe(side.identified)
  expect(side.screened + side.openByAbstract).toBe(side.toScreen)
  expect(side.screened - side.excludedByAbstract + side.skipped).toBe(side.sought)
  expect(side.notRetrieved + side.openSought + side.openByFullText + side.assessed).toBe(
    side.sought,
  )
  expect(side.excludedByFullText + side.included).toBe(side.assessed)
  expect(sum(side.reasons)).toBe(side.excludedByFullText)
  for (const [name, value] of Object.entries(side)) {
    if (typeof value === 'number') expect(value, name).toBeGreaterThanOrEqual(0)
  }
}

it('the numbers add up in every state of a review', () => {
  fc.assert(
    fc.property(fc.array(reference, { maxLength: 60 }), found => {
      const references = found.map((each, index) => ({ ...each, id: String(index) }))
      const flow = countFlow(references)
      expectToAddUp(flow.found)
      expectToAddUp(flow.others)
      expect(flow.found.identified + flow.others.identified).toBe(references.length)
      expect(flow.includedReports).toBe(flow.found.included + flow.others.included)
      expect(flow.includedStudies).toBeLessThanOrEqual(flow.includedReports)
      expect(flow.includedStudies > 0).toBe(flow.includedReports > 0)
      expect(references.filter(each => stepOf(each) === 'included')).toHaveLength(
        flow.includedReports,
      )
    }),
    { numRuns: 500 },
  )
})

it('two who screen independently decide only together, and what they settle stands', () => {
  const both = ['ana', 'ben']
  const by = (researcherId: string, decision: (typeof DECISIONS)[number], reasonId = 'a') => ({
    ...{ researcherId, decision, reasonId },
  })
  for (const stage of STAGES) {
    expect(resultOf(stage, [], null, both).outcome).toBe('none')
    expect(resultOf(stage, [by('ana', 'include')], null, both).outcome).toBe('awaiting')
    expect(resultOf(stage, [by('ana', 'include')], null, null).outcome).toBe('include')
    const differ = [by('ana', 'include'), by('ben', 'exclude')]
    expect(resultOf(stage, differ, null, both).outcome).toBe('conflict')
    const settled = { decision: 'exclude' as const, reasonId: 'a' }
    expect(resultOf(stage, differ, settled, both)).toEqual({ outcome: 'exclude', reasonId: 'a' })
  }
  const reasons = [by('ana', 'exclude', 'a'), by('ben', 'exclude', 'b')]
  expect(resultOf('abstract', reasons, null, both).outcome).toBe('exclude')
  expect(resultOf('fullText', reasons, null, both).outcome).toBe('conflict')
})
