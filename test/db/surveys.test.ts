import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import type { AppError } from '../../shared/domain/app-error.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { type CellValue, makeXlsx } from '../support/xlsx.ts'

const HEADER = [
  ...['Response ID', 'Group', 'Age', 'Email', 'How did the link worker help you?'],
  ...['What got in the way?', 'Would you go again?'],
]
const ROWS = [
  [
    'R7',
    'Clients',
    71,
    'ann@example.org',
    'She rang me every week.\n\nInterviewer: no, she did.',
    'Nothing much got in the way of it.',
    true,
  ],
  ['R8', 'Carers', 44, 'ben@example.org', '', 'The bus: it never came when it should.', false],
  ['R9', 'Clients', '', 'cy@example.org', '', '', true],
] as const
const TABLE: CellValue[][] = [[...HEADER], ...ROWS.map(row => [...row])]

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('A survey')
})
afterEach(() => study.dispose())

type Given = Omit<InputOf<'surveys.import'>, 'file'>

function csvOf(table: readonly (readonly CellValue[])[]): string {
  const cell = (value: CellValue) =>
    typeof value === 'boolean'
      ? String(value).toUpperCase()
      : `"${String(value).replaceAll('"', '""')}"`
  return table.map(row => row.map(cell).join(',')).join('\n')
}
const csv = (text: string, name = 'Survey 2026.csv') => ({
  ...{ name, base64: Buffer.from(text).toString('base64') },
})
const importTable = (table: readonly (readonly CellValue[])[], given: Given = {}) =>
  study.call('surveys.import', { file: csv(csvOf(table)), ...given })
const preview = (text: string, given: object = {}) =>
  study.call('surveys.preview', { file: csv(text), ...given })
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error: AppError) => `${error.code}: ${error.message}`,
  )
const texts = async (ids: readonly string[]) =>
  Promise.all(ids.map(async sourceId => (await study.call('sources.get', { sourceId })).text))
const codes = (warnings: readonly { code: string; count: number }[]) =>
  Object.fromEntries(warnings.map(({ code, count }) => [code, count]))

/** All that a survey makes, without ids and times. */
async function everything() {
  const attributes = await study.call('attributes.list', {})
  const sources = await study.call('sources.list', {})
  const people = await study.call('participants.list', {})
  return {
    attributes: attributes.map(({ name, type, choices }) => ({ name, type, choices })),
    sources: await Promise.all(
      sources.map(async ({ id, title, kind, group }) => {
        const { text, blocks } = await study.call('sources.get', { sourceId: id })
        return { title, kind, group, text, blocks }
      }),
    ),
    people: people.map(({ pseudonym, group, values, speakers }) => ({
      ...{ pseudonym, group },
      values: attributes.map(({ id }) => values[id] ?? null),
      speaksIn: speakers.map(({ sourceTitle, label }) => `${sourceTitle}: ${label}`).sort(),
    })),
  }
}

describe('a preview of a survey', () => {
  it('says what each column seems to be, what would be made, and writes nothing', async () => {
    const before = await study.call('history.list', {})
    const found = await preview(csvOf(TABLE))
    expect(found.columns.map(({ use, type, name }) => [name, use, type].join(' | '))).toEqual([
      'Response ID | id | text',
      'Group | group | choice',
      'Age | attribute | number',
      'Email | ignore | text',
      'How did the link worker help you? | text | text',
      'What got in the way? | text | text',
      'Would you go again? | attribute | boolean',
    ])
    expect(found.columns[4]).toMatchObject({ filled: 1, distinct: 1, meanLength: 50 })
    expect(found).toMatchObject({ headerRow: 1, rowCount: 3, format: 'csv', problemCount: 0 })
    expect(found.makes).toEqual({
      ...{ sources: 2, titles: ['R7', 'R8'], answers: 3 },
      ...{ participants: 3, filledIn: 0, attributes: 2 },
    })
    expect(codes(found.warnings)).toEqual({ identifying_left: 1, no_answers: 1 })
    expect(await study.call('history.list', {})).toEqual(before)
  })

  it('follows what is chosen: layout, uses, types, names, header row', async () => {
    const text = `A title that stands above\n${csvOf(TABLE)}`
    const columns = [
      { column: 3, type: 'text' as const, name: 'Years' },
      { column: 4, use: 'attribute' as const },
      { column: 5, use: 'ignore' as const },
    ]
    const found = await preview(text, { layout: 'question', columns })
    expect(found.headerRow).toBe(2)
    expect(found.columns[2]).toMatchObject({ name: 'Years', use: 'attribute', type: 'text' })
    expect(found.makes).toMatchObject({ sources: 1, titles: ['What got in the way?'], answers: 2 })
    expect(codes(found.warnings)).toMatchObject({ identifying_taken: 1 })
    expect(await preview(text, { headerRow: 3 })).toMatchObject({ rowCount: 2 })
    expect(await refusal(preview(text, { headerRow: 9 }))).toMatch(/^format_broken: .*below row 9/)
  })

  it('takes the first sheet with anything in it, or the one that is named', async () => {
    const sheets = {
      Cover: [],
      Answers: TABLE,
      Codes: [
        ['x', 'y'],
        ['1', '2'],
      ],
    } as const
    const base64 = (await makeXlsx(sheets)).toString('base64')
    const file = { name: 'a.xlsx', base64 }
    const found = await study.call('surveys.preview', { file })
    expect(found.sheet).toBe('Answers')
    expect(found.sheets).toEqual([
      { name: 'Cover', rows: 0, columns: 0 },
      { name: 'Answers', rows: 4, columns: 7 },
      { name: 'Codes', rows: 2, columns: 2 },
    ])
    const other = await study.call('surveys.preview', { file, sheet: 'Codes' })
    expect(other).toMatchObject({
      sheet: 'Codes',
      rowCount: 1,
      warnings: [{}, { code: 'no_text' }],
    })
    const none = study.call('surveys.preview', { file, sheet: 'None' })
    expect(await refusal(none)).toMatch(/^not_found/)
  })
})

describe('a survey with a source for each respondent', () => {
  it('becomes questions as headings, answers as turns, and people who speak them', async () => {
    const report = await importTable(TABLE)
    expect(report).toMatchObject({ answers: 3, created: 3, updated: 0, createdAttributes: 2 })
    const { sources, people } = await everything()
    const [first] = sources
    expect(first).toMatchObject({ title: 'R7', kind: 'survey', group: 'Clients' })
    expect(first?.text).toBe(
      `${HEADER[4]}\n${ROWS[0][4]}\n\n${HEADER[5]}\nNothing much got in the way of it.`,
    )
    const block = ({ kind, speaker, turn, start, end }: (typeof sources)[0]['blocks'][0]) =>
      [kind, speaker, turn, first?.text.slice(start, end)].join(' | ')
    expect(first?.blocks.map(block)).toEqual([
      `heading |  |  | ${HEADER[4]}`,
      'turn | R7 | 1 | She rang me every week.',
      'turn | R7 | 1 | Interviewer: no, she did.',
      `heading |  |  | ${HEADER[5]}`,
      'turn | R7 | 2 | Nothing much got in the way of it.',
    ])
    expect(people).toEqual([
      { pseudonym: 'R7', group: 'Clients', values: ['71', 'yes'], speaksIn: ['R7: R7'] },
      { pseudonym: 'R8', group: 'Carers', values: ['44', 'no'], speaksIn: ['R8: R8'] },
      { pseudonym: 'R9', group: 'Clients', values: [null, 'yes'], speaksIn: [] },
    ])
    await study.call('sources.codeSpeaker', {
      ...{ sourceId: report.sourceIds[0] ?? '', label: 'R7', roles: ['M'] },
    })
    expect(await study.call('participants.list', {})).toMatchObject([{ codingCount: 2 }, {}, {}])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('is one step, which undo takes back and redo brings again, original included', async () => {
    const before = await everything()
    const { sourceIds } = await importTable(TABLE)
    const made = await everything()
    expect(await study.call('history.state', {})).toMatchObject({
      undo: 'Import the survey “Survey 2026”',
    })
    await study.call('history.undo', {})
    expect(await everything()).toEqual(before)
    await study.call('history.redo', {})
    expect(await everything()).toEqual(made)
    for (const sourceId of sourceIds) {
      const path = `${study.folder}/${sourceId}.csv`
      const { bytes } = await study.call('sources.exportOriginal', { sourceId, path })
      expect(bytes).toBe(Buffer.byteLength(csvOf(TABLE)))
    }
  })

  it('fills in who is there on a second wave, and says what is there already', async () => {
    await importTable(TABLE)
    const later: CellValue[][] = [
      HEADER,
      ['r8', '', '', '', 'In the end she came along with me.', '', ''],
      ['R9', 'Carers', 50, '', '', 'My knees, mostly, and the stairs.', ''],
      ['R9', '', 51, '', '', 'My knees are better by now.', ''],
    ]
    const report = await importTable(later)
    expect(report).toMatchObject({ created: 0, updated: 2, createdAttributes: 0 })
    expect(codes(report.warnings)).toEqual({ id_repeated: 1, identifying_left: 1 })
    const { people, sources } = await everything()
    expect(people).toMatchObject([
      { pseudonym: 'R7', values: ['71', 'yes'] },
      { pseudonym: 'R8', group: 'Carers', values: ['44', 'no'], speaksIn: ['R8: R8', 'r8: r8'] },
      { pseudonym: 'R9', group: 'Carers', speaksIn: ['R9 (2): R9', 'R9: R9'] },
    ])
    expect(people[2]?.values).toEqual(['51', 'yes'])
    expect(sources).toHaveLength(5)
    expect(codes((await preview(csvOf(TABLE))).warnings)).toMatchObject({ same_text: 2 })
  })

  it('numbers respondents without ids, never as anybody who is there', async () => {
    await study.call('participants.create', { pseudonym: 'r002' })
    const anonymous: CellValue[][] = [
      ['Comments', 'Age'],
      ['It was good to be asked at all', 30],
      ['It was too far from where I live', 31],
      ['', ''],
      ['I would rather not say anything', 32],
    ]
    const report = await importTable(anonymous)
    expect(codes(report.warnings)).toEqual({ no_ids: 1 })
    const { people } = await everything()
    expect(people.map(({ pseudonym, speaksIn }) => [pseudonym, ...speaksIn])).toEqual([
      ['R001', 'R001: R001'],
      ['r002'],
      ['R003', 'R003: R003'],
      ['R004', 'R004: R004'],
    ])
    const partly = [
      ['Id', 'Comments'],
      ['A1', 'One two three four'],
      ['', 'Five six seven eight'],
    ]
    const second = await importTable(partly, { columns: [{ column: 1, use: 'id' }] })
    expect(codes(second.warnings)).toEqual({ id_missing: 1 })
    expect((await everything()).people.map(({ pseudonym }) => pseudonym)).toContain('R005')
  })
})

describe('a survey with a source for each question', () => {
  it('becomes turns under the respondents’ ids, and leaves out who did not answer', async () => {
    const report = await importTable(TABLE, { layout: 'question', group: 'Wave 1' })
    expect(report.sourceIds).toHaveLength(2)
    const { sources, people } = await everything()
    expect(sources.map(({ title, group, text }) => [title, group, text])).toEqual([
      [HEADER[4], 'Wave 1', `${HEADER[4]}\nR7: ${ROWS[0][4]}`],
      [
        HEADER[5],
        'Wave 1',
        `${HEADER[5]}\nR7: Nothing much got in the way of it.\n\nR8: The bus: it never came when it should.`,
      ],
    ])
    expect(people.map(({ speaksIn }) => speaksIn)).toEqual([
      [`${HEADER[4]}: R7`, `${HEADER[5]}: R7`],
      [`${HEADER[5]}: R8`],
      [],
    ])
    await study.call('history.undo', {})
    expect(await everything()).toEqual({ attributes: [], sources: [], people: [] })
  })
})

describe('either layout', () => {
  it.each(['respondent', 'question'] as const)(
    'makes the same of an Excel file and of a CSV file: %s',
    async layout => {
      await importTable(TABLE, { layout })
      const fromCsv = await everything()
      await study.call('history.undo', {})
      const base64 = (await makeXlsx({ Answers: TABLE })).toString('base64')
      await study.call('surveys.import', { file: { name: 'a.xlsx', base64 }, layout })
      expect(await everything()).toEqual(fromCsv)
    },
  )

  it('stores nothing of a survey without answers, or of a file that cannot be read', async () => {
    const before = await everything()
    const columns = [5, 6].map(column => ({ column, use: 'ignore' as const }))
    expect(await refusal(importTable(TABLE, { columns }))).toMatch(/^invalid_input: Nothing was/)
    const broken = { name: 'a.xlsx', base64: btoa('Id,Why\n') }
    expect(await refusal(study.call('surveys.import', { file: broken }))).toMatch(
      /^format_unsupported: “a.xlsx”: The file is not what/,
    )
    const twice = [1, 2].map(column => ({ column, use: 'id' as const }))
    expect(await refusal(importTable(TABLE, { columns: twice }))).toMatch(/^invalid_input/)
    expect(await everything()).toEqual(before)
  })

  it('counts what does not fit an attribute, and keeps the type of one that is there', async () => {
    const people = csv('Name,Age\nR8,44\n', 'people.csv')
    await study.call('participants.import', { files: [people] })
    const rows = Array.from({ length: 150 }, (_, at) => [
      `X${at}`,
      'old',
      `A few words of answer ${at}`,
    ])
    const table = [['Id', 'age', 'Comments'], ...rows]
    const report = await importTable(table, { columns: [{ column: 2, type: 'text' }] })
    expect(report).toMatchObject({ createdAttributes: 0, problemCount: 150 })
    expect(report.problems).toHaveLength(100)
    expect(report.problems[0]).toMatchObject({
      ...{ row: 2, column: 'Age', message: '“old” is not a number. Write it like 42 or 3.5.' },
    })
    expect(await texts(report.sourceIds.slice(0, 1))).toEqual(['Comments\nA few words of answer 0'])
  })
})

it('participants come from an Excel file as from CSV', async () => {
  const people = [
    ['Name', 'Age'],
    ['P1', 71],
    ['P2', 44],
  ]
  const base64 = (await makeXlsx({ People: people, Other: [['x']] })).toString('base64')
  const files = [{ name: 'people.xlsx', base64 }]
  expect(await study.call('participants.preview', { files })).toEqual(
    await study
      .call('participants.preview', { files: [csv(csvOf(people), 'people.xlsx.csv')] })
      .then(plan => plan),
  )
  expect(await study.call('participants.import', { files })).toMatchObject({ created: 2 })
})

it('names of a list are replaced in every cell before anything is stored', async () => {
  const table = [
    ['Name', 'Met by', 'What helped?'],
    ['Sheila Murray', 'Moira', 'Moira’s calls, and that sheila was asked by name.'],
    ['Bob', 'Moira', 'SHEILA MURRAY brought me along to it.'],
  ]
  const names = [
    { name: 'Sheila Murray', replacement: 'Anne' },
    { name: 'Moira', replacement: 'the link worker', kind: 'other' as const },
  ]
  const file = csv(csvOf(table), 'Survey of Sheila_Murray.csv')
  const columns = [{ column: 1, use: 'id' as const }]
  expect(await study.call('surveys.preview', { file, columns, names })).toMatchObject({
    ...{ name: 'Survey of [Anne].csv', names: { replaced: 6, doubtful: 0 } },
  })
  const before = await everything()
  const { sourceIds } = await study.call('surveys.import', { file, columns, names })
  expect(await texts(sourceIds)).toEqual([
    'What helped?\n[the link worker]’s calls, and that sheila was asked by name.',
    'What helped?\n[ANNE] brought me along to it.',
  ])
  const people = await study.call('participants.list', {})
  expect(people.map(({ pseudonym }) => pseudonym)).toEqual(['Anne', 'Bob'])
  const sources = await study.call('sources.list', {})
  expect(sources.map(({ hasOriginal }) => hasOriginal)).toEqual([false, false])
  expect(JSON.stringify([people, sources])).not.toMatch(/Murray|Moira/)
  expect(await study.call('pseudonyms.log', {})).toMatchObject([{ count: 3 }, { count: 3 }])
  await study.call('history.undo', {})
  expect(await everything()).toEqual(before)
})

it('names of a list are replaced in what is chosen for a survey, too', async () => {
  const names = [{ name: 'Moira', replacement: 'Anne' }]
  const file = csv(csvOf(TABLE))
  const columns = [
    { column: 2, use: 'ignore' as const },
    { column: 3, use: 'attribute' as const, name: 'Age when Moira rang' },
    { column: 5, use: 'text' as const, name: 'What did Moira do?' },
  ]
  const seen = await study.call('surveys.preview', { file, columns, names })
  expect(JSON.stringify(seen)).not.toContain('Moira')
  await study.call('surveys.import', { file, columns, names, group: 'Moira’s people' })
  expect(JSON.stringify(await everything())).not.toContain('Moira')
  expect(await study.call('sources.list', {})).toMatchObject([{ group: '[Anne]’s people' }, {}])
  expect(await study.call('pseudonyms.log', {})).toMatchObject([{ replacement: '[Anne]' }])
})

it.each(['value', 'choice', 'name'])(
  'the file of a survey goes with a name that it gave as the %s of an attribute only',
  async as => {
    const named = TABLE.map(([...cells], row) =>
      cells.with(
        3,
        {
          value: ['Met by', 'Moira K.', 'Bob'],
          choice: ['Met by', 'Moira', 'Bob'],
          name: ['Met by Moira', 'yes it was', 'no it was not'],
        }[as]?.[row] ?? '',
      ),
    )
    const type = as === 'choice' ? ('choice' as const) : ('text' as const)
    const columns = [{ column: 4, use: 'attribute' as const, type }]
    await importTable(named, { columns })
    const names = [{ name: 'Moira', replacement: 'Anne' }]
    expect(await study.call('pseudonyms.preview', { names })).toMatchObject({ originals: 2 })
    expect(await study.call('pseudonyms.apply', { names })).toMatchObject({ originalsRemoved: 2 })
    const sources = await study.call('sources.list', {})
    expect(sources.map(({ hasOriginal }) => hasOriginal)).toEqual([false, false])
    await study.call('history.undo', {})
    await study.call('pseudonyms.apply', { names: [{ name: 'Nobody', replacement: 'Anne' }] })
    expect(await study.call('sources.list', {})).toMatchObject([{ hasOriginal: true }, {}])
  },
)

it('more than may be stored is told before, refused as a whole, and taken once columns are left out', async () => {
  const header = Array.from({ length: 60 }, (_, at) => (at === 0 ? 'Id' : `Why ${at}?`))
  const table = [
    header,
    ...Array.from({ length: 1_800 }, (_, row) => header.map((_title, at) => `A ${row} of ${at}`)),
  ]
  const text = csvOf(table)
  const before = await everything()
  const seen = await preview(text)
  expect(codes(seen.warnings)).toMatchObject({ too_much: 1 })
  expect(await refusal(study.call('surveys.import', { file: csv(text) }))).toMatch(
    /^too_large: .*100,000 answers.* Nothing was imported\.$/,
  )
  expect(await everything()).toEqual(before)
  const people = study.call('participants.import', { files: [csv(text)] })
  expect(await refusal(people)).toMatch(/^too_large: .*Leave out columns/)
  expect(await study.call('participants.list', {})).toEqual([])
  const columns = header.slice(2).map((_title, at) => ({ column: at + 3, use: 'ignore' as const }))
  const fewer = await study.call('surveys.import', { file: csv(text), columns, layout: 'question' })
  expect(fewer).toMatchObject({ answers: 1_800 })
})

it('nobody gets a source each where they are too many to be coded', async () => {
  const rows = Array.from({ length: 2_001 }, (_, row) => [`P${row}`, 'She rang me every week.'])
  const text = csvOf([['Id', 'What helped?'], ...rows])
  const file = csv(text)
  const columns = [{ column: 2, use: 'text' as const }]
  expect(await refusal(study.call('surveys.import', { file, columns }))).toMatch(
    /^too_large: .*2,000 sources.*each question/,
  )
  expect(await study.call('surveys.import', { file, columns, layout: 'question' })).toMatchObject({
    answers: 2_001,
  })
})
