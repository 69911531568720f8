import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const P01 = `Interviewer: How was it?
Anna: I trusted the link worker.
She rang me every week.
Interviewer: And now?
Anna: Now I would not trust anybody.
`
const P02 = `Interviewer: Well?
Ben: The worker had no trust in me.
Interviewer: And then?
Ben: Café Hope was kinder.
`

let study: TestEngine
let first: string
let second: string
beforeEach(async () => {
  study = await startTestEngine('Search')
  const add = (title: string, text: string, group: string | null) =>
    study.call('sources.create', { title, text, group })
  first = (await add('P01', P01, 'Clients')).id
  second = (await add('P02', P02, null)).id
})
afterEach(() => study.dispose())

const find = (query: string, options: Partial<InputOf<'search.find'>> = {}) =>
  study.call('search.find', { query, ...options })
const words = async (query: string, options: Partial<InputOf<'search.find'>> = {}) =>
  (await find(query, options)).hits.map(hit => hit.found)

describe('search', () => {
  it('leaves out what others wrote, or what one wrote oneself, and no text', async () => {
    const at = { sourceId: first, start: 28, end: 37 }
    const mine = await study.call('codings.create', { ...at, roles: ['M'], note: 'a quince' })
    const element = await study.call('elements.create', { role: 'M', label: 'known' })
    const evidence = { codingId: mine.id, elementId: element.id, note: 'quince jelly' }
    await study.call('evidence.attach', evidence)
    const { id } = await study.call('researchers.create', { name: 'Ben' })
    await study.call('researchers.switch', { researcherId: id })
    await study.call('memos.create', { kind: 'analytic', title: 'Fruit', body: 'No quince.' })
    const target = { kind: 'element' as const, id: element.id }
    await study.call('comments.create', { target, body: 'Which quince?' })
    const places = async (whose: 'mine' | 'theirs' | 'both') =>
      (await find('quince', { whose })).hits.map(({ place }) => place.split(':')[0]).toSorted()
    const [own, others] = [
      ['comment.body', 'memo.body'],
      ['coding.note', 'evidence.note'],
    ]
    expect(await places('both')).toEqual([...own, ...others].toSorted())
    expect(await places('mine')).toEqual(own)
    expect(await places('theirs')).toEqual(others)
    expect(await words('trusted', { whose: 'mine' })).toEqual(['trusted'])
  })

  it('quotes what it finds, with who says it and where', async () => {
    const ben = await study.call('participants.create', {
      pseudonym: 'Benedict',
      group: 'Staff',
      speakers: [{ sourceId: second, label: 'Ben' }],
    })
    expect(ben.group).toBe('Staff')
    const start = P01.indexOf('trusted')
    const { hits, total, sources, next, problem, isAtLeast } = await find('trust*')
    expect({ total, isAtLeast, next, problem }).toEqual({
      ...{ total: 3, isAtLeast: false, next: null, problem: null },
    })
    expect(sources).toEqual([
      { sourceId: first, sourceTitle: 'P01', count: 2 },
      { sourceId: second, sourceTitle: 'P02', count: 1 },
    ])
    expect(hits[0]).toEqual({
      ...{ place: `text:${first}`, placeName: 'P01', kind: 'text' },
      ...{ sourceId: first, sourceTitle: 'P01', speaker: 'Anna', turn: 2, participant: null },
      ...{ group: 'Clients', start, end: start + 7, found: 'trusted' },
      before: 'Interviewer: How was it? Anna: I ',
      after: ' the link worker. She rang me every week. Intervie',
    })
    expect(hits[2]).toMatchObject({ speaker: 'Ben', participant: 'Benedict', group: 'Staff' })
  })

  it('keeps to speakers, groups, sources and places', async () => {
    const everywhere = 'trust OR trusted OR now'
    expect(await words(everywhere)).toEqual(['trusted', 'now', 'Now', 'trust', 'trust'])
    expect(await words(everywhere, { speakers: ['Anna'] })).toEqual(['trusted', 'Now', 'trust'])
    expect(await words(`(${everywhere}) speaker:interv*`)).toEqual(['now'])
    expect(await words(everywhere, { groups: ['clients'] })).toHaveLength(4)
    expect(await words(everywhere, { sourceIds: [second] })).toEqual(['trust'])
    expect(await words(`(${everywhere}) -source:P01`)).toEqual(['trust'])
    expect(await words('\\w*trust\\w*', { mode: 'regex', speakers: ['ben'] })).toEqual(['trust'])
    expect(await words('P01')).toEqual([])
    expect(await words('P01', { in: ['name'] })).toEqual(['P01'])
  })

  it('finds what researchers wrote', async () => {
    const { id } = await study.call('codings.create', {
      ...{ sourceId: first, start: 25, end: 40, note: 'Trust as a resource.\n\nAsk again.' },
    })
    await study.call('codes.create', { name: 'Waiting', description: 'The client trusts nobody' })
    const { hits } = await find('trust', { in: ['note', 'code'], isTyping: true })
    expect(hits).toMatchObject([
      {
        kind: 'code',
        sourceId: null,
        found: 'trusts',
        placeName: expect.stringMatching(/Waiting/),
      },
      { place: `coding.note:${id}`, kind: 'note', sourceId: first, sourceTitle: 'P01', start: 0 },
    ])
    expect(await words('resource again')).toEqual([])
    await study.call('codings.update', { codingId: id, note: 'Faith, not trust.' })
    expect(await words('faith')).toEqual(['Faith'])
    await study.call('codings.remove', { codingId: id })
    expect(await words('faith')).toEqual([])
    await study.call('history.undo', {})
    expect(await words('faith')).toEqual(['Faith'])
  })

  it('follows every change, and undo', async () => {
    expect(await words('kettle')).toEqual([])
    await study.call('sources.edit', {
      sourceId: first,
      edits: [{ start: P01.indexOf('link'), end: P01.indexOf(' worker'), text: 'kettle' }],
    })
    expect(await words('kettle')).toEqual(['kettle'])
    await study.call('history.undo', {})
    expect(await words('kettle')).toEqual([])
    await study.call('speakers.correct', { sourceId: first, turn: 4, label: 'Carl' })
    expect(await words('trust speaker:carl')).toEqual(['trust'])
    await study.call('sources.remove', { sourceId: second })
    expect(await words('trust')).toEqual(['trust'])
  })

  it('goes on where an answer stopped', async () => {
    const all = await find('the OR trust OR i OR me')
    const hits = []
    for (let after: string | undefined; ; ) {
      const page = await find('the OR trust OR i OR me', { limit: 2, ...(after && { after }) })
      expect(page.total).toBe(all.total)
      hits.push(...page.hits)
      if (page.next === null) break
      after = page.next
    }
    expect(hits).toEqual(all.hits)
    expect(hits.length).toBeGreaterThan(4)
  })

  it('explains a query it does not understand, and finds what it can', async () => {
    const { hits, problem } = await find('"link worker')
    expect(hits).toHaveLength(1)
    expect(problem).toEqual({ message: expect.stringMatching(/never closed/), at: 0 })
    expect((await find('-trust')).problem?.message).toMatch(/Write a word/)
    expect(await find('')).toMatchObject({ hits: [], total: 0, problem: null })
  })

  it('runs regular expressions, in paragraphs and over characters', async () => {
    const regex = { mode: 'regex' } as const
    expect(await words('trust(ed)?', regex)).toEqual(['trusted', 'trust', 'trust'])
    expect(await words('^she', regex)).toEqual(['She'])
    expect(await words('^she', { ...regex, matchCase: true })).toEqual([])
    expect(await words('ann', { ...regex, wholeWord: true })).toEqual([])
    expect(await words('x*', regex)).toEqual([])
    const broken = await find('tr(ust', regex)
    expect(broken.problem?.message).toBe('This is not a regular expression: Unterminated group.')
  })

  it('stops a regular expression that takes for ever, and keeps what was found before it', async () => {
    const filler = `Anna: ${'so '.repeat(90_000)}aab.\n`
    await study.call('sources.create', { title: 'P00', text: filler })
    await study.call('sources.create', { title: 'P99', text: `Anna: ${'a'.repeat(60)}!\n` })
    const { hits, problem, isAtLeast } = await find('(a+)+b', { mode: 'regex' })
    expect(hits.map(hit => hit.found)).toEqual(['aab'])
    expect(problem?.message).toMatch(/takes too long/)
    expect(isAtLeast).toBe(true)
    // Whoever types on does not wait for the one before.
    const [slow, quick] = await Promise.allSettled([
      find('(a+)+b', { mode: 'regex' }),
      words('aab', { mode: 'regex' }),
    ])
    expect(slow).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } })
    expect(quick).toMatchObject({ status: 'fulfilled', value: ['aab'] })
  })
})

describe('saved queries', () => {
  it('are kept in order under their names, each of its own kind', async () => {
    const search = await study.call('queries.create', {
      ...{ kind: 'search', name: 'Trust', query: { query: 'trust*', in: ['text'] } },
    })
    expect(search).toMatchObject({ query: { query: 'trust*', mode: 'words', in: ['text'] } })
    const where = {
      all: [{ role: 'mechanism' }, { not: { relation: 'overlaps' as const, to: { any: [] } } }],
    }
    const retrieval = await study.call('queries.create', {
      ...{ kind: 'retrieval', name: 'Mechanisms', query: { where } },
    })
    expect(retrieval).toMatchObject({ position: 1, query: { where: { all: [{ role: 'M' }, {}] } } })
    await study.call('queries.update', { queryId: retrieval.id, position: 0, name: 'All of M' })
    expect(await study.call('queries.list', {})).toMatchObject([
      { name: 'All of M' },
      { name: 'Trust' },
    ])
    await expect(
      study.call('queries.update', { queryId: search.id, query: { where } }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    await study.call('queries.remove', { queryId: retrieval.id })
    expect(await study.call('queries.list', {})).toMatchObject([{ name: 'Trust', position: 0 }])
    await study.call('history.undo', {})
    expect(await study.call('queries.list', {})).toMatchObject([{ position: 0 }, { position: 1 }])
  })
})
