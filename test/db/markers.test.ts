import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: And then?
P07: People come with low confidence (C), so nobody looks down on them (M). It helps. (O).
P08: We ring (Intervention) and they come (C/M).
`

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('Markers')
  const source = { title: 'Club', text: TEXT, group: 'Link workers' }
  sourceId = (await study.call('sources.create', source)).id
})
afterEach(() => study.dispose())

async function state() {
  const { text } = await study.call('sources.get', { sourceId })
  const codings = await study.call('codings.list', { sourceId })
  return {
    text,
    codings: codings.map(({ quote, roles, isOrphan, start, end }) => {
      expect(isOrphan).toBe(false)
      expect(text.slice(start, end)).toBe(quote)
      return `${quote} | ${roles.join('/')}`
    }),
  }
}

const CLAUSES = [
  'People come with low confidence | C',
  'so nobody looks down on them | M',
  'It helps | O',
  'We ring | I',
  'and they come | C/M',
]

describe('markers that were typed into a transcript', () => {
  it('become codings, and go from the text in the same step', async () => {
    const before = await state()
    const proposals = await study.call('markers.preview', { sourceId })
    expect(proposals.map(({ quote, roles }) => `${quote} | ${roles.join('/')}`)).toEqual(CLAUSES)
    expect(proposals.map(({ markerText }) => markerText)).toContain('(Intervention)')
    const result = await study.call('markers.apply', {
      sourceId,
      codings: proposals.map(({ start, end, roles }) => ({ start, end, roles })),
      removeMarkers: proposals.map(({ marker }) => marker),
    })
    expect(result).toMatchObject({ created: 5, extended: 0, removedMarkers: 5 })
    expect(result.codings).toMatchObject({ changed: 0, shrunk: 0, orphaned: 0 })
    const after = await state()
    expect(after.codings).toEqual(CLAUSES)
    expect(after.text).toBe(`Interviewer: And then?
P07: People come with low confidence, so nobody looks down on them. It helps.
P08: We ring and they come.
`)
    expect(await study.call('markers.preview', { sourceId })).toEqual([])
    expect((await study.call('history.state', {})).undo).toBe(
      'Code 5 marked clauses and take out 5 markers',
    )
    await study.call('history.undo', {})
    expect(await state()).toEqual(before)
    await study.call('history.redo', {})
    expect(await state()).toEqual(after)
  })

  it('are coded once, however often they are applied', async () => {
    const [first] = await study.call('markers.preview', { sourceId })
    const { start = 0, end = 0 } = first ?? {}
    const codings = [{ start, end, roles: ['C' as const] }]
    await study.call('markers.apply', { sourceId, codings })
    expect(await study.call('markers.preview', { sourceId })).toMatchObject([
      { isCoded: true },
      ...[1, 2, 3, 4].map(() => ({ isCoded: false })),
    ])
    const again = [{ start, end, roles: ['M' as const] }]
    expect(await study.call('markers.apply', { sourceId, codings: again })).toEqual({
      ...{ created: 0, extended: 1, removedMarkers: 0, codings: null },
    })
    expect((await state()).codings).toEqual(['People come with low confidence | C/M'])
  })

  it('count as coded where their edges were put right before', async () => {
    const [first] = await study.call('markers.preview', { sourceId })
    const start = TEXT.indexOf('low confidence')
    const codings = [{ start, end: first?.end ?? 0, roles: ['C' as const] }]
    await study.call('markers.apply', { sourceId, codings })
    const proposals = await study.call('markers.preview', { sourceId })
    expect(proposals.map(({ isCoded }) => isCoded)).toEqual([true, false, false, false, false])
  })

  it('cannot be used to take anything else out of a text', async () => {
    const removeMarkers = [{ start: 0, end: 5 }]
    await expect(
      study.call('markers.apply', { sourceId, codings: [], removeMarkers }),
    ).rejects.toMatchObject({ code: 'invalid_range' })
    expect((await state()).text).toBe(TEXT)
  })
})

describe('a quote for copying', () => {
  it('has the markers of its codings and says who said it', async () => {
    await study.call('participants.create', {
      pseudonym: 'Ruth',
      speakers: [{ sourceId, label: 'P08' }],
    })
    const at = (words: string) => {
      const start = TEXT.indexOf(words)
      return { sourceId, start, end: start + words.length }
    }
    const whole = await study.call('codings.create', { ...at('It helps.'), roles: ['O'] })
    const ruth = await study.call('codings.create', { ...at('We ring'), roles: ['I', 'M'] })
    const quote = async (input: object) => (await study.call('codings.quote', input)).text
    expect(await quote({ codingIds: [whole.id, ruth.id] })).toBe(
      '“It helps (O).” (P07, Link workers, Club)\n\n“We ring (I/M)” (Ruth, Link workers, Club)',
    )
    expect(await quote({ codingIds: [ruth.id], style: 'plain' })).toBe(
      '“We ring” (Ruth, Link workers, Club)',
    )
    expect(await quote({ ...at('P08: We ring'), style: 'markdown' })).toBe(
      `> P08: We ring (I/M)\n>\n> — [Ruth, Link workers, Club](retroduce:source/${sourceId})`,
    )
    await expect(quote({ sourceId })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(quote({ sourceId, start: 3, end: 3 })).rejects.toMatchObject({
      code: 'invalid_range',
    })
  })

  it('is given once for codings that overlap, and of an orphan as it was', async () => {
    const start = TEXT.indexOf('We ring')
    const code = (from: number, to: number, roles: ('C' | 'O')[]) =>
      study.call('codings.create', { sourceId, start: start + from, end: start + to, roles })
    const ids = [(await code(0, 7, ['C'])).id, (await code(3, 7, ['O'])).id]
    expect((await study.call('codings.quote', { codingIds: ids })).text).toBe(
      '“{We ring (O)} (C)” (P08, Link workers, Club)',
    )
    await study.call('sources.edit', { sourceId, text: TEXT.split('\n')[0] ?? '' })
    expect((await study.call('codings.quote', { codingIds: ids.slice(0, 1) })).text).toBe(
      '“We ring (C)” (Link workers, Club)',
    )
  })
})
