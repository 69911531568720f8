import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { makeDocx, paragraph, run } from '../../../support/docx.ts'
import {
  blocksOf,
  expectSound,
  failureOf,
  sharedFiles,
  warningsOf,
} from '../../../support/import.ts'
import type { DocxParts } from '../../../support/docx.ts'

const read = (parts: DocxParts) => readSource('a.docx', makeDocx(parts))
const style = (id: string) => `<w:pStyle w:val="${id}"/>`
const styles = ['heading 1', 'heading 2', 'Title']
  .map(
    name => `<w:style w:type="paragraph" w:styleId="s${name}"><w:name w:val="${name}"/></w:style>`,
  )
  .join('')
const item = (list: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const level = (at: number, format: string) =>
  `<w:lvl w:ilvl="${at}"><w:numFmt w:val="${format}"/></w:lvl>`
const numbering =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}${level(1, 'decimal')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
const row = (...cells: string[]) =>
  `<w:tr>${cells.map(cell => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`
const note = (kind: string, id: number, text: string) =>
  `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`
const refer = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
const textBox = (text: string) =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`

describe('readDocx', () => {
  it('reads a transcript', async () => {
    const draft = await read({
      body: ['INT: Why?', '', 'P07: Fish & chips <3', 'And so.']
        .map(text => paragraph(text))
        .join(''),
    })
    expect(draft).toMatchObject({
      kind: 'transcript',
      format: 'docx',
      encoding: null,
      warnings: [],
    })
    expect(draft.text).toBe('INT: Why?\n\nP07: Fish & chips <3\nAnd so.')
    expect(draft.blocks.map(block => block.turn)).toEqual([1, 2, 2])
  })

  it('makes blocks of headings by their style', async () => {
    const draft = await read({
      styles,
      body: paragraph('A', style('sTitle')) + paragraph('B', style('sheading 2')) + paragraph('C'),
    })
    expect(draft.blocks.map(block => [block.kind, block.level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['paragraph', null],
    ])
  })

  it('writes list markers, numbers counted by list and level', async () => {
    const items: [string, number, number][] = [
      ['a', 1, 0],
      ['b', 2, 0],
      ['c', 2, 1],
      ['d', 2, 1],
      ['e', 2, 0],
      ['f', 2, 1],
    ]
    const body = items.map(([text, list, at]) => paragraph(text, item(list, at))).join('')
    const draft = await read({ numbering, body })
    expect(draft.text).toBe('- a\n1. b\n  1. c\n  2. d\n2. e\n  1. f')
    expect(warningsOf(draft)).toEqual({ numbering_guessed: 5 })
  })

  it('makes one block of a table row, tabs between the cells', async () => {
    const body = `<w:tbl>${row(paragraph('Site'), paragraph('Words'))}${row(paragraph('York'), paragraph('one') + paragraph('two'))}</w:tbl>${paragraph('After')}`
    expect(blocksOf(await read({ body }))).toEqual([
      ['tableRow', 'Site\tWords'],
      ['tableRow', 'York\tone two'],
      ['paragraph', 'After'],
    ])
  })

  it('takes a table of one cell for a frame, and reads a transcript in a table', async () => {
    const frame = `<w:tbl>${row(paragraph('One') + paragraph('Two'))}</w:tbl>`
    expect(blocksOf(await read({ body: frame }))).toEqual([
      ['paragraph', 'One'],
      ['paragraph', 'Two'],
    ])
    const talk = `<w:tbl>${row(paragraph('Interviewer'), paragraph('Why?'))}${row(paragraph('Ann'), paragraph('So.'))}</w:tbl>`
    expect((await read({ body: talk })).blocks.map(block => block.speaker)).toEqual([
      'Interviewer',
      'Ann',
    ])
  })

  it('puts footnotes, endnotes and comments behind the text, in the order they are met', async () => {
    const draft = await read({
      body: `<w:p>${run('One')}${refer('footnote', 5)}${run(' two')}${refer('endnote', 3)}${refer('comment', 9)}</w:p><w:p>${run('Three')}${refer('footnote', 2)}${refer('comment', 7)}</w:p>`,
      footnotes: note('footnote', 2, 'second') + note('footnote', 5, 'first'),
      endnotes: note('endnote', 3, 'end'),
      comments: `<w:comment w:id="7" w:author="Ann Lee">${paragraph('later')}</w:comment><w:comment w:id="9" w:initials="B">${paragraph('sooner')}</w:comment>`,
    })
    expect(draft.text).toBe(
      'One[1] two[e1]\nThree[2]\n\nFootnotes\n[1] first\n[2] second\n\nEndnotes\n[e1] end\n\nComments\nB: sooner\nAnn Lee: later',
    )
    expect(warningsOf(draft)).toEqual({ notes_moved: 3, comments_moved: 2 })
    expect(draft.kind).toBe('document')
  })

  it('keeps text boxes, fields, insertions, line breaks and symbols', async () => {
    const draft = await read({
      body: `<w:p>${run('A')}${textBox('Boxed')}<w:fldSimple w:instr="DATE">${run(' 3 May')}</w:fldSimple><w:ins>${run(' new')}</w:ins><w:r><w:br/></w:r>${run('B')}<w:r><w:tab/><w:sym w:font="Wingdings" w:char="F04A"/><w:noBreakHyphen/></w:r></w:p>`,
    })
    expect(draft.text).toMatch(/^A 3 May new\nB\t.+‑\nBoxed$/u)
    expect(warningsOf(draft)).toEqual({ text_box_moved: 1 })
  })

  it('leaves out deletions, moved text at its old place, pictures, headers and link targets, and says so', async () => {
    const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const blip =
      '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r8"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    const draft = await read({
      body: `<w:p>${run('A')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom>${run('moved')}</w:moveFrom><w:moveTo>${run(' moved')}</w:moveTo><w:hyperlink r:id="r9">${run(' link')}</w:hyperlink><w:r><w:drawing>${blip}</w:drawing></w:r></w:p>`,
      header: paragraph('Page header'),
      relationships: `<Relationship Id="r8" Type="${rel}/image" Target="/dev/zero" TargetMode="External"/><Relationship Id="r9" Type="${rel}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>`,
    })
    expect(draft.text).toBe('A moved link')
    expect(warningsOf(draft)).toEqual({
      image_dropped: 1,
      link_dropped: 1,
      deletion_dropped: 1,
      header_dropped: 1,
    })
  })

  it('reads the same words whatever they look like, and words that look like markup', async () => {
    const words = 'INT: He wrote &lt;w:sz w:val="22"/> w:rsidR="00AB12CD" there.'
    const looks = '<w:rFonts w:ascii="A > B"/><w:b/><w:lang w:val="en-GB"/><w:sz w:val="22"/>'
    const body = `<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D"><w:pPr><w:jc w:val="both"/></w:pPr><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00AB12CD"><w:rPr>${looks}</w:rPr><w:t>${words}</w:t></w:r><w:r><w:br/><w:t><![CDATA[P1: <w:b/> & so.]]></w:t></w:r></w:p>`
    const { text, warnings } = await read({ body })
    expect(text).toBe(
      'INT: He wrote <w:sz w:val="22"/> w:rsidR="00AB12CD" there.\nP1: <w:b/> & so.',
    )
    expect(warnings).toEqual([])
  })

  it('reports text in places that cannot be read', async () => {
    const lost = `<w:r><mc:AlternateContent><mc:Choice>${paragraph('in a shape')}</mc:Choice></mc:AlternateContent></w:r>`
    expect(warningsOf(await read({ body: `<w:p>${run('A')}${lost}</w:p>` }))).toEqual({
      text_dropped: 8,
    })
    const kept = `<w:r><mc:AlternateContent><mc:Choice>${paragraph('box')}</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph('box')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const draft = await read({ body: `<w:p>${run('A')}${kept}</w:p>` })
    expect(draft.text).toBe('A\nbox')
    expect(warningsOf(draft)).toEqual({ text_box_moved: 1 })
  })

  it('refuses a file without text', async () => {
    expect((await failureOf(read({ body: paragraph(' ') }))).code).toBe('source_empty')
  })
})

const files = sharedFiles('data/docx-edge-cases', '.docx')

describe.skipIf(!files)('real Word files', () => {
  it.each(files ?? [])('keeps every word of $name, and none twice', async ({ name, bytes }) => {
    const raw = await mammoth.extractRawText({ buffer: bytes })
    const expected = wordsOf(raw.value)
    if (expected.length === 0 && !name.includes('hyperlink')) {
      expect((await failureOf(readSource(name, bytes))).code).toBe('source_empty')
      return
    }
    const draft = await readSource(name, bytes)
    expectSound(draft)
    const notes = /\n?(?:^|\n)(?:Footnotes|Endnotes|Comments)\n[^]*$/.exec(draft.text)?.[0] ?? ''
    const body = draft.text.slice(0, draft.text.length - notes.length).replace(/\[e?\d+\]/g, '')
    expect(wordsOf(body.replace(/^\s*- /gm, ''))).toEqual(expected)
    expect(warningsOf(draft)).not.toHaveProperty('text_dropped')
  })

  it.each([
    ['comments.docx', ['A tachyon walks into a bar.', 'Fin.']],
    ['footnotes.docx', ['A tachyon walks into a bar.', 'Fin.']],
    ['endnotes.docx', ['A tachyon walks into a bar.', 'Fin.']],
    ['text-box.docx', ['Datum plane']],
    ['strict-format.docx', ['Test']],
  ])('keeps the sentences of %s once each', async (name, sentences) => {
    const file = files?.find(each => each.name === name)
    const draft = await readSource(name, file?.bytes ?? new Uint8Array())
    for (const sentence of sentences) expect(draft.text.split(sentence)).toHaveLength(2)
  })
})

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '')
}
