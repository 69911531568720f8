import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { blocksOf, expectSound, failureOf, warningsOf } from '../../../support/import.ts'

const read = (rtf: string) => readSource('a.rtf', Buffer.from(rtf, 'latin1'))
const doc = (body: string) => read(String.raw`{\rtf1\ansi\ansicpg1252\deff0 ${body}}`)

describe('RTF: characters', () => {
  it('reads code pages, Unicode with its fallback, and named characters', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Cyr;}{\f2\fcharset128 Jap;}}`
    const draft = await doc(
      `${fonts}Why\\'92s \\u8364?5 \\u-10179?\\u-8704? {\\f1\\'cf\\'f0}{\\f2\\'93\\'fa} ` +
        String.raw`\uc2\u233 ab{\uc0\u233 x}\emdash\~\{\}\\ caf` +
        '\u00e9\\par',
    )
    expect(draft.text).toBe('Why’s €5 😀 Пр日 é' + 'éx—\u00A0{}\\ café')
    expectSound(draft)
  })

  it('skips pictures, objects, fields, unknown groups and binary data', async () => {
    const draft = await doc(
      String.raw`{\object\objemb{\*\objclass Package}{\*\objdata 0105}}{\field{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:9/x.png" \\d}{\fldrslt x}}{\*\template http://127.0.0.1:9/evil.dotm}{\pict 00ff}{\header top}Text \bin5 ABCDE end{\*\unknown no}`,
    )
    expect(draft.text).toBe('xText  end')
    expect(warningsOf(draft)).toEqual({ object_dropped: 1, image_dropped: 1, header_dropped: 1 })
  })
})

describe('RTF: structure', () => {
  it('reads headings, turns, lists and tables', async () => {
    const draft = await doc(
      String.raw`{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\outlinelevel1 Other;}}\pard\s1 Findings\par\pard\s2 Second\par
\pard\plain{\b INT:} Why?\line Really?\par P07: So.\par{\listtext\pard\plain 1.\tab}One\par{\listtext\'b7\tab}Two\par
\trowd\cellx100\cellx200\pard\intbl A\par b\cell C\cell\row\pard After\par`,
    )
    expect(blocksOf(draft)).toEqual([
      ['heading', 'Findings'],
      ['heading', 'Second'],
      ['turn', 'INT: Why?'],
      ['turn', 'Really?'],
      ['turn', 'P07: So.'],
      ['turn', '1. One'],
      ['turn', '- Two'],
      ['tableRow', 'A b\tC'],
      ['paragraph', 'After'],
    ])
    expect(draft.blocks.slice(0, 2).map(block => block.level)).toEqual([1, 2])
  })

  it('moves notes and comments behind, and leaves deleted and hidden text out', async () => {
    const draft = await doc(
      String.raw`Said{\super\chftn}{\footnote\pard \chftn  A note.\par} so{\*\atnid AB}{\*\atnauthor Ann}\chatn{\*\annotation{\*\atndate 1}Is it?}{\deleted gone}{\v hid}{\footnote\ftnalt An end.}.\par`,
    )
    expect(draft.text).toBe(
      'Said[1] so[e1].\n\nFootnotes\n[1] A note.\n\nEndnotes\n[e1] An end.\n\nComments\nAnn: Is it?',
    )
    expect(warningsOf(draft)).toEqual({
      ...{ notes_moved: 2, comments_moved: 1, deletion_dropped: 1, hidden_dropped: 1 },
    })
  })
})

describe('RTF: damage', () => {
  it('reads what is there of a file cut off, and stops behind the last group', async () => {
    expect((await read('{\\rtf1 Some {\\b words')).text).toBe('Some words')
    expect((await read('{\\rtf1 Some words}rest')).text).toBe('Some words')
  })

  it('refuses deep nesting and lies about lengths without stalling', async () => {
    const deep = await failureOf(read(`{\\rtf1 ${'{'.repeat(200_000)}x${'}'.repeat(200_000)}}`))
    expect(deep.code).toBe('format_broken')
    const huge = await failureOf(read('{\\rtf1 \\bin2147483647 x}'))
    expect(huge.code).toBe('source_empty')
  })
})
