import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WORKSHOP_STANCES } from '../../shared/domain/workshop.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Panel study')
})
afterEach(() => study.dispose())

const WORDS = 'Hazel Brown rang me on 020 7946 0000 and I went along'

/** An interview with one coded passage that is evidence of a configuration, which stands under a principle. */
async function startTheory() {
  const { call } = study
  const text = `INT: And then?\nP1: ${WORDS}.\n`
  const { id: sourceId } = await call('sources.create', { title: 'P1', text, group: 'Clients' })
  const start = text.indexOf(WORDS)
  const coding = await call('codings.create', { sourceId, start, end: start + WORDS.length })
  const { id: configurationId, slots } = await call('configurations.createInitial', {
    ...{ ifs: ['clients live alone'], thens: ['they go along'], becauses: ['hope returns'] },
    handle: 'IPT1',
  })
  await call('evidence.attach', { codingId: coding.id, configurationId, stance: 'supports' })
  const { id: principleId } = await call('principles.create', {
    ...{ name: 'Ring first', lesson: 'Somebody rings first.', configurationIds: [configurationId] },
  })
  return { sourceId, codingId: coding.id, configurationId, slots, principleId }
}

/** A workshop of two groups with the configuration and the principle in its one round. */
async function planWorkshop() {
  const { call } = study
  const theory = await startTheory()
  const workshop = await call('workshops.create', {
    name: 'Panel day',
    groups: ['Staff', 'Clients'],
  })
  const { id: roundId } = await call('workshops.addRound', { workshopId: workshop.id, dots: 2 })
  const round = await call('workshops.addItems', {
    ...{ roundId, configurationIds: [theory.configurationId], principleIds: [theory.principleId] },
  })
  const [itemId = '', principleItemId = ''] = round.items.map(({ id }) => id)
  const [staff = '', clients = ''] = workshop.groups.map(({ id }) => id)
  return { ...theory, workshopId: workshop.id, roundId, itemId, principleItemId, staff, clients }
}

describe('a workshop that is planned', () => {
  it('puts the theory in plain words, which change nothing of the theory', async () => {
    const { call } = study
    const plan = await planWorkshop()
    const { rounds } = await call('workshops.read', { workshopId: plan.workshopId })
    expect(rounds[0]?.items).toMatchObject([
      {
        wording: 'If clients live alone, then they go along, because hope returns.',
        parts: [{ role: 'C' }, { role: 'M' }, { role: 'O' }],
      },
      { wording: 'Somebody rings first.', parts: [] },
    ])
    const before = await call('configurations.list', {})
    await call('workshops.updateItem', { itemId: plan.itemId, wording: 'Company helps.' })
    await call('workshops.moveItem', { itemId: plan.itemId, position: 1 })
    expect(await call('configurations.list', {})).toEqual(before)
    const after = await call('workshops.read', { workshopId: plan.workshopId })
    expect(after.rounds[0]?.items.map(({ wording }) => wording)).toEqual([
      'Somebody rings first.',
      'Company helps.',
    ])
  })

  it('shows a quote only once somebody said so, in the words that they said it of', async () => {
    const { call } = study
    const { itemId, codingId, sourceId } = await planWorkshop()
    expect(await call('workshops.candidates', { itemId })).toMatchObject([
      { codingId, quote: WORDS, isChosen: false },
    ])
    const found = await call('workshops.identifying', { text: WORDS })
    expect(found.map(({ text }) => text)).toEqual(['Hazel Brown', '020 7946 0000'])
    const chosen = await call('workshops.chooseQuote', { itemId, codingId })
    const quoteId = chosen.quotes[0]?.id ?? ''
    expect(chosen.quotes).toMatchObject([{ words: WORDS, mayBeShown: false }])
    const quotes = async (words: string, mayBeShown?: boolean) =>
      (await call('workshops.updateQuote', { quoteId, words, mayBeShown })).quotes
    expect(await quotes('She rang me and I went along', true)).toMatchObject([{ mayBeShown: true }])
    expect(await quotes('Somebody rang me')).toMatchObject([{ mayBeShown: false }])
    await call('workshops.updateQuote', { quoteId, mayBeShown: true })
    // What is blacked out in the transcript does not stay on a card.
    const { text } = await call('sources.get', { sourceId })
    const start = text.indexOf('Hazel Brown')
    await call('sources.redact', { sourceId, passages: [{ start, end: start + 11 }] })
    const item = (await call('workshops.updateItem', { itemId, notes: 'Ask why.' })).quotes[0]
    expect(item).toMatchObject({ mayBeShown: false })
    expect(item?.words).not.toContain('Hazel')
    await call('sources.remove', { sourceId })
    expect((await call('workshops.updateItem', { itemId, notes: '' })).quotes).toEqual([])
  })

  it('keeps a passage that is hidden from a blind coder out of sight', async () => {
    const { call } = study
    const { itemId, codingId, workshopId } = await planWorkshop()
    const { id: other } = await call('researchers.create', { name: 'Ben Okoro' })
    await call('workshops.chooseQuote', { itemId, codingId })
    const ids = (await call('researchers.list', {})).map(({ id }) => id)
    const { id: doubleCodingId } = await call('doubleCoding.draw', {
      ...{ name: 'All', size: { percent: 100 }, seed: 1, researcherIds: ids },
    })
    await call('doubleCoding.start', { doubleCodingId })
    await call('researchers.switch', { researcherId: other })
    const seen = JSON.stringify([
      await call('workshops.read', { workshopId }),
      await call('workshops.candidates', { itemId }),
      await call('workshops.updateItem', { itemId, notes: 'Seen by me.' }),
      await call('workshops.moveItem', { itemId, position: 1 }),
    ])
    expect(seen).not.toContain('Hazel')
  })
})

describe('what is said in a workshop', () => {
  it('adds up by item and group, in whatever order it is counted and taken back', async () => {
    const { call } = study
    const { workshopId, itemId, principleItemId, staff, clients } = await planWorkshop()
    const step = fc.record({
      itemId: fc.constantFrom(itemId, principleItemId),
      groupId: fc.constantFrom(staff, clients, null),
      mark: fc.constantFrom(...WORKSHOP_STANCES, 'dot' as const),
      change: fc.constantFrom<1 | -1 | 'undo'>(1, 1, 1, -1, 'undo'),
    })
    /** What ought to stand there after each step that was done. */
    const states: Map<string, number>[] = [new Map()]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        for (const { change, ...at } of steps) {
          const now = states.at(-1) ?? new Map<string, number>()
          const key = `${at.itemId}/${at.groupId}/${at.mark}`
          const count = now.get(key) ?? 0
          if (change === 'undo') {
            if (states.length === 1) continue
            await call('history.undo', {})
            states.pop()
          } else if (change === -1 && count === 0) {
            await expect(call('workshops.tally', { ...at, change })).rejects.toMatchObject({
              code: 'not_found',
            })
          } else {
            expect(await call('workshops.tally', { ...at, change })).toEqual({
              count: count + change,
            })
            states.push(new Map(now).set(key, count + change))
          }
        }
        const wanted = states.at(-1) ?? new Map<string, number>()
        for (const result of await call('workshops.results', { workshopId })) {
          const of = (groupId: string | null, mark: string) =>
            wanted.get(`${result.itemId}/${groupId}/${mark}`) ?? 0
          for (const group of result.byGroup) {
            for (const stance of WORKSHOP_STANCES) {
              expect(group.stances[stance]).toBe(of(group.groupId, stance))
            }
            expect(group.dots).toBe(of(group.groupId, 'dot'))
          }
          for (const stance of WORKSHOP_STANCES) {
            const all = [staff, clients, null].map(groupId => of(groupId, stance))
            expect(result.stances[stance]).toBe(all.reduce((sum, each) => sum + each, 0))
          }
        }
      }),
      { numRuns: 8 },
    )
  })

  it('of somebody named takes the place of what they said before; a response file is taken once', async () => {
    const { call } = study
    const { workshopId, itemId, principleItemId, staff } = await planWorkshop()
    const say = { workshopId, groupId: staff, person: 'S1' }
    await call('workshops.respond', { ...say, answers: [{ itemId, stance: 'agree' }] })
    await call('workshops.respond', {
      ...say,
      answers: [
        { itemId, stance: 'disagree', comment: 'Not at night.' },
        { itemId: principleItemId, rank: 1, elements: [{ role: 'C', text: 'at night' }] },
      ],
    })
    const file = { ...say, person: '', origin: 'pack' as const, packResponseId: 'a1b2c3d4-e5f6' }
    const answers = [{ itemId, stance: 'agree' as const, wording: 'Company helps some.' }]
    await call('workshops.respond', { ...file, people: 3, answers })
    await expect(call('workshops.respond', { ...file, answers })).rejects.toMatchObject({
      code: 'duplicate',
    })
    const [first, second] = await call('workshops.results', { workshopId })
    expect(first).toMatchObject({
      stances: { agree: 3, disagree: 1 },
      comments: [{ text: 'Not at night.', person: 'S1' }],
      wordings: [{ text: 'Company helps some.' }],
    })
    expect(second).toMatchObject({ meanRank: 1, elements: [{ role: 'C', text: 'at night' }] })
  })

  it('of somebody named is counted too, up to the dots that they have', async () => {
    const { call } = study
    const { workshopId, itemId, staff } = await planWorkshop()
    const mark = (what: 'agree' | 'unsure' | 'dot', change: 1 | -1 = 1) =>
      call('workshops.tally', { itemId, groupId: staff, person: 'Heron', mark: what, change })
    await mark('agree')
    await mark('unsure')
    await mark('dot')
    await mark('dot')
    await expect(mark('dot')).rejects.toMatchObject({ code: 'invalid_input' })
    const [response, ...others] = await call('workshops.responses', { workshopId })
    expect(others).toEqual([])
    expect(response).toMatchObject({ person: 'Heron', answers: [{ stance: 'unsure', dots: 2 }] })
    expect(await mark('dot', -1)).toEqual({ count: 1 })
    await expect(mark('agree', -1)).rejects.toMatchObject({ code: 'not_found' })
    expect(await mark('unsure', -1)).toEqual({ count: 0 })
  })

  it('is refused whole where anything in it is wrong', async () => {
    const { call } = study
    const { workshopId, itemId, principleItemId, staff } = await planWorkshop()
    const good = { itemId, stance: 'agree' as const }
    const wrong = [
      { answers: [good, { itemId: 'nothing', stance: 'agree' as const }], code: 'not_found' },
      { answers: [{ itemId, dots: 3 }], code: 'invalid_input' },
      {
        answers: [
          { itemId, rank: 1 },
          { itemId: principleItemId, rank: 1 },
        ],
        code: 'invalid_input',
      },
      { answers: [{ itemId }], code: 'invalid_input' },
      { answers: [good], groupId: 'nothing', code: 'not_found' },
    ]
    for (const { code, ...input } of wrong) {
      const response = { workshopId, groupId: staff, ...input }
      await expect(call('workshops.respond', response)).rejects.toMatchObject({ code })
    }
    expect(await call('workshops.responses', { workshopId })).toEqual([])
  })
})

describe('a decision after a workshop', () => {
  it('changes the theory and names the workshop as its cause, all in one step', async () => {
    const { call } = study
    const { workshopId, itemId, configurationId } = await planWorkshop()
    const { decisionId } = await call('workshops.decide', {
      ...{ itemId, kind: 'reword', wording: 'Company brings hope.', reason: 'Staff said so.' },
    })
    expect(await call('configurations.get', { configurationId })).toMatchObject({
      statement: 'Company brings hope.',
    })
    const about = { kind: 'configuration' as const, id: configurationId }
    expect(await call('decisions.list', { about })).toMatchObject([
      { id: decisionId, reason: 'Staff said so.', workshop: { id: workshopId, name: 'Panel day' } },
    ])
    await call('history.undo', {})
    expect(await call('decisions.list', {})).toEqual([])
    expect(await call('configurations.get', { configurationId })).toMatchObject({
      isRewritten: false,
    })
  })

  it('splits, merges and rejects as the commands of a configuration do', async () => {
    const { call } = study
    const { itemId, principleItemId, configurationId, slots, workshopId } = await planWorkshop()
    const parts = slots.slice(0, 2).map(({ id }) => ({ slotIds: [id] }))
    const split = await call('workshops.decide', { itemId, kind: 'split', parts })
    expect(split.configurationIds).toHaveLength(2)
    expect(await call('configurations.get', { configurationId })).toMatchObject({
      status: 'merged',
    })
    await call('history.undo', {})
    const { id: into } = await call('configurations.create', { title: 'Other' })
    await call('workshops.decide', { itemId, kind: 'merge', into })
    expect((await call('configurations.get', { configurationId: into })).slots).toHaveLength(3)
    await call('history.undo', {})
    await call('workshops.decide', { itemId, kind: 'reject', reason: 'Nobody knew it.' })
    expect(await call('configurations.get', { configurationId })).toMatchObject({
      ...{ status: 'rejected', statusReason: 'Workshop “Panel day”. Nobody knew it.' },
    })
    await call('workshops.decide', { itemId: principleItemId, kind: 'reject' })
    expect(await call('principles.list', {})).toEqual([])
    await expect(call('workshops.decide', { itemId, kind: 'reword' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(await call('workshops.remove', { workshopId })).toEqual({ answers: 0 })
    expect(await call('decisions.list', {})).toHaveLength(2)
  })
})

describe('a workshop as a whole', () => {
  it('is reported with as much of people as is asked for, and never with notes or quotes', async () => {
    const { call } = study
    const { workshopId, itemId, principleItemId, codingId, staff, principleId } =
      await planWorkshop()
    await call('workshops.updateItem', { itemId, notes: 'Mind the dean.' })
    await call('workshops.chooseQuote', { itemId, codingId })
    await call('workshops.updateItem', {
      itemId: principleItemId,
      reflection: 'They know it well.',
    })
    await call('workshops.respond', {
      ...{ workshopId, groupId: staff, person: 'Heron' },
      answers: [{ itemId, stance: 'disagree', comment: 'Not at night.' }],
    })
    await call('workshops.decide', { itemId, kind: 'seek-evidence', reason: 'Ask at night.' })
    const written = async (attribution: 'participant' | 'group' | 'none') => {
      const path = join(study.folder, `${attribution}.md`)
      const of = { what: 'workshop' as const, workshopId, attribution }
      await call('exports.write', { product: 'workshop-report', path, report: { of } })
      return readFileSync(path, 'utf8')
    }
    const [all, group, none] = [
      await written('participant'),
      await written('group'),
      await written('none'),
    ]
    for (const text of [all, group, none]) {
      expect(text).toMatch(/Not at night\..*They know it well/su)
      expect(text).toContain('Ask at night.')
      expect(text).not.toMatch(/dean|Hazel/u)
    }
    expect([all, group, none].map(text => text.includes('Heron'))).toEqual([true, false, false])
    expect(group).toMatch(/\| Staff \|/u)
    expect(none).not.toMatch(/\| Staff \|/u)
    expect(await call('exports.list', {})).toMatchObject([
      { product: 'workshop-report', tells: 'none' },
      { product: 'workshop-report', tells: 'group' },
      { product: 'workshop-report', tells: 'participant' },
    ])
    for (const ending of ['docx', 'pdf']) {
      const path = join(study.folder, `report.${ending}`)
      const of = { what: 'workshop' as const, workshopId }
      expect(
        await call('exports.write', { product: 'workshop-report', path, report: { of } }),
      ).toMatchObject({ fileName: `report.${ending}` })
    }
    const [row] = await call('principles.table', {})
    expect(row).toMatchObject({
      principleId,
      reflections: [{ workshop: 'Panel day', text: 'They know it well.' }],
    })
  })

  it('gives up the words of whoever withdraws, and names that are replaced', async () => {
    const { call } = study
    const { itemId, codingId, sourceId, workshopId, staff } = await planWorkshop()
    await call('workshops.chooseQuote', { itemId, codingId })
    await call('workshops.respond', {
      ...{ workshopId, groupId: staff, person: 'Hazel Brown' },
      answers: [{ itemId, comment: 'As Hazel Brown says.' }],
    })
    const names = [{ name: 'Hazel Brown', replacement: 'Worker 1', kind: 'person' as const }]
    await call('pseudonyms.apply', { names, hasBrackets: true })
    const told = JSON.stringify([
      await call('workshops.read', { workshopId }),
      await call('workshops.responses', { workshopId }),
    ])
    expect(told).not.toContain('Hazel')
    expect(told).toContain('[Worker 1]')
    const { id: participantId } = await call('participants.create', {
      ...{ pseudonym: 'P-One', speakers: [{ sourceId, label: 'P1' }] },
    })
    await call('withdrawals.carryOut', { participantId, backups: 'remove' })
    const { rounds } = await call('workshops.read', { workshopId })
    expect(rounds[0]?.items[0]?.quotes).toEqual([])
  })
})
