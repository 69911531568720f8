import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { LIMITS } from '../../../../electron/import/limits.ts'
import { makeDocx, paragraph } from '../../../support/docx.ts'
import { failureOf } from '../../../support/import.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const DOCX = makeDocx({ body: paragraph('Some words') })
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])

describe('readSource', () => {
  it('takes the title from the file name and the kind from the turns', async () => {
    const draft = await readSource(
      'C:\\data\\P07_second round.v2.txt',
      bytes('INT: Why?\nP07: So.'),
    )
    expect(draft).toMatchObject({
      title: 'P07_second round.v2',
      kind: 'transcript',
      format: 'txt',
      encoding: 'utf-8',
      warnings: [],
    })
    expect((await readSource('notes.MD', bytes('Some words'))).kind).toBe('document')
    expect((await readSource('x.docx', DOCX)).format).toBe('docx')
  })

  it.each([
    ['a Word file called .txt', 'a.txt', DOCX, 'format_unsupported', /ZIP archive/],
    ['an old Word file called .txt', 'a.txt', OLE, 'format_unsupported', /old Word file/],
    ['an old or locked file called .docx', 'a.docx', OLE, 'format_unsupported', /password/],
    ['a PDF called .docx', 'a.docx', bytes('%PDF-1.4\n'), 'format_unsupported', /PDF/],
    ['RTF called .txt', 'a.txt', bytes('{\\rtf1 x}'), 'format_unsupported', /RTF/],
    ['a text called .docx', 'a.docx', bytes('Some words'), 'format_unsupported', /\.txt/],
    [
      'a picture called .txt',
      'a.txt',
      Buffer.from('89504e470d0a', 'hex'),
      'format_unsupported',
      /picture/,
    ],
    [
      'data called .txt',
      'a.txt',
      Buffer.from([...Array(99).keys()].map(at => at % 20)),
      'format_unsupported',
      /data/,
    ],
    ['an old Word file', 'a.doc', OLE, 'format_unsupported', /save it as DOCX/],
    ['an unknown format', 'a.xyz', bytes('x'), 'format_unsupported', /TXT, Markdown/],
    ['no extension', 'letter', bytes('x'), 'format_unsupported', /TXT, Markdown/],
    ['an empty file', 'a.txt', bytes(''), 'source_empty', /empty/],
    ['white space', 'a.txt', bytes(' \n\t\r\n'), 'source_empty', /no text/],
    ['only a byte order mark', 'a.md', bytes('\uFEFF'), 'source_empty', /no text/],
  ])('refuses %s', async (_, name, content, code, message) => {
    const failure = await failureOf(readSource(name, content))
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(message)
    expect(failure.message).toMatch(/Nothing was imported/)
  })

  it('refuses a file above the limit', async () => {
    const failure = await failureOf(readSource('a.txt', new Uint8Array(LIMITS.fileBytes + 1)))
    expect(failure.code).toBe('too_large')
  })

  it('refuses a text of more lines than a source may have, in every format that has lines', async () => {
    const lines = (line: string) => line.repeat(LIMITS.blocks + 1)
    const inCell = (cell: string) => `<table><tr><td>${cell}</td></tr></table>`
    const files: [string, string][] = [
      ['a.txt', lines('x\n')],
      ['a.md', lines('- x\n')],
      ['a.html', lines('<p>x</p>')],
      ['b.html', inCell(lines('<p>x</p>'))],
      ['a.rtf', `{\\rtf1 ${lines('x\\par ')}}`],
    ]
    for (const [name, text] of files) {
      const failure = await failureOf(readSource(name, bytes(text)))
      expect([name, failure.code]).toEqual([name, 'too_large'])
      expect(failure.message).toMatch(/more lines or paragraphs/)
    }
  })

  it('counts what it removes from a text that is full of it', async () => {
    const size = 5_000_000
    const draft = await readSource('a.txt', Buffer.concat([bytes('x'), Buffer.alloc(size)]))
    expect(draft).toMatchObject({ text: 'x', warnings: [{ code: 'nul_removed', count: size }] })
  })

  it('refuses a text above the limit', async () => {
    const failure = await failureOf(readSource('a.txt', bytes('x'.repeat(LIMITS.textUnits + 1))))
    expect(failure.code).toBe('too_large')
  })
})
