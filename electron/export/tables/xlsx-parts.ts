/** The parts of an Excel file that do not depend on what is in its cells (ECMA-376, part 1). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A part of a workbook by its root element. */
export function part(root: string, inner: string): string {
  return `${HEAD}<${root} xmlns="${MAIN}" xmlns:r="${OFFICE}">${inner}</${root}>`
}

const overrides = [
  ['xl/workbook.xml', `${TYPES}.sheet.main+xml`],
  ['xl/worksheets/sheet1.xml', `${TYPES}.worksheet+xml`],
  ['xl/worksheets/sheet2.xml', `${TYPES}.worksheet+xml`],
  ['xl/styles.xml', `${TYPES}.styles+xml`],
  ['xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`],
  ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
].map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`)

/** Of what type each part is. */
export const CONTENT_TYPES: string = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

/** Where a reader begins. */
export const PACKAGE_RELATIONSHIPS: string = relationships([
  [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
  [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
])

/** What belongs to the workbook: first its two sheets. */
export const WORKBOOK_RELATIONSHIPS: string = relationships([
  [`${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
  [`${OFFICE}/worksheet`, 'worksheets/sheet2.xml'],
  [`${OFFICE}/styles`, 'styles.xml'],
  [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
])

/** The looks of cells by their place in the style sheet. */
export const LOOK = {
  plain: 0,
  heading: 1,
  text: 2,
  number: 3,
  date: 4,
  title: 5,
  numberHeading: 6,
} as const

const TOP = '<alignment vertical="top"/>'
/** Moved in a little, so that no word stands at a number before it. */
const WRAPPED = '<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/>'
const RIGHT = '<alignment horizontal="right" vertical="top" wrapText="1"/>'
const xf = (format: number, font: number, fill: number, border: number, alignment: string) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
const font = (size: number, more = '') =>
  `<font>${more}<sz val="${size}"/><color rgb="FF1F1E1B"/><name val="Calibri"/><family val="2"/></font>`

/** Fonts, fills, borders, and the looks made of them. */
export const STYLES: string = part(
  'styleSheet',
  [
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
    `<fonts count="3">${font(11)}${font(11, '<b/>')}${font(14, '<b/>')}</fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9EEF3"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8D897F"/></bottom><diagonal/></border></borders>',
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
    `<cellXfs count="7">${xf(0, 0, 0, 0, TOP)}${xf(0, 1, 2, 1, WRAPPED)}${xf(0, 0, 0, 0, WRAPPED)}${xf(0, 0, 0, 0, TOP)}${xf(164, 0, 0, 0, TOP)}${xf(0, 2, 0, 0, TOP)}${xf(0, 1, 2, 1, RIGHT)}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  ].join(''),
)

/**
 * The workbook: the table, with its heading row on every printed page, and its first two columns where it goes on over several
 * pages across, and what is to be known about it.
 */
export function workbookXml(sheet: string, filtered: string, isSeveralAcross: boolean): string {
  const name = `'${sheet.replaceAll("'", "''")}'`
  const titles = `${isSeveralAcross ? `${name}!$A:$B,` : ''}${name}!$1:$1`
  return part(
    'workbook',
    `<bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${name}!${filtered}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${titles}</definedName></definedNames>`,
  )
}
