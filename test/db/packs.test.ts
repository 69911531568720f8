import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WorkshopPack } from '../../shared/workshop/pack.ts'
import { writeLockedResponse, writeResponse } from '../../shared/workshop/response-file.ts'
import { sealPack } from '../../electron/export/workshop/pack-lock.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { asFile, CHOSEN, makeResponse, planPanel, PRIVATE, textFile } from '../support/panel.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine(PRIVATE.project)
})
afterEach(() => study.dispose())

/** Writes a product and reads it back. */
async function exported(product: string, name: string, workshop: object): Promise<Buffer> {
  const path = join(study.folder, name)
  const result = await study.engine.call('exports.write', { product, path, workshop })
  if (!result.ok) throw new Error(result.error.message)
  return readFileSync(path)
}

/** What stands in a pack as data. */
function dataOf(html: string): unknown {
  const json = /<script type="application\/json" id="pack">(.*?)<\/script>/s.exec(html)?.[1]
  return JSON.parse(json ?? '')
}

describe('a review pack', () => {
  it('carries what was chosen and none of the words around it', async () => {
    const { choice } = await planPanel(study.call)
    const html = (await exported('workshop-pack', 'pack.html', choice)).toString('utf8')
    const pack = WorkshopPack.parse(dataOf(html))
    expect(pack.rounds.map(({ kind }) => kind)).toEqual([...['respond', 'rank', 'dots', 'discuss']])
    expect(pack.rounds[0]?.items).toMatchObject([
      {
        ...{ text: CHOSEN.wording, quotes: [{ text: CHOSEN.quote, by: '' }] },
        parts: [{ role: 'C', text: CHOSEN.part }, { role: 'M' }, { role: 'O' }],
      },
      { text: CHOSEN.second, quotes: [], parts: [] },
    ])
    const drawing = pack.rounds[3]?.items[0]?.drawing
    const drawn = drawing?.marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : []))
    expect(drawn).toContain(CHOSEN.title)
    expect(drawn?.join(' ')).toContain(CHOSEN.part)
    // How much evidence there is was not chosen either.
    expect(drawn?.join(' ')).not.toMatch(/\d for/)
    expect(drawing?.fonts.map(({ weight }) => weight)).toEqual([400, 600])
    expect([...Object.values(PRIVATE), 'Clients'].filter(words => html.includes(words))).toEqual([])
    const told = await exported('workshop-pack', 'told.html', { ...choice, attribution: 'group' })
    expect(JSON.stringify(dataOf(told.toString('utf8')))).toContain('"by":"Clients"')
  })

  it('names its own script and style in its policy, and nothing from elsewhere', async () => {
    const { choice } = await planPanel(study.call)
    const html = (await exported('workshop-pack', 'pack.html', choice)).toString('utf8')
    expect(html).toMatch(
      /content="default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'"/,
    )
    const markup = html.replace(/(<script[^>]*>).*?<\/script>/gs, '$1')
    expect(markup).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|\son\w+=|https?:/i)
    expect(markup.match(/<script[^>]*>/g)).toEqual([
      '<script type="application/json" id="pack">',
      '<script>',
    ])
  })

  it('that is locked says nothing, and opens with its passphrase alone', async () => {
    const { choice } = await planPanel(study.call)
    const locked = await exported('workshop-pack', 'locked.html', {
      ...choice,
      passphrase: 'heron sluice gorse',
    })
    const html = locked.toString('utf8')
    const clear = Object.values({ ...CHOSEN, ...PRIVATE }).filter(words => html.includes(words))
    expect(clear).toEqual([])
    expect(html).not.toContain(choice.workshopId)
    const refused = study.call('exports.write', {
      ...{ product: 'workshop-form', path: join(study.folder, 'form.docx') },
      workshop: { ...choice, passphrase: 'heron sluice gorse' },
    })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is written down among the exports with how much it tells of people', async () => {
    const { choice, rank } = await planPanel(study.call)
    await exported('workshop-pack', 'a.html', { ...choice, attribution: 'group' })
    await exported('workshop-pack', 'b.html', { ...choice, roundIds: [rank.id] })
    await exported('workshop-cards', 'c.pdf', choice)
    await exported('workshop-sheets', 'd.pdf', choice)
    await exported('workshop-form', 'e.docx', choice)
    const listed = await study.call('exports.list', {})
    expect(listed.map(({ product, tells }) => [product, tells]).reverse()).toEqual([
      ['workshop-pack', 'group'],
      ['workshop-pack', 'unquoted'],
      ['workshop-cards', 'unquoted'],
      ['workshop-sheets', 'unquoted'],
      ['workshop-form', 'none'],
    ])
  })
})

describe('a response that comes back', () => {
  const take = (workshopId: string, files: { name: string; base64: string }[], more = {}) =>
    study.call('packs.importResponses', { workshopId, files, ...more })
  const stored = (workshopId: string) => study.call('workshops.responses', { workshopId })

  it('counts for the group of the person, dated when it was saved', async () => {
    const { workshopId, respond, dots, groupIds } = await planPanel(study.call)
    const [first = '', second = ''] = respond.items
    const response = makeResponse(
      workshopId,
      [
        { itemId: first, stance: 'disagree', comment: '<b>=1+1</b>' },
        { itemId: second, wording: 'Plainly so', elements: [{ role: 'M', text: 'Pride' }] },
        { itemId: dots.items[0] ?? '', dots: 2 },
      ],
      { groupId: groupIds[0] ?? null, name: 'Wren' },
    )
    const { reports } = await take(workshopId, [asFile(response)])
    expect(reports).toMatchObject([
      { outcome: 'new', person: 'Wren', group: CHOSEN.group, answers: 3, comments: 1, left: 0 },
    ])
    expect(await stored(workshopId)).toMatchObject([
      {
        ...{ person: 'Wren', groupId: groupIds[0], origin: 'pack', packResponseId: 'response-1' },
        at: '2026-03-05T10:00:00.000Z',
      },
    ])
    const results = await study.call('workshops.results', { workshopId })
    expect(results[0]).toMatchObject({
      stances: { disagree: 1 },
      comments: [{ text: '<b>=1+1</b>' }],
    })
  })

  it('twice is taken once; a newer save takes its place until that is undone; an older one does not', async () => {
    const { workshopId, respond } = await planPanel(study.call)
    const itemId = respond.items[0] ?? ''
    const at = (savedAt: string, stance: 'agree' | 'disagree' | 'unsure') =>
      asFile(makeResponse(workshopId, [{ itemId, stance }], { savedAt }))
    const [old, middle, late] = [
      at('2026-03-05T09:00:00.000Z', 'unsure'),
      at('2026-03-05T10:00:00.000Z', 'agree'),
      at('2026-03-05T11:00:00.000Z', 'disagree'),
    ]
    const outcomes = async (files: { name: string; base64: string }[]) =>
      (await take(workshopId, files)).reports.map(({ outcome }) => outcome)
    const stances = async () =>
      (await stored(workshopId)).flatMap(({ answers }) => answers.map(({ stance }) => stance))
    expect(await outcomes([middle, middle])).toEqual(['new', 'known'])
    expect(await outcomes([old])).toEqual(['known'])
    expect(await stances()).toEqual(['agree'])
    expect(await outcomes([late])).toEqual(['newer'])
    expect(await stances()).toEqual(['disagree'])
    await study.call('history.undo', {})
    expect(await stances()).toEqual(['agree'])
    await study.call('history.undo', {})
    expect(await stances()).toEqual([])
  })

  it('is looked at without being stored, and leaves out what the workshop asks no more', async () => {
    const { workshopId, respond, groupIds } = await planPanel(study.call)
    const [first = '', second = ''] = respond.items
    const answers = [first, second].map(itemId => ({ itemId, stance: 'agree' as const }))
    const files = [asFile(makeResponse(workshopId, answers))]
    await study.call('workshops.removeItem', { itemId: second })
    const { reports } = await study.call('packs.readResponses', {
      ...{ workshopId, files, groupId: groupIds[1] ?? '' },
    })
    expect(reports).toMatchObject([{ outcome: 'new', answers: 1, left: 1, group: 'Wren group' }])
    expect(await stored(workshopId)).toEqual([])
  })

  it('that is locked opens with the passphrase of its pack alone', async () => {
    const { workshopId, respond } = await planPanel(study.call)
    const response = makeResponse(workshopId, [{ itemId: respond.items[0] ?? '', stance: 'agree' }])
    const lock = await sealPack(JSON.stringify(response), 'heron sluice gorse')
    const files = [textFile(writeLockedResponse(lock))]
    const outcome = async (more = {}) => (await take(workshopId, files, more)).reports[0]?.outcome
    expect(await outcome()).toBe('locked')
    expect(await outcome({ passphrase: 'heron sluice' })).toBe('locked')
    expect(await stored(workshopId)).toEqual([])
    expect(await outcome({ passphrase: 'heron sluice gorse' })).toBe('new')
  })

  it('of another workshop, or another program, is refused, and the others are taken', async () => {
    const { workshopId, respond } = await planPanel(study.call)
    const other = await study.call('workshops.create', { name: 'Another', groups: [] })
    const answers = [{ itemId: respond.items[0] ?? '', stance: 'agree' as const }]
    const good = makeResponse(workshopId, answers)
    const { reports } = await take(workshopId, [
      asFile(makeResponse(other.id, answers, { responseId: 'response-2' })),
      textFile('{"hello": 1}'),
      textFile(writeResponse(JSON.stringify(good)).replace('"version":1', '"version":2')),
      asFile(good),
    ])
    expect(reports.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['refused', 'This response belongs to another workshop. Nothing was read.'],
      ['refused', 'This is not a response file. Nothing was read.'],
      ['refused', expect.stringContaining('newer pack')],
      ['new', ''],
    ])
    const again = await take(other.id, [
      asFile({ ...good, workshopId: other.id, savedAt: '2027-01-01T00:00:00.000Z' }),
    ])
    expect(again.reports[0]?.outcome).toBe('refused')
    expect(await stored(workshopId)).toHaveLength(1)
  })

  it('that anybody has damaged or made up is refused whole', async () => {
    const { workshopId, respond, rank } = await planPanel(study.call)
    const itemId = respond.items[0] ?? ''
    const ranked = rank.items.map(id => ({ itemId: id, rank: 1 }))
    const good = makeResponse(workshopId, [{ itemId, stance: 'agree' }])
    const hostile: unknown[] = [
      { ...good, answers: [{ ...good.answers[0], stance: 'maybe' }] },
      { ...good, answers: [{ ...good.answers[0], comment: 'a\u0000b' }] },
      { ...good, answers: [{ ...good.answers[0], comment: 'a\u009bb' }] },
      { ...good, answers: [{ ...good.answers[0], comment: 'x'.repeat(5_001) }] },
      { ...good, answers: [{ ...good.answers[0], dots: 1e9 }] },
      { ...good, answers: [{ ...good.answers[0], extra: 1 }] },
      { ...good, answers: [good.answers[0], good.answers[0]] },
      { ...good, answers: {} },
      { ...good, answers: [] },
      { ...good, responseId: "'; DROP TABLE workshop" },
      { ...good, savedAt: 'yesterday' },
      { ...good, __proto__: { isAdmin: true }, name: ['x'] },
      makeResponse(workshopId, ranked),
      makeResponse(workshopId, [{ itemId, dots: 4 }]),
      null,
      [],
      7,
    ]
    const deep = `{"format":"retroduce-response","version":1,"body":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const text = writeResponse(JSON.stringify(good))
    const files = [
      ...hostile.map(asFile),
      textFile(deep),
      textFile(text.repeat(40_000).slice(0, 5_900_000)),
      { name: 'x.retroduce-response', base64: Buffer.from([0xff, 0xfe, 0x00]).toString('base64') },
    ]
    const { reports } = await take(workshopId, files)
    expect(reports.filter(({ outcome }) => outcome !== 'refused')).toEqual([])
    expect(reports.every(({ message }) => message.endsWith('.'))).toBe(true)
    expect(await stored(workshopId)).toEqual([])
  })

  it('with any one character changed is never taken for another response', async () => {
    const { workshopId, respond } = await planPanel(study.call)
    const itemId = respond.items[0] ?? ''
    const text = writeResponse(
      JSON.stringify(makeResponse(workshopId, [{ itemId, stance: 'agree', comment: 'As it is.' }])),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, character) => {
          fc.pre(text[at] !== character)
          const changed = text.slice(0, at) + character + text.slice(at + 1)
          const { reports } = await study.call('packs.readResponses', {
            ...{ workshopId, files: [textFile(changed)] },
          })
          expect(reports[0]?.outcome).toBe('refused')
        },
      ),
      { numRuns: 150 },
    )
  })
})
