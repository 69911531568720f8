import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { readTableFile } from '../../../../electron/import/table-file.ts'
import { failureOf } from '../../../support/import.ts'
import { makeXlsx, packSheet } from '../../../support/xlsx.ts'

const rowsOf = async (name: string, bytes: Uint8Array) =>
  (await readTableFile(name, bytes)).sheets[0]?.rows
const inline = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
const refusal = async (name: string, bytes: Uint8Array) => {
  const { code, message } = await failureOf(readTableFile(name, bytes))
  return `${code}: ${message}`
}

describe('an Excel file', () => {
  it('is read as it shows: dates, numbers, yes and no, several lines, every sheet', async () => {
    const bytes = await makeXlsx({
      Answers: [
        ['Id', 'Since', 'Score', 'Again', 'Why'],
        ['P1', new Date('2026-03-31T00:00:00Z'), 0.1 + 0.2, true, 'First line\n\n"Second" & <b>'],
        ['', new Date('2026-03-31T14:05:00Z'), 12345678901234, false, '  spaces stay '],
      ],
      'Notes & more': [['x']],
    })
    const table = await readTableFile('Survey.XLSX', bytes)
    expect(table).toEqual({
      ...{ format: 'xlsx', encoding: null, warnings: [] },
      sheets: [
        {
          name: 'Answers',
          rows: [
            ['Id', 'Since', 'Score', 'Again', 'Why'],
            ['P1', '2026-03-31', '0.3', 'TRUE', 'First line\n\n"Second" & <b>'],
            ['', '2026-03-31 14:05', '12345678901234', 'FALSE', '  spaces stay '],
          ],
        },
        { name: 'Notes & more', rows: [['x']] },
      ],
    })
  })

  it('holds the same as the CSV file of the same table, whatever stands in it', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'aÉ日😀 ,;"\'\n<>&=_x0041_\t'),
      maxLength: 30,
    })
    // A file whose rows all end in nothing says less than the table did.
    const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(rows, async drawn => {
        const cells = [['Id', 'Question, with; signs'], ...drawn]
        const csv = Buffer.from(`\uFEFF${Papa.unparse(cells, { quotes: true })}`)
        const fromCsv = await rowsOf('a.csv', csv)
        expect(await rowsOf('a.xlsx', await makeXlsx({ A: cells }))).toEqual(fromCsv)
        expect(fromCsv?.flat().join('')).toContain(cells.flat().join('').trim().slice(0, 5))
      }),
      { numRuns: 60 },
    )
  })

  it('gives merged cells their text in every row, and formulas the value they were saved with', async () => {
    const bytes = packSheet(`<dimension ref="A1:XFD2000000"/><sheetData>
      <row r="1">${inline('A1', 'Site')}${inline('B1', 'Sum')}</row>
      <row r="2">${inline('A2', 'North')}<c r="B2"><f>1+1</f><v>2</v></c></row>
      <row r="3"><c r="B3" t="str"><f>A1</f><v>Site</v></c></row>
      <row r="4"><c r="B4"><f>1+2</f></c></row><row r="5"><c r="B5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="1048576"><c r="XFD1048576" s="3"/></row>
      </sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A9:A99999"/></mergeCells>`)
    const { sheets, warnings } = await readTableFile('a.xlsx', bytes)
    expect(sheets[0]?.rows).toEqual([
      ['Site', 'Sum'],
      ['North', '2'],
      ['North', 'Site'],
    ])
    expect(warnings).toMatchObject([{ code: 'formula_unsaved', count: 1 }])
  })

  it('needs no addresses, and loses nothing to comments and marked sections', async () => {
    const bytes = packSheet(
      '<x:sheetData xmlns:x="y"><x:row><x:c t="inlineStr"><x:is><x:t>a<!-- c -->b<![CDATA[<&c]]></x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row><x:row><x:c r="B2"><x:v>8</x:v></x:c></x:row></x:sheetData>',
    )
    expect(await rowsOf('a.xlsx', bytes)).toEqual([
      ['ab<&c', '7'],
      ['', '8'],
    ])
  })
})

describe('separated values', () => {
  it.each([
    ['commas', 'a.csv', 'Id,Why\nP1,"Well,\nso"\n'],
    ['semicolons', 'a.csv', 'Id;Why\r\nP1;"Well,\r\nso"\r\n\r\n'],
    ['tabs', 'a.tsv', 'Id\tWhy\nP1\t"Well,\nso"'],
    ['Excel’s own line', 'a.csv', 'sep=|\nId|Why\nP1|"Well,\nso"'],
  ])('are told by their sign: %s', async (_what, name, text) => {
    const rows = await rowsOf(name, Buffer.from(text))
    expect(rows?.filter(cells => cells.length > 0)).toEqual([
      ['Id', 'Why'],
      ['P1', 'Well,\nso'],
    ])
  })

  it('say which encoding they were read in', async () => {
    const latin = Buffer.from('Id;Ort\nP1;M\u00fcnchen und K\u00f6ln\n', 'latin1')
    const table = await readTableFile('a.csv', latin)
    expect(table).toMatchObject({ encoding: 'windows-1252', warnings: [{ count: 1 }] })
    expect(table.sheets[0]?.rows[1]).toEqual(['P1', 'München und Köln'])
  })
})

describe('a file that is no table, or means harm', () => {
  const far = (row: string, address: string) =>
    packSheet(`<sheetData><row r="${row}">${inline(address, 'x')}</row></sheetData>`)

  it.each([
    ['an old Excel file', 'a.xls', 'x', 'format_unsupported', 'save it as XLSX'],
    ['OpenDocument', 'a.ods', 'x', 'format_unsupported', 'save it as XLSX or CSV'],
    ['text under the wrong name', 'a.xlsx', 'Id,Why\n', 'format_unsupported', 'no Excel file'],
    ['a picture', 'a.csv', '\u0089PNG', 'format_unsupported', 'no separated values'],
    ['an open quotation mark', 'a.csv', 'Id\n"P1\nP2', 'format_broken', 'Row 2 has a quotation'],
    ['a cut archive', 'a.xlsx', 'PK\u0003\u0004xxxx', 'format_broken', 'cut off or damaged'],
  ])('is refused with a sentence: %s', async (_what, name, text, code, sentence) => {
    const said = await refusal(name, Buffer.from(text, 'latin1'))
    expect(said).toMatch(new RegExp(`^${code}: .*${sentence}`))
  })

  it('is known by its first bytes: an Excel file with a password', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect(await refusal('a.xlsx', ole)).toContain('remove the password')
  })

  it('bombs burst before a parser sees them', async () => {
    const zeros = Buffer.alloc(300 * 1024 * 1024)
    const sheet = { name: 'xl/worksheets/sheet1.xml', data: '' }
    const bomb = packSheet('', [{ ...sheet, packed: deflateRawSync(zeros), declaredSize: 1_000 }])
    expect(await refusal('a.xlsx', bomb)).toMatch(/^too_large: The file holds too much/)
    const laughs =
      '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    const entities = packSheet('<sheetData/>', [{ name: 'xl/sharedStrings.xml', data: laughs }])
    expect(await refusal('a.xlsx', entities)).toMatch(/^format_broken: .*document type/)
  })

  it('tables without end are refused by the row and the column they begin', async () => {
    expect(await refusal('a.xlsx', far('2000000', 'A2000000'))).toMatch(/^too_large: .*20,000 rows/)
    expect(await refusal('a.xlsx', far('1e9', 'A1'))).toMatch(/^too_large: .*20,000 rows/)
    expect(await refusal('a.xlsx', far('1', 'XFD1'))).toMatch(/^too_large: .*1,000 columns/)
    const long = Buffer.from(`Id\n${'P\n'.repeat(20_001)}`)
    expect(await refusal('a.csv', long)).toMatch(/^too_large: .*20,000 rows/)
    const one = packSheet('<sheetData/>', [
      { name: 'xl/sharedStrings.xml', data: `<sst><si><t>${'x'.repeat(90_000)}</t></si></sst>` },
      {
        name: 'xl/worksheets/sheet1.xml',
        data: `<worksheet><sheetData>${Array.from({ length: 300 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join('')}</sheetData></worksheet>`,
      },
    ])
    expect(await refusal('a.xlsx', one)).toMatch(/^too_large: .*12 million/)
    const full = Buffer.from(`${','.repeat(399)}x\n`.repeat(1_001))
    expect(await refusal('a.csv', full)).toMatch(/^too_large: .*400,000 cells/)
  })

  it.each([
    ['no workbook', packSheet('', [{ name: 'xl/workbook.xml', data: '<x' }])],
    [
      'a text that is not there',
      packSheet('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>'),
    ],
    [
      'a cell twice',
      packSheet(`<sheetData><row>${inline('A1', 'x')}${inline('A1', 'y')}</row></sheetData>`),
    ],
    ['a Word file', packSheet('', [{ name: 'xl/_rels/workbook.xml.rels', data: '<a/>' }])],
  ])('is refused without a word of what it holds: %s', async (_what, bytes) => {
    expect(await refusal('a.xlsx', bytes)).toMatch(/^format_broken: /)
  })
})
