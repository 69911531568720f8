import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { blocksOf, expectSound, failureOf, warningsOf } from '../../../support/import.ts'
import { makeOdt } from '../../../support/odt.ts'
import { makeZip } from '../../../support/zip.ts'

const read = (body: string, options = {}) => readSource('a.odt', makeOdt(body, options))
const p = (inner: string) => `<text:p>${inner}</text:p>`

describe('ODT', () => {
  it('reads headings, blanks, tabs, line breaks and entities', async () => {
    const draft = await read(
      `<text:h text:outline-level="2">Find<text:span>ings</text:span></text:h>` +
        p('INT:  why &amp; <text:s text:c="2"/>how<text:tab/>so') +
        p('P1: one<text:line-break/>two\n three &#x20AC;') +
        p(''),
    )
    expect(blocksOf(draft)).toEqual([
      ['heading', 'Findings'],
      ['turn', 'INT: why &   how\tso'],
      ['turn', 'P1: one'],
      ['turn', 'two three €'],
    ])
    expect(draft.blocks[0]?.level).toBe(2)
    expectSound(draft)
  })

  it('reads lists by their style, and tables as rows', async () => {
    const list = (style: string, inner: string) =>
      `<text:list text:style-name="${style}"><text:list-item>${inner}</text:list-item><text:list-item>${p('b')}</text:list-item></text:list>`
    const level = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    const cell = (inner: string) => `<table:table-cell>${inner}</table:table-cell>`
    const draft = await read(
      list('L1', p('a') + list('', p('c'))) +
        list('L2', p('a')) +
        `<table:table><table:table-row>${cell(p('A') + p('b'))}${cell('<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>')}</table:table-row></table:table>`,
      { styles: `<text:list-style style:name="L1">${level}</text:list-style>` },
    )
    expect(draft.text.split('\n')).toEqual([
      '1. a',
      '  - c',
      '  - b',
      '2. b',
      '- a',
      '- b',
      'A b\t- x',
    ])
  })

  it('moves notes, comments and text boxes behind, and leaves tracked deletions out', async () => {
    const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p('A note')}</text:note-body></text:note>`
    const comment = `<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026</dc:date>${p('Is it?')}</office:annotation>`
    const draft = await read(
      `<text:tracked-changes><text:changed-region><text:deletion>${p('gone')}</text:deletion></text:changed-region></text:tracked-changes>` +
        p(
          `Said${note} so${comment}. <draw:frame><draw:text-box>${p('Boxed')}</draw:text-box></draw:frame>` +
            '<draw:frame><draw:image xlink:href="http://127.0.0.1:9/x"/></draw:frame><text:a xlink:href="http://x">link</text:a>',
        ),
    )
    expect(draft.text).toBe(
      'Said[1] so. link\nBoxed\n\nFootnotes\n[1] A note\n\nComments\nAnn: Is it?',
    )
    expect(warningsOf(draft)).toEqual({
      ...{ deletion_dropped: 1, notes_moved: 1, comments_moved: 1 },
      ...{ text_box_moved: 1, image_dropped: 1, link_dropped: 1 },
    })
  })

  it.each([
    ['a document type', { prolog: '<!DOCTYPE x [<!ENTITY a "b">]>' }, 'format_broken'],
    [
      'a password',
      { more: [{ name: 'META-INF/manifest.xml', data: '<manifest:encryption-data/>' }] },
      'format_broken',
    ],
  ])('refuses %s', async (_, options, code) => {
    const failure = await failureOf(read(p('secret words'), options))
    expect(failure.code).toBe(code)
    expect(failure.message).not.toContain('secret')
  })

  it('refuses what is no text document, deep nesting and broken XML', async () => {
    const deep = '<text:section>'.repeat(50_000) + '</text:section>'.repeat(50_000)
    const files = [
      makeZip([{ name: 'x.txt', data: 'x' }]),
      makeZip([{ name: 'content.xml', data: '<a/>' }]),
      makeOdt(deep),
      makeOdt('<text:p>&nope;</text:p>'),
      makeOdt('<text:p>'),
    ]
    for (const file of files) {
      expect((await failureOf(readSource('a.odt', file))).code).toBe('format_broken')
    }
  })
})
