import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: How was it?
Anna: Nobody rang me. Then she rang. I went along with her, and I laughed.
Interviewer: And now?
Anna: Now I go alone. I am not afraid.
`

let study: TestEngine
let sourceId: string
let ana: string
let ben: string
beforeEach(async () => {
  study = await startTestEngine('Agreement')
  sourceId = (await study.call('sources.create', { title: 'P01', text: TEXT })).id
  ana = (await study.call('researchers.list', {}))[0]?.id ?? ''
  ben = (await study.call('researchers.create', { name: 'Ben Okoro' })).id
})
afterEach(() => study.dispose())

async function code(who: string, words: string, roles: Role[], more: { sourceId?: string } = {}) {
  await study.call('researchers.switch', { researcherId: who })
  const start = TEXT.indexOf(words)
  const passage = { sourceId, start, end: start + words.length, ...more }
  return (await study.call('codings.create', { ...passage, roles })).id
}
const measure = (more: Partial<InputOf<'agreement.measure'>> = {}) =>
  study.call('agreement.measure', { researcherIds: [ana, ben], ...more })
const differences = (more: Partial<InputOf<'agreement.differences'>> = {}) =>
  study.call('agreement.differences', { researcherIds: [ana, ben], ...more })

/** Ana and Ben agree on one passage, cut another otherwise, and each has one alone. */
async function codeTwice() {
  return {
    same: [await code(ana, 'Then she rang', ['I']), await code(ben, 'Then she rang', ['I'])],
    edges: [await code(ana, 'Now I go alone', ['O']), await code(ben, 'I go', ['O'])],
    roles: [await code(ana, 'I laughed', ['O']), await code(ben, 'and I laughed', ['M'])],
    alone: [await code(ana, 'Nobody rang me', ['C'])],
  }
}

describe('how far researchers agree', () => {
  it('is counted by sentence, for each role and over all', async () => {
    await codeTwice()
    const { rows, sourceIds, drawnFrom } = await measure()
    expect({ sourceIds, drawnFrom }).toEqual({ sourceIds: [sourceId], drawnFrom: 'turns' })
    // Seven sentences: two questions, three of the first answer, two of the second.
    expect(rows.map(({ name, units, all, neither }) => [name, units, all, neither])).toEqual([
      ...[
        ['Context', 7, 0, 6],
        ['Intervention', 7, 1, 6],
        ['Mechanism', 7, 0, 6],
      ],
      ...[
        ['Outcome', 7, 1, 5],
        ['All together', 28, 2, 23],
        ['Marked at all', 7, 3, 3],
      ],
    ])
    const [context, intervention] = rows
    expect(context?.only).toEqual([
      { researcherId: ana, units: 1 },
      { researcherId: ben, units: 0 },
    ])
    expect(context?.statistics.percent.value).toBeCloseTo(6 / 7, 12)
    expect(context?.statistics.kappa.value).toBeCloseTo(0, 12)
    expect(intervention?.statistics.kappa).toMatchObject({ value: 1 })
  })

  it('sees other edges by character, and not the labels of speakers', async () => {
    await codeTwice()
    const [outcome] = (await measure({ unit: 'character', ids: ['O'] })).rows
    const words = TEXT.split('\n')
      .filter(Boolean)
      .map(line => line.slice(line.indexOf(': ') + 2))
    expect(outcome).toMatchObject({ all: 'I go'.length, units: words.join('').length })
    expect(outcome?.some).toBe('Now  alone'.length + 'I laughed'.length)
  })

  it('has no number where nobody marked anything, and says so with null', async () => {
    await codeTwice()
    const other = await study.call('sources.create', { title: 'P02', text: 'Ben: I waited.' })
    const { rows } = await measure({ sourceIds: [other.id], ids: ['C'] })
    expect(rows[0]?.statistics).toMatchObject({
      ...{ percent: { value: 1 }, kappa: { value: null, low: null, high: null } },
      ...{ alpha: { value: null }, unitisingAlpha: { value: null } },
    })
  })

  it('counts sources that all of them coded, or with missing ratings those that two did', async () => {
    await codeTwice()
    const cleo = (await study.call('researchers.create', { name: 'Cleo Marsh' })).id
    const other = await study.call('sources.create', { title: 'P02', text: TEXT })
    await code(cleo, 'Nobody rang me', ['C'], { sourceId: other.id })
    await code(ana, 'Nobody rang me', ['C'], { sourceId: other.id })
    const three = { researcherIds: [ana, ben, cleo] }
    expect((await measure(three)).sourceIds).toEqual([])
    const two = await measure({ ...three, sharedBy: 'two' })
    expect(two.sourceIds).toEqual([sourceId, other.id])
    expect(two.rows[0]).toMatchObject({ id: 'C', units: 14, all: 1, some: 1 })
    await expect(measure({ researcherIds: [ana, 'nobody'] })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(measure({ ids: ['X'] })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('where researchers differ', () => {
  it('is listed in the order of the text, with both sides and what they differ in', async () => {
    const { edges, roles, alone } = await codeTwice()
    const bySentence = await differences()
    expect(bySentence).toMatchObject({ total: 2, open: 2, settled: 0 })
    expect(bySentence.differences.map(({ text }) => text)).toEqual([
      'Nobody rang me',
      'and I laughed',
    ])
    const { differences: found } = await differences({ unit: 'character' })
    expect(found.map(({ codings }) => codings.map(({ id }) => id).sort())).toEqual(
      [alone, roles, edges].map(ids => ids.toSorted()),
    )
    expect(found[1]?.labels).toEqual([
      { kind: 'role', id: 'M', researcherIds: [ben], isOfEdges: false },
      { kind: 'role', id: 'O', researcherIds: [ana], isOfEdges: false },
    ])
    expect(found[2]?.labels).toEqual([
      { kind: 'role', id: 'O', researcherIds: [ana, ben], isOfEdges: true },
    ])
    const page = await differences({ unit: 'character', offset: 1, limit: 1 })
    expect(page).toMatchObject({ total: 3, differences: [{ text: 'and I laughed' }] })
  })

  it('is settled with a reason that stays, and no coding is changed by it', async () => {
    const { roles, alone } = await codeTwice()
    const before = await study.call('codings.list', {})
    const measured = await measure()
    const settled = await study.call('agreement.settle', {
      ...{ codingIds: roles, kind: 'one', researcherId: ana, reason: 'It is what came of it.' },
    })
    expect(settled.codings.filter(({ isStanding }) => isStanding)).toMatchObject([
      { codingId: roles[0] },
    ])
    expect(await differences({ isSettled: true })).toMatchObject({
      ...{ total: 1, settled: 1, open: 1 },
      differences: [{ settlement: { kind: 'one', reason: 'It is what came of it.' } }],
    })
    await study.call('agreement.settle', {
      ...{ codingIds: alone, kind: 'neither', reason: 'No context of anything.' },
    })
    expect(await study.call('codings.list', {})).toEqual(before)
    expect(await measure()).toEqual(measured)
    expect((await study.call('search.find', { query: 'came' })).hits).toHaveLength(1)
    await study.call('history.undo', {})
    expect(await differences({ isSettled: true })).toMatchObject({ total: 1 })
  })

  it('is settled by a new coding that does not count as independent work; again, it is replaced', async () => {
    const { roles } = await codeTwice()
    const measured = await measure()
    const start = TEXT.indexOf('I went')
    const coding = { start, end: start + 6, roles: ['M' as const], note: 'Both' }
    const settle = { codingIds: roles, reason: 'One sentence, one mechanism.' }
    const { codings } = await study.call('agreement.settle', { ...settle, kind: 'new', coding })
    const made = codings.find(({ isNew }) => isNew)
    expect(await study.call('codings.get', { codingId: made?.codingId ?? '' })).toMatchObject({
      ...{ quote: 'I went', roles: ['M'], researcherId: ana },
    })
    expect(await measure()).toEqual(measured)
    await study.call('agreement.settle', { ...settle, kind: 'both' })
    const { differences: found } = await differences({ isSettled: true })
    expect(found).toMatchObject([{ settlement: { kind: 'both' } }])
    expect(found[0]?.settlement?.codings).toContainEqual({
      ...{ codingId: made?.codingId, isNew: true, isStanding: false },
    })
    expect(await measure()).toEqual(measured)
  })

  it('is open again once somebody codes there anew, and goes with its source', async () => {
    const { roles } = await codeTwice()
    const settle = { codingIds: roles, kind: 'both' as const, reason: 'Two readings.' }
    await study.call('agreement.settle', settle)
    await code(ben, 'I went along', ['C'])
    expect(await differences({ isSettled: true })).toMatchObject({ total: 0 })
    await study.call('decisions.create', { text: 'Recode', codingIds: roles })
    await study.call('sources.remove', { sourceId })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    expect(await differences()).toMatchObject({ total: 0 })
  })

  it('cannot be settled for codings of two sources, or for who has none there', async () => {
    const { roles } = await codeTwice()
    const other = await study.call('sources.create', { title: 'P02', text: TEXT })
    const far = await code(ana, 'I laughed', ['C'], { sourceId: other.id })
    const reason = 'No.'
    for (const wrong of [
      { codingIds: [...roles, far], kind: 'both' as const, reason },
      { codingIds: [far], kind: 'one' as const, researcherId: ben, reason },
      { codingIds: [far], kind: 'one' as const, reason },
      { codingIds: [far], kind: 'new' as const, reason },
      { codingIds: [far], kind: 'both' as const, reason: ' ' },
    ]) {
      await expect(study.call('agreement.settle', wrong)).rejects.toMatchObject({
        code: 'invalid_input',
      })
    }
  })

  it('is nothing just where every role is marked alike, whatever was coded', async () => {
    const sentences = [
      'How was it?',
      'Nobody rang me.',
      'Then she rang.',
      'And now?',
      'Now I go alone.',
    ]
    const made = fc.array(
      fc.tuple(fc.boolean(), fc.nat(sentences.length - 1), fc.constantFrom('C', 'M', 'O')),
      { maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(made, async codings => {
        for (const { id } of await study.call('codings.list', {})) {
          await study.call('codings.remove', { codingId: id })
        }
        for (const [isAna, at, role] of codings) {
          await code(isAna ? ana : ben, sentences[at] ?? '', [role as Role])
        }
        const all = { sourceIds: [sourceId] }
        const { rows } = await measure(all)
        const differing = rows.filter(({ kind, some }) => kind === 'role' && some > 0)
        const { differences: found } = await differences(all)
        const told = new Set(found.flatMap(({ labels }) => labels.map(({ id }) => id)))
        expect([...told].sort()).toEqual(differing.map(({ id }) => id).sort())
      }),
      { numRuns: 12 },
    )
  })
})

describe('configurations of two researchers', () => {
  it('are paired by the words that they were built from', async () => {
    const { same, alone } = await codeTwice()
    const build = async (who: string, title: string, codingIds: (string | undefined)[]) => {
      await study.call('researchers.switch', { researcherId: who })
      const { id } = await study.call('configurations.create', { title })
      for (const codingId of codingIds) {
        await study.call('evidence.attach', {
          ...{ codingId: codingId ?? '', configurationId: id, stance: 'supports' },
        })
      }
      return id
    }
    await build(ana, 'Calls', [same[0], alone[0]])
    await build(ben, 'Ringing', [same[1]])
    await build(ben, 'Laughter', [])
    const found = await study.call('agreement.configurations', { researcherIds: [ana, ben] })
    const [words, more] = ['Then she rang'.length, 'Nobody rang me'.length]
    expect(found).toMatchObject({
      pairs: [
        {
          ...{ first: { title: 'Calls', passages: 2 }, second: { title: 'Ringing' } },
          ...{ shared: words, together: words + more, overlap: words / (words + more) },
        },
      ],
      ...{ firstAlone: [], secondAlone: [{ title: 'Laughter', passages: 0 }] },
    })
    const half = { researcherIds: [ana, ben], least: 0.5 }
    expect(await study.call('agreement.configurations', half)).toMatchObject({ pairs: [] })
  })
})
