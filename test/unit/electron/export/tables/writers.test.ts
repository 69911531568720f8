import fc from 'fast-check'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { tableCsv } from '../../../../../electron/export/tables/csv.ts'
import { tableDocx } from '../../../../../electron/export/tables/docx.ts'
import { writeTable } from '../../../../../electron/export/tables/write-table.ts'
import { tableXlsx } from '../../../../../electron/export/tables/xlsx.ts'
import { cleanText } from '../../../../../shared/diagram/clean-text.ts'
import { cellText } from '../../../../../shared/tables/cell-text.ts'
import { TABLE_FILE_ENDINGS } from '../../../../../shared/tables/kinds.ts'
import { type Cell, NOTHING_LISTED, type Table } from '../../../../../shared/tables/table.ts'
import { hostileTable, smallTable } from './made-tables.ts'
import { findAll, readDocx, readHtml, readParts, readTree, textOf } from './table-readers.ts'

afterEach(() => vi.useRealTimers())

const RISKY = /^[\s]*[=+\-@\t\r＝＋－＠]/u

/** What a file keeps of a text: no signs that it cannot hold, and one kind of line break. */
function kept(text: string): string {
  return cleanText(text).replace(/\r\n?/g, '\n')
}

/** Such a text in a spreadsheet, where what begins like a formula gets an apostrophe. */
function safe(text: string): string {
  return RISKY.test(text) || RISKY.test(kept(text)) ? `'${kept(text)}` : kept(text)
}

describe('whatever stands in a table', () => {
  it('Word has every row in order under a heading row that repeats', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTable, async table => {
        const { rows, title, notes } = readDocx(await tableDocx(table))
        const [heading, ...body] = rows
        expect(title).toBe(kept(table.title))
        expect(notes).toEqual(table.notes.map(kept))
        expect(heading?.isHeading).toBe(true)
        expect(heading?.cells.map(cell => cell[0]?.text)).toEqual(
          table.columns.map(({ label }) => kept(label)),
        )
        expect(body.some(row => row.isHeading)).toBe(false)
        expect(body.map(row => row.cells.map(cell => cell.map(({ text }) => text)))).toEqual(
          expectedInWord(table),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('Excel has every cell as what it is, and none that begins like a formula', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTable, async table => {
        const bytes = tableXlsx(table)
        for (const [name, part] of Object.entries(readParts(bytes))) {
          if (name.endsWith('.xml') || name.endsWith('.rels')) readTree(part)
        }
        const { cells, texts } = readSheet(bytes)
        expect(cells).toEqual(expectedInExcel(table))
        for (const text of texts) expect(text).not.toMatch(RISKY)
      }),
      { numRuns: 100 },
    )
  })

  it('CSV has every cell, and none that begins like a formula', () => {
    fc.assert(
      fc.property(hostileTable, table => {
        const { data } = Papa.parse<string[]>(
          tableCsv(table)
            .replace(/^\uFEFF/, '')
            .replace(/\r\n$/, ''),
        )
        expect(data).toHaveLength(table.rows.length + 1)
        const isGrouped = table.groupedBy !== null
        for (const row of data) expect(row).toHaveLength(table.columns.length + Number(isGrouped))
        const numbers = new Set(
          table.rows.flatMap(({ cells }) =>
            cells.filter(cell => typeof cell === 'number').map(String),
          ),
        )
        for (const text of data.flat()) if (!numbers.has(text)) expect(text).not.toMatch(RISKY)
      }),
    )
  })

  it('HTML has every cell, and nothing that runs or is loaded', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTable, async table => {
        const { page, columns, bodies } = readHtml(await writeTable(table, '.html'))
        const html = (text: string) => cleanText(text).replace(/\r\n?/g, '\n')
        expect(columns).toEqual(table.columns.map(({ label }) => html(label)))
        expect(bodies.flatMap(({ rows }) => rows)).toEqual(
          table.rows.length === 0
            ? [[NOTHING_LISTED]]
            : table.rows.map(({ cells }) => cells.map(cell => html(inHtml(cell)))),
        )
        for (const name of ['script', 'img', 'link', 'iframe', 'a', 'object', 'svg']) {
          expect(findAll(page, name)).toEqual([])
        }
        expect(findAll(page, 'style')).toHaveLength(1)
      }),
    )
  })
})

function expectedInWord({ rows, columns, groupedBy }: Table): string[][][] {
  if (rows.length === 0) return [[[NOTHING_LISTED]]]
  let group: string | null = null
  let isFirst = true
  return rows.flatMap(row => {
    const own = columns.map((_, place) => {
      const cell = row.cells[place] ?? null
      return Array.isArray(cell) ? cell.map(inWord) : [kept(cellText(cell))]
    })
    if (groupedBy === null || (!isFirst && row.group === group)) return [own]
    isFirst = false
    group = row.group
    return [[[kept(group ?? '')]], own]
  })
}

function inWord({ style, text, attribution }: Extract<Cell, unknown[]>[number]): string {
  const words = style === 'quote' ? `“${text}”` : text
  return kept(words) + (attribution === null ? '' : kept(` (${attribution})`))
}

function inHtml(cell: Cell): string {
  if (!Array.isArray(cell)) return cellText(cell)
  return cell
    .map(({ style, text, attribution }) => {
      const words = style === 'quote' ? `“${text}”` : text
      return attribution === null ? words : `${words} (${attribution})`
    })
    .join('\n')
}

/** Every cell of the sheet that is not empty, by its address, as its type; and all texts. */
function readSheet(bytes: Uint8Array) {
  const parts = readParts(bytes)
  const texts = findAll(readTree(parts['xl/sharedStrings.xml'] ?? ''), 'si').map(item =>
    textOf(item).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
  )
  const sheet = readTree(parts['xl/worksheets/sheet1.xml'] ?? '')
  const cells = findAll(sheet, 'c').map(cell => {
    const value = textOf(cell)
    const { r: at, t: type } = cell.attributes
    if (type === 's') return [at, texts[Number(value)]]
    return [at, type === 'b' ? value === '1' : Number(value)]
  })
  return { cells, texts }
}

function expectedInExcel({ rows, columns, groupedBy }: Table): unknown[][] {
  const headings = columns.map(({ label }) => label)
  const all: Cell[][] = [
    groupedBy === null ? headings : [groupedBy, ...headings],
    ...rows.map(({ group, cells }) => (groupedBy === null ? cells : [group, ...cells])),
    ...(rows.length === 0 ? [[NOTHING_LISTED]] : []),
  ]
  return all.flatMap((cells, row) =>
    cells.flatMap((cell, place) => {
      if (row > 0 && (cell === null || cell === '')) return []
      const value =
        typeof cell === 'number' || typeof cell === 'boolean' ? cell : safe(cellText(cell))
      // Zero has no sign in a file.
      return [[`${'ABCDEFG'[place]}${row + 1}`, Object.is(value, -0) ? 0 : value]]
    }),
  )
}

it('the same table gives the same bytes on another day', async () => {
  const table = smallTable()
  const dates = ['2001-01-01T00:00:00Z', '2031-12-31T23:59:59Z']
  for (const ending of TABLE_FILE_ENDINGS) {
    const files = []
    for (const date of dates) {
      vi.useFakeTimers({ now: new Date(date), toFake: ['Date'] })
      files.push(Buffer.from(await writeTable(table, ending)).toString('base64'))
    }
    expect(files[0], ending).toBe(files[1])
  }
})

it('a table without rows says so wherever people read it, and is a bare heading for programs', async () => {
  const table = smallTable({ rows: [] })
  const { rows } = readDocx(await tableDocx(table))
  expect(rows.slice(1).map(row => row.cells.map(cell => cell.map(each => each.text)))).toEqual([
    [[NOTHING_LISTED]],
  ])
  expect(await readWorkbook(Buffer.from(tableXlsx(table)))).toMatchObject([
    { data: [expect.arrayContaining(['CMOC']), expect.arrayContaining([NOTHING_LISTED])] },
    {},
  ])
  expect(readHtml(await writeTable(table, '.html')).bodies[0]?.rows).toEqual([[NOTHING_LISTED]])
  // A sentence in a CSV would be taken for a row.
  expect(tableCsv(table).trimEnd().split('\n')).toHaveLength(1)
})

describe('a Word file', () => {
  it('has a table style, its title as a heading, and the day of its content', async () => {
    const { parts, tableStyle, styles, title, caption, notes } = readDocx(
      await tableDocx(smallTable()),
    )
    expect(styles).toContain(tableStyle)
    expect(title).toBe('Configurations')
    expect(caption).toBe('Configurations in use. Study: Harbour. As of 31 March 2026.')
    expect(notes).toEqual(['Only of these stakeholder groups: Clients.'])
    expect(parts['docProps/core.xml']).toContain('2026-03-31T00:00:00Z')
  })

  it('lies on its side where it is wide, on larger paper where it is wider still', async () => {
    const pageOf = async (shares: number[]) => {
      const columns = shares.map((share, place) => ({
        ...{ key: `${place}`, label: `${place}`, kind: 'text' as const, share },
      }))
      const isLandscape = shares.reduce((sum, share) => sum + share, 0) > 64
      const page = readDocx(await tableDocx(smallTable({ columns, isLandscape, rows: [] })))
      return [page.isLandscape, page.width]
    }
    expect(await pageOf([20, 20])).toEqual([false, 11_906])
    expect(await pageOf([40, 40])).toEqual([true, 16_838])
    expect(await pageOf([60, 60, 60])).toEqual([true, 23_811])
  })

  it('keeps a row on one page, unless it may be longer than one', async () => {
    const long = Array.from({ length: 200 }, () => ({
      ...{ style: 'quote' as const, text: 'Nobody rang.', attribution: null },
    }))
    const table = smallTable()
    const rows = [...table.rows, { group: null, cells: [3, 'Long', long, null, null] }]
    const { rows: written } = readDocx(await tableDocx({ ...table, rows }))
    expect(written.map(row => row.isWhole)).toEqual([true, true, true, false])
  })

  it('says quotes, labels and who speaks in styles of their own', async () => {
    const { rows } = readDocx(await tableDocx(smallTable()))
    expect(rows[1]?.cells[2]).toEqual([
      { style: 'TableLabel', text: 'Supports (1)' },
      { style: 'TableQuote', text: '“Nobody rang.” (P07, Clients)' },
    ])
  })
})

describe('an Excel file', () => {
  it('opens in a reader with numbers, days, yes and no, and text', async () => {
    const sheets = await readWorkbook(Buffer.from(tableXlsx(smallTable())))
    expect(sheets[0]?.data).toEqual([
      ['CMOC', 'Statement', 'Evidence', 'Day', 'Agreed'],
      [
        1,
        'If nobody rings, then the client gives up.',
        'Supports (1):\n“Nobody rang.” (P07, Clients)',
        new Date('2026-01-02T00:00:00Z'),
        true,
      ],
      [2, null, null, 'some day in May', false],
    ])
  })

  it('keeps its headings in view and on every printed page, and filters by them', () => {
    const parts = readParts(tableXlsx(smallTable({ groupedBy: 'Status' })))
    const sheet = readTree(parts['xl/worksheets/sheet1.xml'] ?? '')
    expect(findAll(sheet, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' })
    expect(findAll(sheet, 'autoFilter')[0]?.attributes).toEqual({ ref: 'A1:F3' })
    const names = findAll(readTree(parts['xl/workbook.xml'] ?? ''), 'definedName')
    expect(names.map(textOf)).toEqual(["'Configurations'!$A$1:$F$3", "'Configurations'!$1:$1"])
  })

  it('cuts what a cell cannot hold between two paragraphs, and says so', () => {
    const quote = { style: 'quote' as const, text: 'so '.repeat(300), attribution: null }
    const cells = [1, null, Array.from({ length: 50 }, () => quote), null, null]
    const { texts } = readSheet(tableXlsx(smallTable({ rows: [{ group: null, cells }] })))
    const cut = texts.find(text => text.length > 1_000) ?? ''
    expect(cut.length).toBeLessThanOrEqual(32_767)
    expect(cut).toMatch(/so ”\n\[cut: a cell holds no more\]$/)
  })
})

describe('a page', () => {
  it('may load and run nothing, and its own style is all that its policy allows', async () => {
    const { page } = readHtml(await writeTable(smallTable(), '.html'))
    const policy = findAll(page, 'meta').find(meta => 'http-equiv' in meta.attributes)?.attributes[
      'content'
    ]
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'$/)
    expect(findAll(page, 'html')[0]?.attributes['lang']).toBe('en')
    expect(JSON.stringify(page)).not.toMatch(/"style":/)
  })

  it('names its groups over their rows', async () => {
    const [first, second] = smallTable().rows
    const rows = [
      { group: 'Agreed', cells: first?.cells ?? [] },
      { group: 'Draft', cells: second?.cells ?? [] },
    ]
    const { bodies } = readHtml(
      await writeTable(smallTable({ groupedBy: 'Status', rows }), '.html'),
    )
    expect(bodies.map(({ group, rows: own }) => [group, own.length])).toEqual([
      [['Agreed'], 1],
      [['Draft'], 1],
    ])
  })
})
