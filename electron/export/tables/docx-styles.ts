/** The style sheet of a table in Word: what a researcher changes there changes every row (ECMA-376, part 1, 17.7). */

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const SOFT = '5B5850'

interface Look {
  /** Half points. */
  size?: number
  bold?: boolean
  colour?: string
  /** Twips, 1/1440 inch. */
  before?: number
  after?: number
  indent?: number
  isKeptWithNext?: boolean
  outlineLevel?: number
}

function paragraphStyle(id: string, name: string, basedOn: string, look: Look): string {
  const { size, bold, colour, before = 0, after = 0, indent, isKeptWithNext, outlineLevel } = look
  const paragraph = [
    isKeptWithNext === true ? '<w:keepNext/>' : '',
    `<w:spacing w:before="${before}" w:after="${after}"/>`,
    indent === undefined ? '' : `<w:ind w:left="${indent}"/>`,
    outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${outlineLevel}"/>`,
  ].join('')
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${runLook({ size, bold, colour })}</w:rPr></w:style>`
}

function runLook(look: {
  size: number | undefined
  bold: boolean | undefined
  colour: string | undefined
}): string {
  return [
    look.bold === true ? '<w:b/>' : '',
    look.colour === undefined ? '' : `<w:color w:val="${look.colour}"/>`,
    look.size === undefined ? '' : `<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`,
  ].join('')
}

const border = (side: string, size: number, colour: string) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`

const TABLE_STYLE = `<w:style w:type="table" w:customStyle="1" w:styleId="EvidenceTable"><w:name w:val="Evidence Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>${border('top', 8, '8D897F')}${border('bottom', 8, '8D897F')}${border('insideH', 4, 'C9C5BB')}</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>${border('bottom', 8, '8D897F')}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="E9EEF3"/></w:tcPr></w:tblStylePr></w:style>`

/** The styles that the writer names. */
export const STYLE = {
  table: 'EvidenceTable',
  heading: 'Heading1',
  caption: 'TableCaption',
  columnHeading: 'TableHeading',
  plain: 'TableText',
  number: 'TableNumber',
  quote: 'TableQuote',
  label: 'TableLabel',
  context: 'TableContext',
  group: 'TableGroup',
  note: 'TableNote',
  footer: 'TableFooter',
  attribution: 'Attribution',
  place: 'TablePlace',
} as const

/** All styles of the document. */
export const DOCX_STYLES: string = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:color w:val="1F1E1B"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="60"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>${[
  paragraphStyle(STYLE.caption, 'Table Caption', 'Normal', {
    ...{ size: 20, colour: SOFT, after: 160, isKeptWithNext: true },
  }),
  paragraphStyle(STYLE.plain, 'Table Text', 'Normal', { size: 18, after: 40 }),
  paragraphStyle(STYLE.number, 'Table Number', STYLE.plain, { size: 18 }),
  paragraphStyle(STYLE.columnHeading, 'Table Heading', STYLE.plain, { bold: true, size: 18 }),
  paragraphStyle(STYLE.quote, 'Table Quote', STYLE.plain, { after: 60, indent: 120 }),
  paragraphStyle(STYLE.label, 'Table Label', STYLE.plain, {
    ...{ bold: true, before: 60, after: 20, isKeptWithNext: true },
  }),
  paragraphStyle(STYLE.context, 'Table Context', STYLE.plain, { colour: SOFT, after: 40 }),
  paragraphStyle(STYLE.group, 'Table Group', STYLE.plain, {
    ...{ bold: true, before: 20, after: 20, isKeptWithNext: true },
  }),
  paragraphStyle(STYLE.note, 'Table Note', 'Normal', { size: 18, colour: SOFT, before: 80 }),
  paragraphStyle(STYLE.footer, 'Table Footer', 'Normal', { size: 16, colour: SOFT }),
].join(
  '',
)}<w:style w:type="character" w:customStyle="1" w:styleId="${STYLE.attribution}"><w:name w:val="Attribution"/><w:qFormat/><w:rPr><w:color w:val="${SOFT}"/></w:rPr></w:style>${TABLE_STYLE}</w:styles>`
