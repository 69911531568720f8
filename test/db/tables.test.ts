import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts'
import { PRODUCTS } from '../../shared/contract/exports.ts'
import { cellText } from '../../shared/tables/cell-text.ts'
import { TABLE_KINDS, type TableKind } from '../../shared/tables/kinds.ts'
import type { Cell } from '../../shared/tables/table.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { readDocx } from '../unit/electron/export/tables/table-readers.ts'

type Options = NonNullable<InputOf<'tables.get'>['options']>

let study: TestEngine
afterEach(async () => {
  vi.restoreAllMocks()
  await study.dispose()
})

const getTable = (kind: TableKind, options: Options = {}) =>
  study.call('tables.get', { kind, options })

async function allColumns(kind: TableKind): Promise<string[]> {
  const kinds = await study.call('tables.kinds', {})
  return kinds.find(each => each.kind === kind)?.columns.map(({ key }) => key) ?? []
}

/** The cells of a column from top to bottom. */
function cellsOf(table: OutputOf<'tables.get'>, key: string): Cell[] {
  const place = table.columns.findIndex(column => column.key === key)
  return table.rows.map(({ cells }) => cells[place] ?? null)
}

/** The paragraphs of a column's cells, all together. */
function paragraphsOf(table: OutputOf<'tables.get'>, key: string) {
  return cellsOf(table, key).flatMap(cell => (Array.isArray(cell) ? cell : []))
}

async function write(input: Omit<InputOf<'exports.write'>, 'path'>, name: string) {
  const path = join(study.folder, name)
  await study.call('exports.write', { ...input, path })
  return readFileSync(path)
}

describe('tables of the sample evaluation', () => {
  let maker: TestEngine
  const made = () => join(maker.folder, 'sample.retroduce')
  beforeAll(async () => {
    maker = await startTestEngine()
    await maker.call('projects.createSample', { path: made() })
    await maker.call('projects.close', {})
  })
  afterAll(() => maker.dispose())
  beforeEach(async () => {
    study = await startTestEngine()
    const path = join(study.folder, 'sample.retroduce')
    copyFileSync(made(), path)
    await study.call('projects.open', { path })
  })

  it('have what the evaluation has', async () => {
    const { info } = (await study.call('projects.current', {})) ?? {}
    const totals: Partial<Record<TableKind, number>> = {}
    for (const kind of TABLE_KINDS) totals[kind] = (await getTable(kind)).total
    expect(totals).toEqual({
      configurations: 15,
      principles: 0,
      sources: info?.counts.sources,
      participants: 13,
      codebook: info?.counts.codes,
      codings: info?.counts.codings,
      evidence: info?.counts.evidence,
    })
  })

  it('count and quote for each configuration what the program counts for it', async () => {
    const configurations = await study.call('configurations.list', {})
    const columns = ['number', 'statement', 'supports', 'refines', 'challenges', 'quotes']
    const table = await getTable('configurations', { columns })
    const inUse = configurations.filter(({ status }) => !['merged', 'rejected'].includes(status))
    expect(table.rows.map(({ cells }) => cells.slice(0, 5))).toEqual(
      inUse.map(({ number, statement, evidence: { supports, refines, challenges } }) => [
        ...[number, statement, supports, refines, challenges],
      ]),
    )
    const quotes = paragraphsOf(table, 'quotes').filter(({ style }) => style === 'quote')
    const counted = inUse.reduce(
      (sum, { evidence: { supports, refines, challenges } }) =>
        sum + supports + refines + challenges,
      0,
    )
    expect(quotes).toHaveLength(counted)
    for (const { attribution } of quotes) expect(attribution).toMatch(/^.+, (Clients|Link|Ref)/)
  })

  it('are written by every product as every kind of file, the same each time', async () => {
    for (const [product, endings] of Object.entries(PRODUCTS)) {
      // The audit trail and the whole project tell of the files that were written before them; what is of a workshop, or of
      // references, has tests of its own.
      if (['diagram', 'audit', 'project', 'bibliography'].includes(product)) continue
      if (product.startsWith('workshop-')) continue
      for (const ending of endings) {
        const input = {
          product: product as keyof typeof PRODUCTS,
          ...(product === 'retrieval' && { where: { role: 'M' } }),
          ...(product === 'printout' && { report: { of: { what: 'memos' as const } } }),
          ...(product === 'chart' && { chart: { kind: 'codes' as const } }),
        }
        const first = await write(input, `first${ending}`)
        expect(first.equals(await write(input, `second${ending}`)), product + ending).toBe(true)
      }
    }
  })

  it.each([
    ['codings', { columns: ['quote'] }, 'none'],
    ['codings', { columns: ['quote', 'group'] }, 'group'],
    ['codings', { columns: ['passage'], groupBy: 'participant' }, 'participant'],
    ['codings', { columns: ['quote', 'participant'], attribution: 'group' }, 'none'],
    ['codings', { columns: ['codes', 'participant'] }, 'unquoted'],
    ['evidence', { columns: ['passage'] }, 'participant'],
    ['evidence', { columns: ['passage'], attribution: 'group' }, 'group'],
    ['evidence', { columns: ['passage'], attribution: 'none' }, 'none'],
    ['configurations', { attribution: 'group' }, 'group'],
    ['configurations', { quotes: 'none' }, 'unquoted'],
    ['configurations', { columns: ['statement'] }, 'unquoted'],
    ['codebook', {}, 'participant'],
    ['codebook', { columns: ['path', 'codings'] }, 'unquoted'],
    ['participants', {}, 'unquoted'],
    ['principles', {}, 'unquoted'],
  ] as [TableKind, Options, string][])('of %s with %j tell %s', async (kind, table, tells) => {
    const last = async () => (await study.call('exports.list', {}))[0]
    await write({ product: kind, table }, 'tells.docx')
    expect(await last()).toMatchObject({ product: kind, tells })
    await write(
      { product: 'printout', report: { of: { what: 'table', kind, options: table } } },
      'tells.pdf',
    )
    expect(await last()).toMatchObject({ product: 'printout', tells })
  })

  it('stand in Word as they are shown, and in Excel with all columns', async () => {
    const shown = await getTable('configurations', { quotes: 2 })
    const { rows, title } = readDocx(
      await write({ product: 'configurations', table: { quotes: 2 } }, 'c.docx'),
    )
    expect(title).toBe('Configurations')
    expect(rows).toHaveLength(shown.total + 1)
    expect(rows[0]?.cells.map(cell => cell[0]?.text)).toEqual(
      shown.columns.map(({ label }) => label),
    )
    const [sheet] = await readWorkbook(await write({ product: 'configurations' }, 'c.xlsx'))
    expect(sheet?.data).toHaveLength(shown.total + 1)
    expect(sheet?.data[0]).toHaveLength((await allColumns('configurations')).length)
  })

  it('leave the CSV of configurations and codings as other programs know it, unless a table is asked for', async () => {
    const heading = (file: Buffer) => file.toString().split('\r\n')[0]
    expect(heading(await write({ product: 'codings' }, 'a.csv'))).toMatch(/^\uFEFF"id","source",/)
    const table = { columns: ['codes', 'quote'] }
    expect(heading(await write({ product: 'codings', table }, 'b.csv'))).toBe(
      '\uFEFF"Codes","Quote"',
    )
  })

  it('have the columns that are chosen, in that order, and refuse others', async () => {
    const columns = ['status', 'outcome', 'number']
    expect((await getTable('configurations', { columns })).columns.map(({ key }) => key)).toEqual(
      columns,
    )
    for (const wrong of [{ columns: ['none'] }, { groupBy: 'none' }]) {
      await expect(getTable('configurations', wrong)).rejects.toMatchObject({
        code: 'invalid_input',
      })
    }
    await expect(getTable('evidence', { theoryId: 'none' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('quote so many passages for each stance, or none, and say how many more there are', async () => {
    const all = await getTable('configurations', { columns: ['supports', 'supportsQuotes'] })
    const some = await getTable('configurations', { columns: ['supportsQuotes'], quotes: 3 })
    cellsOf(all, 'supports').forEach((count, row) => {
      const cell = cellsOf(some, 'supportsQuotes')[row]
      const texts = Array.isArray(cell) ? cell.map(({ text }) => text) : []
      expect(texts).toHaveLength(Math.min(Number(count), 4))
      if (Number(count) > 3) expect(texts.at(-1)).toBe(`and ${Number(count) - 3} more`)
    })
    const none = await getTable('configurations', { columns: ['number', 'quotes'], quotes: 'none' })
    expect(paragraphsOf(none, 'quotes').every(({ style }) => style === 'label')).toBe(true)
  })

  it('stand under the principles they belong to, each under all of them', async () => {
    const ids = (await study.call('configurations.list', {})).map(({ id }) => id)
    await study.call('principles.create', { name: 'Ring soon', configurationIds: ids.slice(0, 3) })
    await study.call('principles.create', { name: 'Give time', configurationIds: ids.slice(2, 4) })
    const { rows, groupedBy } = await getTable('configurations', { groupBy: 'principle' })
    expect(groupedBy).toBe('Guiding principle')
    const groups = rows.map(({ group, cells }) => `${group} ${cellText(cells[0] ?? null)}`)
    expect(groups.slice(0, 6)).toEqual([
      ...['Ring soon 1', 'Ring soon 2', 'Ring soon 3', 'Give time 3', 'Give time 4'],
      'No guiding principle 5',
    ])
    const table = await getTable('principles')
    expect(paragraphsOf(table, 'principle').map(({ text }) => text)).toEqual([
      'Ring soon',
      'Give time',
    ])
  })

  it('tell of a version that was kept what it was kept with', async () => {
    const [configuration] = await study.call('configurations.list', {})
    const configurationId = configuration?.id ?? ''
    const { id: theoryId } = await study.call('theories.create', {
      ...{ name: 'Kept', kind: 'refined', configurationIds: [configurationId] },
    })
    const options = { theoryId, columns: ['statement', 'quotes', 'supports'] }
    const before = await getTable('configurations', options)
    const piecesBefore = (await getTable('evidence', { theoryId })).total
    expect(piecesBefore).toBeGreaterThan(0)
    await study.call('theories.freeze', { theoryId })
    await study.call('configurations.update', { configurationId, statement: 'Otherwise.' })
    expect((await getTable('configurations', options)).rows).toEqual(before.rows)
    expect((await getTable('evidence', { theoryId })).total).toBe(piecesBefore)
    const live = await getTable('configurations', { columns: ['statement'] })
    expect(live.rows[0]?.cells).toEqual(['Otherwise.'])
  })

  it('hold evidence of the chosen stakeholder groups and stances alone', async () => {
    const { rows, notes } = await getTable('evidence', {
      ...{ groups: ['Clients'], stances: ['challenges'], columns: ['group', 'stance'] },
    })
    expect(rows.length).toBeGreaterThan(0)
    for (const { cells } of rows) expect(cells).toEqual(['Clients', 'Challenges'])
    expect(notes).toContain('Only of these stakeholder groups: Clients.')
  })

  it('are of one moment, however the project changes while they are gathered', async () => {
    // Every look at the clock says that time is up, so that others have their turn after each step.
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
    const [first] = await study.call('sources.list', {})
    const gathering = getTable('codings', { columns: ['source'] })
    await study.call('sources.update', { sourceId: first?.id ?? '', title: '0 Renamed' })
    const titles = new Set(cellsOf(await gathering, 'source'))
    expect(titles).toContain('0 Renamed')
    expect(titles).not.toContain(first?.title)
    expect(titles.size).toBe(10)
  })

  it('are written whole or not at all: one that is cancelled leaves nothing behind', async () => {
    const cancelled = new Promise(resolve => {
      const stop = study.engine.onEvent(event => {
        if (event.type !== 'progress' || event.task !== 'export' || event.done === 0) return
        stop()
        resolve(study.call('tasks.cancel', { task: 'export' }))
      })
    })
    const files = readdirSync(study.folder)
    await expect(write({ product: 'evidence' }, 'e.docx')).rejects.toMatchObject({
      code: 'cancelled',
      message: 'The export was cancelled. Nothing was written.',
    })
    expect(await cancelled).toEqual({ isCancelled: true })
    expect(readdirSync(study.folder)).toEqual(files)
    expect(await study.call('tasks.cancel', { task: 'export' })).toEqual({ isCancelled: false })
    await write({ product: 'evidence' }, 'e.docx')
    expect(statSync(join(study.folder, 'e.docx')).size).toBeGreaterThan(10_000)
  })

  it('tell how far they have come, to the end', async () => {
    const told: [number, number][] = []
    study.engine.onEvent(event => {
      if (event.type === 'progress') told.push([event.done, event.total])
    })
    await write({ product: 'codings' }, 'k.xlsx')
    const done = told.map(([count]) => count)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
  })

  it('stop when the project is closed', async () => {
    const writing = write({ product: 'evidence' }, 'e.docx')
    await study.call('projects.close', {})
    await expect(writing).rejects.toMatchObject({
      code: expect.stringMatching(/no_project|cancelled/),
    })
    expect(existsSync(join(study.folder, 'e.docx'))).toBe(false)
  })
})

describe('how much is told of people', () => {
  const TEXT =
    'Quizzer: How was it?\nZorblatt: Nobody rang, so I gave up.\nAnd that was that.\nQuizzer: And then?\nZorblatt: She rang.\n'

  beforeEach(async () => {
    study = await startTestEngine('Told')
    const source = await study.call('sources.create', {
      ...{ title: 'Talk with Zorblatt', text: TEXT, group: 'Welders' },
    })
    const age = await study.call('attributes.create', { name: 'Age', type: 'number' })
    for (const [pseudonym, label, years] of [
      ['Zorblatt', 'Zorblatt', 71],
      ['Other', null, 41],
      ['Third', null, 46],
    ] as const) {
      await study.call('participants.create', {
        ...{ pseudonym, group: 'Welders', note: 'Zorblatt was late.', values: { [age.id]: years } },
        speakers: label === null ? [] : [{ sourceId: source.id, label }],
      })
    }
    const code = await study.call('codes.create', { name: 'Ringing' })
    const codingIds = []
    for (const [from, to] of [
      ['Nobody', 'gave up'],
      ['Zorblatt: Nobody', 'And then?'],
      ['latt: She', 'rang.'],
    ] as const) {
      const start = TEXT.indexOf(from)
      const end = TEXT.indexOf(to, start) + to.length
      const coding = await study.call('codings.create', {
        ...{ sourceId: source.id, start, end, roles: ['C'], codeIds: [code.id] },
        note: 'Zorblatt says so.',
      })
      codingIds.push(coding.id)
    }
    await study.call('codes.setExamples', { codeId: code.id, codingIds })
    const element = await study.call('elements.create', {
      role: 'C',
      label: 'nobody rings',
      codingIds,
    })
    await study.call('configurations.create', {
      slots: [{ role: 'C', elementId: element.id }],
    })
  })

  const said = async (attribution: 'participant' | 'group' | 'none', kind: TableKind) => {
    const columns = await allColumns(kind)
    return JSON.stringify(await getTable(kind, { attribution, columns }))
  }
  const WITH_PEOPLE = TABLE_KINDS.filter(kind => kind !== 'principles')

  it('is by default the pseudonym with the group', async () => {
    const quotes = paragraphsOf(await getTable('configurations'), 'quotes')
    expect(quotes).toContainEqual({
      ...{ style: 'quote', text: 'Nobody rang, so I gave up', attribution: 'Zorblatt, Welders' },
    })
    for (const kind of WITH_PEOPLE) expect(await said('participant', kind)).toContain('Zorblatt')
  })

  it('is the group alone where that is asked for: no name, label or title stands in any table', async () => {
    for (const kind of WITH_PEOPLE) {
      expect(await said('group', kind), kind).not.toMatch(/Zorblatt|latt:|Quizzer/)
      expect(await said('group', kind), kind).toMatch(/Welders|Ringing/)
    }
  })

  it('is nothing where that is asked for', async () => {
    for (const kind of WITH_PEOPLE) {
      expect(await said('none', kind), kind).not.toMatch(/Zorblatt|latt:|Quizzer|Welders/)
    }
  })

  it('takes names from passages that the text has lost, too', async () => {
    const [source] = await study.call('sources.list', {})
    await study.call('sources.edit', { sourceId: source?.id ?? '', text: 'Gone.' })
    const orphans = (await study.call('codings.list', {})).filter(({ isOrphan }) => isOrphan)
    expect(orphans.length).toBeGreaterThan(0)
    expect(await said('group', 'codings')).not.toMatch(/Zorblatt:/)
  })

  it('gives participants by group, with what is known of all in it', async () => {
    const table = await getTable('participants', { attribution: 'group' })
    expect(table.columns.map(({ label }) => label)).toEqual([
      ...['Group', 'Number', 'Age', 'Sources', 'Codings'],
    ])
    expect(table.rows[0]?.cells).toEqual(['Welders', 3, '41 to 71, median 46', 1, 3])
    expect(table.notes[0]).toBe('3 in all: Welders 3.')
  })

  it('shows a passage between what stands around it, which ends at its paragraph where names are not told', async () => {
    const around = async (options: Options) => {
      const cell = cellsOf(await getTable('codings', options), 'passage')[1]
      return Array.isArray(cell) ? cell.map(({ style, text }) => `${style}: ${text}`) : []
    }
    const quote = 'quote: Nobody rang, so I gave up'
    expect(await around({ contextLength: 14 })).toEqual([
      'context: … it? Zorblatt:',
      quote,
      'context: . And that was …',
    ])
    expect(await around({ contextLength: 13 })).toContain('context: … Zorblatt:')
    expect(await around({ contextLength: 0 })).toEqual([quote])
    expect(await around({ contextLength: 500, attribution: 'group' })).toEqual([
      quote,
      'context: . …',
    ])
  })
})
