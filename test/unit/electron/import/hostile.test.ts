import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { LIMITS } from '../../../../electron/import/limits.ts'
import { makeDocx, paragraph, xmlPart } from '../../../support/docx.ts'
import { failureOf } from '../../../support/import.ts'
import { makeZip } from '../../../support/zip.ts'

const WORDS = 'the words of a participant'
const body = paragraph(WORDS)
const read = (bytes: Uint8Array) => readSource('a.docx', bytes)
const zeros = (size: number) => ({ packed: deflateRawSync(Buffer.alloc(size)), size })

async function refused(bytes: Uint8Array): Promise<string> {
  const failure = await failureOf(read(bytes))
  expect(JSON.stringify([failure.message, failure.details])).not.toMatch(/participant|<|w:/)
  return failure.code
}

describe('hostile Word files', () => {
  it('stops a bomb at the limit, whatever size it declares', async () => {
    const { packed, size } = zeros(LIMITS.zipEntryBytes + 1)
    const part = { name: 'word/styles2.xml', data: '', packed }
    expect(await refused(makeDocx({ body, more: [{ ...part, declaredSize: size }] }))).toBe(
      'too_large',
    )
    expect(await refused(makeDocx({ body, more: [{ ...part, declaredSize: 10 }] }))).toBe(
      'too_large',
    )
  })

  it('stops at the limit for all parts together', async () => {
    const { packed, size } = zeros(LIMITS.zipEntryBytes - 1)
    const more = Array.from({ length: 5 }, (_, at) => ({
      name: `word/part${at}.xml`,
      data: Buffer.alloc(size),
      packed,
    }))
    expect(await refused(makeDocx({ body, more }))).toBe('too_large')
  })

  it('never inflates what it does not need', async () => {
    const { packed } = zeros(LIMITS.zipEntryBytes * 3)
    const picture = { name: 'word/media/image1.png', data: '', packed, declaredSize: 4_000_000_000 }
    expect((await read(makeDocx({ body, more: [picture] }))).text).toBe(WORDS)
  })

  it('refuses parts that lie about their size or content, or upon each other', async () => {
    const part = { name: 'word/styles2.xml', data: '<a/>' }
    const wrong = [
      { declaredSize: 3 },
      { declaredCrc: 1 },
      { offset: 0 },
      { flags: 1 },
      { offset: 4e9 },
    ]
    for (const lie of wrong) {
      expect(await refused(makeDocx({ body, more: [{ ...part, ...lie }] }))).toBe('format_broken')
    }
    expect(await refused(makeDocx({ body, more: [part, part] }))).toBe('format_broken')
  })

  it('refuses too many entries', async () => {
    const more = Array.from({ length: 1_000 }, (_, at) => ({ name: `${at}.png`, data: '' }))
    expect(await refused(makeDocx({ body, more }))).toBe('too_large')
  })

  it('refuses a file cut off anywhere', async () => {
    const bytes = makeDocx({ body })
    for (let length = 4; length < bytes.length; length += 23) {
      expect(await refused(bytes.subarray(0, length))).toBe('format_broken')
    }
  })

  it('never fails otherwise than by a known failure when bytes are wrong', async () => {
    const bytes = makeDocx({ body })
    for (let at = 4; at < bytes.length; at += 7) {
      const wrong = Buffer.from(bytes)
      wrong[at] = (wrong[at] ?? 0) ^ 0xff
      const outcome = await read(wrong).then(
        draft => draft.text,
        () => failureOf(read(wrong)),
      )
      if (typeof outcome === 'string') expect(outcome).toBe(WORDS)
    }
  })

  it.each([
    ['entities', '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>', '&b;'],
    ['files', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    ['small letters', '<!doctype w>', ''],
  ])('refuses a document type with %s', async (_, prolog, use) => {
    const bytes = makeDocx({ body: `<w:p><w:r><w:t>${use}</w:t></w:r></w:p>`, prolog })
    expect(await refused(bytes)).toBe('format_broken')
  })

  it('refuses deep nesting and floods of attributes', async () => {
    const depth = 50_000
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(depth)}${body}${'</w:sdtContent></w:sdt>'.repeat(depth)}`
    expect(await refused(makeDocx({ body: deep }))).toBe('format_broken')
    const many = Array.from({ length: 20_000 }, (_, at) => `a${at}="1"`).join(' ')
    expect(await refused(makeDocx({ body: `<w:p ${many}/>` }))).toBe('too_large')
  })

  it.each([
    ['not closed', '<w:p><w:r>'],
    ['closed too often', '</w:p></w:p>'],
    ['a tag cut off', `${body}<w:p`],
    ['an unknown entity', '<w:p><w:r><w:t>&nope;</w:t></w:r></w:p>'],
    ['an open comment', '<!-- x'],
  ])('refuses XML with %s', async (_, inner) => {
    expect(await refused(makeDocx({ body: inner }))).toBe('format_broken')
  })

  it('refuses a zip archive that is no Word file, and a Word file without a document', async () => {
    expect(await refused(makeZip([{ name: 'x.txt', data: 'x' }]))).toBe('format_broken')
    expect(await refused(makeZip([{ name: '[Content_Types].xml', data: '<Types/>' }]))).toBe(
      'format_broken',
    )
  })

  it('reads parts in UTF-16', async () => {
    const xml = xmlPart('document', `<w:body>${paragraph('utf16 é ü')}</w:body>`).replace(
      'UTF-8',
      'UTF-16',
    )
    const bytes = makeZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data: Buffer.from(`\uFEFF${xml}`, 'utf16le') },
    ])
    expect((await read(bytes)).text).toBe('utf16 é ü')
  })

  it('keeps control characters out of the way of the text', async () => {
    const odd = '<w:p><w:r><w:t>a&#x0;b&#xD800;c&#xFEFF;d</w:t></w:r></w:p>'
    const outcome = await read(makeDocx({ body: odd })).then(
      draft => draft.text,
      error => error.code,
    )
    expect(outcome).toMatch(/^format_broken$|^ab/)
    expect(outcome).not.toContain('\0')
  })
})
