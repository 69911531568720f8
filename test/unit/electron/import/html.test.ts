import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { blocksOf, expectSound, failureOf, warningsOf } from '../../../support/import.ts'

const read = (html: string, encoding: BufferEncoding = 'utf8') =>
  readSource('a.html', Buffer.from(html, encoding))

describe('HTML', () => {
  it('reads headings, paragraphs, breaks, lists, tables and entities', async () => {
    const draft = await read(
      '<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><h2>Find<br>ings</h2>' +
        '<p>INT: why\n  &amp; <b>how</b>?<br>Really&nbsp;so &eacute;&#8217;&#x1F600;&nope;</p><p>P1: So.</p>' +
        '<ol><li>one<li><p>two</p><ul><li>three</ul></ol>' +
        '<table><tr><th>A</th><td><p>b</p><p>c</p></td></tr><tr><td>D<td>E</table><pre>x\n  y</pre>',
    )
    expect(blocksOf(draft)).toEqual([
      ['heading', 'Find ings'],
      ['turn', 'INT: why & how?'],
      ['turn', 'Really\u00A0so é’😀&nope;'],
      ['turn', 'P1: So.'],
      ['turn', '1. one'],
      ['turn', '2. two'],
      ['turn', '  - three'],
      ['tableRow', 'A\tb c'],
      ['tableRow', 'D\tE'],
      ['paragraph', 'x'],
      ['paragraph', '  y'],
    ])
    expectSound(draft)
  })

  it('drops scripts, styles, comments and pictures, and keeps stray brackets', async () => {
    const draft = await read(
      'a < b <script>"</p>" alert(1)</script><!-- <p>no</p> --><img src=x alt="a > b"><a href="http://x">link</a>' +
        '<svg onload="x"><text>no</text></svg> x<y, 1<2<![if !mso]> end<p title="a>b">new</p',
    )
    expect(draft.text).toContain('a < b link')
    expect(draft.text).not.toMatch(/alert|no<|mso|onload/)
    expect(warningsOf(draft)).toMatchObject({
      image_dropped: 1,
      link_dropped: 1,
      object_dropped: 1,
    })
  })

  it('reads the encoding that the page names', async () => {
    const page = '<meta charset="iso-8859-2"><p>\u00b3\u00f3d\u00bc</p>'
    const draft = await read(page, 'latin1')
    expect([draft.text, draft.encoding]).toEqual(['łódź', 'iso-8859-2'])
    expect((await read('<p>Zoë</p>')).text).toBe('Zoë')
  })

  it('is never stalled by tags without end', async () => {
    for (const part of [
      '<',
      '<a ',
      '<a b="',
      '<!--',
      '<script>',
      '<table><tr><td>',
      '<ul><li>',
      '</p>',
    ]) {
      for (const end of ['', '>', '">']) {
        const outcome = await read(`words ${part.repeat(50_000)}${end}`)
        expect(outcome.text).toMatch(/^words/)
      }
    }
    expect((await failureOf(read('<p></p>'))).code).toBe('source_empty')
  })

  it('joins words that are marked one by one, with one blank between them', async () => {
    // To look at the end of the growing line for each of them would take minutes.
    const words = Array.from({ length: 200_000 }, (_, at) => `w${at}`)
    const page = `<p>${words.map(word => `<span>${word} </span> `).join('')}</p>`
    expect((await read(page)).text).toBe(words.join(' '))
  })
})
