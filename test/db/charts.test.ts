import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts'
import { ROLES, STANCES } from '../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

type Choice = InputOf<'charts.get'>['chart']
type Chart = OutputOf<'charts.get'>
type Where = InputOf<'codings.find'>['where']

const SPEAKERS = ['Interviewer', 'Anna', 'Ben', 'Carla']
const WORDS = 12

/** Any small study: who says a sentence in which turn of which source, what is coded there, and what that is evidence of. */
const study = fc.record({
  sources: fc.array(
    fc.record({
      group: fc.constantFrom(null, 'Staff', 'Clients'),
      turns: fc.array(fc.nat(SPEAKERS.length - 1), { maxLength: 9 }),
    }),
    { minLength: 2, maxLength: 3 },
  ),
  codings: fc.array(
    fc.record({
      source: fc.nat(),
      word: fc.nat(),
      length: fc.integer({ min: 1, max: 30 }),
      roles: fc.subarray([...ROLES]),
      codes: fc.subarray([0, 1, 2, 3]),
    }),
    { minLength: 6, maxLength: 18 },
  ),
  evidence: fc.array(
    fc.record({ coding: fc.nat(), thing: fc.nat(5), stance: fc.constantFrom(...STANCES) }),
    { maxLength: 18 },
  ),
  /** Words of the first source that an edit takes away, so that codings lose their place. */
  lost: fc.nat(WORDS),
})
type Study = typeof study extends fc.Arbitrary<infer S> ? S : never

/** Plays a study into the open project; the ids of its sources, codes, configurations and elements. */
async function play({ call }: TestEngine, made: Study) {
  const codes: string[] = []
  for (const name of ['Trust', 'Slow trust', 'Time', '=Money']) {
    const parent = name === 'Slow trust' ? { parentId: codes[0] ?? '' } : {}
    codes.push((await call('codes.create', { name, ...parent })).id)
  }
  const sources: { id: string; text: string }[] = []
  for (const [at, { group, turns }] of made.sources.entries()) {
    const lines = turns.map((speaker, turn) => `${SPEAKERS[speaker]}: ${sentence(turn)}`)
    // Turns are told by speakers who come again; without any it is a document of paragraphs.
    const again =
      turns.length === 0 ? [sentence(0), sentence(1)] : [...new Set(lines), 'Anna: Bye.']
    const text = [...lines, ...again].join('\n')
    const { id } = await call('sources.create', { title: `P${at}`, text, group })
    sources.push({ id, text })
  }
  await call('participants.fromSpeakers', {})
  const [anna, ben] = await call('participants.list', {})
  if (anna) await call('participants.update', { participantId: anna.id, group: 'Clients' })
  if (ben) await call('participants.update', { participantId: ben.id, group: 'Carers' })
  const codings: string[] = []
  for (const { source, word, length, roles, codes: own } of made.codings) {
    const { id: sourceId, text } = sources[source % sources.length] ?? { id: '', text: '' }
    const start = (word * 7) % (text.length - 1)
    const passage = { sourceId, start, end: Math.min(text.length, start + length) }
    const codeIds = own.flatMap(at => codes[at] ?? [])
    codings.push((await call('codings.create', { ...passage, roles, codeIds })).id)
  }
  const elements: string[] = []
  for (const role of ROLES) {
    elements.push((await call('elements.create', { role, label: `Element ${role}` })).id)
  }
  const configurations: string[] = []
  for (const own of [
    [0, 2],
    [1, 2, 3],
  ]) {
    const slots = own.map(at => ({ role: ROLES[at] ?? 'C', elementId: elements[at] ?? '' }))
    configurations.push((await call('configurations.create', { slots })).id)
  }
  const things = [...configurations, ...elements]
  for (const { coding, thing, stance } of made.evidence) {
    const codingId = codings[coding % codings.length] ?? ''
    const id = things[thing] ?? ''
    const on = thing < 2 ? { configurationId: id } : { elementId: id }
    // What is attached already stays as it is.
    await call('evidence.attach', { codingId, ...on, stance }).catch(() => undefined)
  }
  const [first] = sources
  const edits = [
    { start: 0, end: Math.min(made.lost * 5, (first?.text.length ?? 1) - 1), text: '' },
  ]
  if (first && made.lost > 0) await call('sources.edit', { sourceId: first.id, edits })
  return { sources: sources.map(({ id }) => id), codes, configurations, elements }
}

function sentence(turn: number): string {
  return Array.from({ length: 4 }, (_, word) => `word${(turn * 5 + word) % WORDS}`).join(' ') + '.'
}

/** Every cell counts what retrieval finds for `where`, and opens just that; those that are missing find nothing. */
async function expectTrue(
  { call }: TestEngine,
  chart: Chart,
  whereOf: (row: string | null, column: string | null) => Where,
): Promise<void> {
  const total = async (where: Where) => {
    const found = await call('codings.find', { where, limit: 1 })
    expect(found.problem).toBeNull()
    return found.total
  }
  for (const [rowIndex, row] of chart.rows.entries()) {
    for (const [columnIndex, column] of chart.columns.entries()) {
      const cell = chart.cells.find(
        one => one.rowIndex === rowIndex && one.columnIndex === columnIndex,
      )
      const told = `${chart.title}: ${row.name} × ${column.name}`
      expect(await total(whereOf(row.id, column.id)), told).toBe(cell?.count ?? 0)
      if (!cell) continue
      expect(cell.passages).toBe(cell.count)
      expect(await total(cell.where ?? { any: [] }), `${told}, opened`).toBe(cell.count)
    }
  }
}

const originWhere = (by: string, id: string | null): Where =>
  by === 'source' ? { source: id ?? '' } : by === 'group' ? { group: id } : { participant: id }
const markWhere = (id: string | null, withChildren = false): Where =>
  ROLES.some(role => role === id) ? { role: id ?? '' } : { code: id ?? '', withChildren }

/** A chart by case counts what the matrix of cases counts, and each cell opens as many passages. */
async function expectAsInMatrix(call: TestEngine['call'], chart: Chart) {
  const matrix = await call('cases.matrix', { by: 'case' })
  for (const [rowIndex, { id }] of chart.rows.entries()) {
    const row = matrix.rows.find(({ configurationId }) => configurationId === id)
    for (const [columnIndex, column] of chart.columns.entries()) {
      const place = matrix.columns.findIndex(each => each.id === column.id)
      const cell = chart.cells.find(
        one => one.rowIndex === rowIndex && one.columnIndex === columnIndex,
      )
      const told = row?.cells.find(each => each.columnIndex === place)
      const isAny = told !== undefined && told.supports + told.refines + told.challenges > 0
      expect(cell !== undefined).toBe(isAny)
      if (cell === undefined) continue
      const { total } = await call('codings.find', { where: cell.where ?? { any: [] }, limit: 1 })
      expect(total).toBe(cell.count)
    }
  }
}

describe('charts', () => {
  it('count what retrieval finds, cell by cell, in any study', async () => {
    const run = async (made: Study) => {
      const engine = await startTestEngine('Charts')
      try {
        const { call } = engine
        const { sources, elements } = await play(engine, made)
        const get = (chart: Choice) => call('charts.get', { chart })
        await call('cases.create', { name: 'North', sourceIds: sources.slice(0, 1) })
        const [person] = await call('participants.list', {})
        const people = person === undefined ? [] : [person.id]
        await call('cases.create', { name: 'South', sourceIds: sources, participantIds: people })
        const { id: attributeId } = await call('attributes.create', { name: 'Site', type: 'text' })
        if (person !== undefined) {
          const { id: participantId } = person
          await call('participants.setValue', { participantId, attributeId, value: 'Leeds' })
        }
        for (const stance of [undefined, 'refines'] as const) {
          const of = stance === undefined ? {} : { stance }
          const chart = await get({ kind: 'configurations', by: 'attribute', attributeId, ...of })
          await expectTrue(engine, chart, (row, column) => ({
            all: [
              { evidenceFor: row ?? '', ...of },
              column === null
                ? { not: { attribute: attributeId, isSet: true } }
                : { attribute: attributeId, is: 'Leeds' },
            ],
          }))
          await expectAsInMatrix(call, await get({ kind: 'configurations', by: 'case' }))
        }
        for (const by of ['group', 'participant', 'source'] as const) {
          for (const stance of [undefined, ...STANCES]) {
            const of = stance === undefined ? {} : { stance }
            const chart = await get({ kind: 'configurations', by, ...of })
            await expectTrue(engine, chart, (row, column) => ({
              all: [{ evidenceFor: row ?? '', ...of }, originWhere(by, column)],
            }))
          }
          for (const thing of [{}, { elementId: elements[2] ?? '' }]) {
            const chart = await get({ kind: 'evidence', by, ...thing })
            const ids = 'elementId' in thing ? [thing.elementId] : await listIds(engine)
            await expectTrue(engine, chart, (row, column) => {
              const stance = STANCES.find(one => one === column) ?? 'supports'
              const any = ids.map(id => ({ evidenceFor: id, stance }))
              return { all: [{ any }, originWhere(by, row)] }
            })
          }
        }
        for (const together of ['overlaps', 'sameTurn'] as const) {
          for (const withChildren of [false, true]) {
            const chart = await get({ kind: 'codes', of: 'both', together, withChildren })
            await expectTrue(engine, chart, (row, column) => ({
              all: [
                markWhere(row, withChildren),
                { relation: together, to: markWhere(column, withChildren) },
              ],
            }))
          }
        }
        for (const source of sources) {
          for (const per of [1, 3]) {
            const chart = await get({ kind: 'turns', sourceId: source, per })
            await expectTrue(engine, chart, (row, column) => {
              const from = Number(column)
              return {
                all: [{ source }, { role: row ?? '' }, { turns: { from, to: from + per - 1 } }],
              }
            })
          }
        }
        await expectTrueGrowth(
          engine,
          await get({ kind: 'saturation' }),
          id => ({ evidenceFor: id }),
          elements,
        )
        const codes = (await call('codes.list', {})).map(({ id }) => id)
        await expectTrueGrowth(
          engine,
          await get({ kind: 'saturation', of: 'codes' }),
          code => ({ code }),
          codes,
        )
      } finally {
        await engine.dispose()
      }
    }
    await fc.assert(fc.asyncProperty(study, run), { numRuns: 8 })
  })

  it('of a version that was kept are as they were, and open what it had', async () => {
    const run = async (made: Study) => {
      const engine = await startTestEngine('Charts of a version')
      try {
        const { call } = engine
        await play(engine, made)
        const get = (chart: Choice) => call('charts.get', { chart })
        const configurationIds = await listIds(engine)
        const charts = (of: { theoryId?: string }): Choice[] => [
          { kind: 'configurations', by: 'source', ...of },
          { kind: 'configurations', by: 'group', stance: 'supports', ...of },
          { kind: 'evidence', by: 'source', ...of },
          { kind: 'evidence', by: 'group', configurationId: configurationIds[0] ?? '', ...of },
        ]
        const before = await Promise.all(charts({}).map(get))
        const { id: theoryId } = await call('theories.create', { name: 'Kept', configurationIds })
        await call('theories.freeze', { theoryId })
        for (const { id: evidenceId } of await call('evidence.list', {})) {
          await call('evidence.detach', { evidenceId })
        }
        const after = await Promise.all(charts({ theoryId }).map(get))
        for (const [at, chart] of after.entries()) {
          const numbers = ({ rows, columns, cells }: Chart) => ({
            ...{ rows, columns },
            cells: cells.map(({ where: _where, ...cell }) => cell),
          })
          expect(numbers(chart)).toEqual(numbers(before[at] ?? chart))
          for (const { where, count } of chart.cells) {
            const found = await call('codings.find', { where: where ?? { any: [] }, limit: 1 })
            expect(found.total).toBe(count)
          }
        }
      } finally {
        await engine.dispose()
      }
    }
    await fc.assert(fc.asyncProperty(study, run), { numRuns: 8 })
  })

  const listIds = async ({ call }: TestEngine) =>
    (await call('configurations.list', {})).map(({ id }) => id)

  /** What is new in each source is what retrieval finds there and in no source before it. */
  async function expectTrueGrowth(
    { call }: TestEngine,
    chart: Chart,
    whereOf: (id: string) => Where,
    things: readonly string[],
  ) {
    const known = new Set<string>()
    const valueAt = (rowIndex: number, columnIndex: number) =>
      chart.cells.find(one => one.rowIndex === rowIndex && one.columnIndex === columnIndex)
    for (const [at, { id: source }] of chart.columns.entries()) {
      const fresh: string[] = []
      for (const thing of things) {
        const where: Where = { all: [{ source: source ?? '' }, whereOf(thing)] }
        const { total } = await call('codings.find', { where, limit: 1 })
        if (total > 0 && !known.has(thing)) fresh.push(thing)
      }
      for (const thing of fresh) known.add(thing)
      const cell = valueAt(0, at)
      expect(cell?.count ?? 0).toBe(fresh.length)
      expect(valueAt(1, at)?.count ?? 0).toBe(known.size)
      if (!cell?.where) continue
      const opened = await call('codings.find', { where: cell.where })
      expect(opened.total).toBe(cell.passages)
      const found = await call('codings.find', {
        where: { all: [{ source: source ?? '' }, { any: fresh.map(whereOf) }] },
      })
      expect(opened.codings).toEqual(found.codings)
    }
  }

  it('are drawn with a box for every cell, and written the same from everywhere', async () => {
    const engine = await startTestEngine()
    const { call, folder } = engine
    try {
      await call('projects.createSample', { path: join(folder, 'sample.retroduce') })
      const [source] = await call('sources.list', {})
      const choices: Choice[] = [
        { kind: 'configurations' },
        { kind: 'codes', of: 'both' },
        { kind: 'turns', sourceId: source?.id ?? '' },
        { kind: 'evidence' },
        { kind: 'saturation' },
      ]
      for (const chart of choices) {
        for (const theme of ['light', 'dark', 'mono'] as const) {
          const data = await call('charts.get', { chart })
          const drawn = await call('charts.draw', { chart, look: { theme, width: 900 } })
          const again = await call('charts.draw', { chart, look: { theme, width: 900 } })
          expect(again).toEqual(drawn)
          expect(drawn.svg).toMatch(/^<svg role="img" width/)
          expect(drawn.svg).not.toMatch(/ class=|ecmeta|:hover|href|NaN|undefined/)
          const boxes = new Set(drawn.boxes.map(box => `${box.rowIndex} ${box.columnIndex}`))
          const opened = data.cells.filter(({ where }) => where !== null)
          expect(opened.length).toBeGreaterThan(0)
          for (const { rowIndex, columnIndex } of opened) {
            expect(boxes).toContain(`${rowIndex} ${columnIndex}`)
          }
          for (const { x, y, width, height } of drawn.boxes) {
            expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0)
            expect(x + width).toBeLessThanOrEqual(drawn.width)
            expect(y + height).toBeLessThanOrEqual(drawn.height)
          }
          const out = process.env['CHART_PICTURES']
          if (out !== undefined) {
            for (const ending of ['.svg', '.png']) {
              const path = join(out, `${chart.kind}-${theme}${ending}`)
              await call('exports.write', { product: 'chart', path, chart, chartLook: { theme } })
            }
            writeFileSync(join(out, `${chart.kind}-${theme}-window.svg`), drawn.svg)
          }
        }
      }
    } finally {
      await engine.dispose()
    }
  })

  it('go out as a picture and as a table that no spreadsheet takes for a formula', async () => {
    const engine = await startTestEngine('Charts')
    const { call, folder } = engine
    try {
      const text = 'Anna: We waited long.\nBen: It took time.\nAnna: Yes.\nBen: Yes.\n'
      const { id: sourceId } = await call('sources.create', { title: 'P01', text })
      const money = await call('codes.create', { name: '=Money' })
      const time = await call('codes.create', { name: 'Time & <patience>' })
      await call('codings.create', { sourceId, start: 6, end: 15, codeIds: [money.id, time.id] })
      await call('codings.create', { sourceId, start: 10, end: 20, codeIds: [time.id] })
      const write = async (ending: string, fields: Partial<InputOf<'exports.write'>> = {}) => {
        const path = join(folder, `codes${ending}`)
        await call('exports.write', { product: 'chart', path, chart: { kind: 'codes' }, ...fields })
        return readFileSync(path)
      }
      const rows = (await write('.csv')).toString('utf8').trimEnd().split('\r\n')
      expect(rows).toEqual([
        `\uFEFF"Code","'=Money","Time & <patience>"`,
        `"'=Money","1","1"`,
        `"Time & <patience>","2","2"`,
      ])
      const svg = (await write('.svg')).toString('utf8')
      expect(svg).toContain('Time &amp; &lt;patience&gt;')
      expect(svg).toContain('@font-face')
      expect(svg).toContain('Read along a row')
      const png = await write('.png', { chartLook: { scale: 1 } })
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect((await write('.png', { chartLook: { scale: 2 } })).readUInt32BE(16)).toBe(
        png.readUInt32BE(16) * 2,
      )
      await expect(
        call('exports.write', { product: 'chart', path: join(folder, 'x.svg') }),
      ).rejects.toMatchObject({ code: 'invalid_input' })
      await expect(write('.gif')).rejects.toMatchObject({ code: 'format_unsupported' })
      expect(await write('.pdf')).toEqual(await write('.pdf'))
      // Words of a PDF are words: they are found when it is read back in.
      const { reports } = await call('sources.import', { files: [join(folder, 'codes.pdf')] })
      const read = await call('sources.get', { sourceId: reports[0]?.sourceId ?? '' })
      expect(read.text.replaceAll(/\s+/g, ' ')).toContain('Time & <patience>')
      expect(read.text.replaceAll(/\s+/g, ' ')).toContain('Read along a row')
    } finally {
      await engine.dispose()
    }
  })

  it('leave out what has least where there is too much for a picture, and say so', async () => {
    const engine = await startTestEngine('Charts')
    const { call } = engine
    try {
      const text = 'Anna: One two three.\nBen: Four.\nAnna: Yes.\nBen: Yes.\n'
      const { id: sourceId } = await call('sources.create', { title: 'P01', text })
      for (let index = 0; index < 12; index += 1) {
        const { id } = await call('codes.create', { name: `Code ${index}` })
        for (let times = 0; times < index; times += 1) {
          await call('codings.create', { sourceId, start: 6, end: 9 + times, codeIds: [id] })
        }
      }
      const chart = await call('charts.get', { chart: { kind: 'codes', most: 3 } })
      expect(chart.rows.map(({ name }) => name)).toEqual(['Code 9', 'Code 10', 'Code 11'])
      expect(chart).toMatchObject({ rowTotal: 11, columnTotal: 11 })
      expect(chart.notes.join(' ')).toContain('1 code without codings left out.')
      expect(chart.notes.join(' ')).toContain('Shown are the 3 codes with most, of 11.')
    } finally {
      await engine.dispose()
    }
  })

  it('show sources in the order of import, of their titles, or of a day of those who speak', async () => {
    const engine = await startTestEngine('Charts')
    const { call } = engine
    try {
      const day = await call('attributes.create', { name: 'Interviewed on', type: 'date' })
      const { id: code } = await call('codes.create', { name: 'Waiting' })
      const make = async (title: string, speaker: string, value: string | null) => {
        const text = `Host: How?\n${speaker}: We waited.\nHost: And?\n${speaker}: Long.\n`
        const { id: sourceId } = await call('sources.create', { title, text })
        const start = text.indexOf('We')
        await call('codings.create', { sourceId, start, end: start + 9, codeIds: [code] })
        await call('participants.create', {
          ...{ pseudonym: speaker, speakers: [{ sourceId, label: speaker }] },
          ...(value !== null && { values: { [day.id]: value } }),
        })
      }
      await make('P03', 'Anna', '2026-02-01')
      await make('P01', 'Ben', null)
      await make('P02', 'Carla', '2026-01-15')
      await call('sources.create', { title: 'P00', text: 'Nobody has read this yet.' })
      const titles = async (fields: Partial<Extract<Choice, { kind: 'saturation' }>>) => {
        const chart = { kind: 'saturation' as const, of: 'codes' as const, ...fields }
        const { columns, cells, notes } = await call('charts.get', { chart })
        expect(notes.join(' ')).toContain('1 source without codings left out.')
        // The code is new in the first of them, whichever that is.
        expect(cells.filter(({ rowIndex }) => rowIndex === 0)).toMatchObject([
          { columnIndex: 0, count: 1, passages: 1 },
        ])
        return columns.map(({ name }) => name)
      }
      expect(await titles({})).toEqual(['P03', 'P01', 'P02'])
      expect(await titles({ order: 'title' })).toEqual(['P01', 'P02', 'P03'])
      expect(await titles({ order: 'attribute', attributeId: day.id })).toEqual([
        'P02',
        'P03',
        'P01',
      ])
      await expect(titles({ order: 'attribute' })).rejects.toMatchObject({ code: 'invalid_input' })
    } finally {
      await engine.dispose()
    }
  })
})
