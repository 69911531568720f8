import { readZip } from '../../electron/import/zip.ts'
import { makeDocx, paragraph } from '../support/docx.ts'
import { makeOdt } from '../support/odt.ts'
import { makePdf, printLines } from '../support/pdf.ts'
import { packSheet } from '../support/xlsx.ts'
import { makeZip } from '../support/zip.ts'
import type { ZipPart } from '../support/zip.ts'

/** A small good file; `parts` are what a zip archive is packed from, so that mutations reach behind the packing. */
export interface Fixture {
  name: string
  bytes: Buffer
  parts?: ZipPart[]
  /** Pieces of the format's own language, to be put where they do not belong. */
  tokens: readonly string[]
}

const TALK =
  'INT: Why did you go?\nP07: My GP said so.\n\n[00:12:31] INT: And then?\nP07: It – “helped”.\n'
const XML = [
  '<w:p>',
  '</w:p>',
  '<!DOCTYPE a>',
  '&amp;',
  '&#0;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?x',
  '"',
  "'",
]

const SHEET =
  '<dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Wh</t></r><r><t>y</t></r></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46112</v></c><c r="C2" s="2"><v>46112.5</v></c><c r="D2" t="b"><v>1</v></c></row><row r="3"><c r="B3"><f>1+1</f><v>2.1</v></c><c r="C3" t="str"><f>A1</f><v>x</v></c><c r="D3" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>'

/** One fixture a format. */
export async function makeFixtures(): Promise<Fixture[]> {
  const body =
    paragraph('Findings', '<w:pStyle w:val="Heading1"/>') +
    paragraph('INT: Why?') +
    paragraph('P07: So.')
  const table = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
  const note = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
  const footnotes = `<w:footnote w:id="1">${paragraph('A note')}</w:footnote>`
  const odt =
    '<text:h>Findings</text:h><text:p>INT: Why?<text:s text:c="3"/></text:p><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>x<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>'
  const fixtures: Fixture[] = [
    {
      name: 'a.txt',
      bytes: Buffer.from(TALK),
      tokens: [':', '\n', '\t', '[00:01]', '\0', '\uFEFF', 'P07: '],
    },
    {
      name: 'a.md',
      bytes: Buffer.from(
        `# Findings\n\n| a | b |\n|---|---|\n| *c* | [d](e) |\n\n\`\`\`\nx\n\`\`\`\n- **one**\n${TALK}`,
      ),
      tokens: ['#', '*', '**', '_', '`', '```\n', '|', '|---|', '[', '](', '> ', '~~', '\\', '!['],
    },
    {
      name: 'a.vtt',
      bytes: Buffer.from(
        'WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>Hello <c.red>you</c></v>\n\n00:00:02.000 --> 00:00:03.000\n<v Bob>Hi &amp; so</v>\n',
      ),
      tokens: [
        '-->',
        ' --> ',
        '<v ',
        '>',
        '</v>',
        '\n\n',
        'NOTE',
        'STYLE\n',
        '00:00:09.000',
        '&lt;',
        '{\\an8}',
        '<',
      ],
    },
    {
      name: 'a.srt',
      bytes: Buffer.from(
        '1\n00:00:01,000 --> 00:00:02,000\nAnn: Hello\n\n2\n00:00:02,000 --> 00:00:03,000\nBob: Hi\n',
      ),
      tokens: ['-->', '\n\n', '1\n', '00:00:09,000', '<i>', ': '],
    },
    {
      name: 'a.sbv',
      bytes: Buffer.from('0:00:01.000,0:00:02.000\nHello\n\n0:00:02.000,0:00:03.000\nHi\n'),
      tokens: [',', '\n\n', '0:00:09.000', ':'],
    },
    {
      name: 'a.rtf',
      bytes: Buffer.from(
        String.raw`{\rtf1\ansi{\fonttbl{\f0\fcharset0 T;}{\f1\fcharset128 J;}}{\stylesheet{\s1 heading 1;}}\pard\s1 Findings\par\pard INT: Why\'92s\u8364?\par{\f1\'93\'fa}{\footnote A note}{\*\annotation c}\trowd\intbl A\cell B\cell\row\pard{\listtext 1.\tab}x\par}`,
        'latin1',
      ),
      tokens: [
        '{',
        '}',
        '\\',
        "\\'",
        '\\u',
        '\\uc9',
        '\\bin99999',
        '\\par ',
        '\\cell',
        '\\row',
        '{\\*',
        '\\footnote',
        '\\intbl',
      ],
    },
    {
      name: 'a.html',
      bytes: Buffer.from(
        '<html><head><meta charset="utf-8"></head><body><h1>F</h1><p>INT: Why &amp; so?<br>x</p><ol><li>a</ol><table><tr><td>b<td>c</table><pre>d\n e</pre><script>f</script></body></html>',
      ),
      tokens: [
        '<',
        '>',
        '</',
        '<!--',
        '-->',
        '<script>',
        '<table>',
        '<td>',
        '<li>',
        '&',
        '&#x110000;',
        '"',
        '="',
        '<pre>',
        '<head>',
      ],
    },
    { name: 'a.docx', bytes: makeDocx({ body: body + table + note, footnotes }), tokens: XML },
    {
      name: 'a.odt',
      bytes: makeOdt(odt),
      tokens: [...XML, '<text:list>', '<table:table>', 'text:c="9999999"'],
    },
    {
      name: 'a.csv',
      bytes: Buffer.from('Id;Why\nP1;"Well, ""so""\nit was"\nP2;\n\nP3;"x"\n'),
      tokens: [';', ',', '\t', '"', '""', '"\n', '\n', '\r', 'sep=;\n', '\0', '\uFEFF'],
    },
    {
      name: 'a.xlsx',
      bytes: packSheet(SHEET, [
        {
          name: 'xl/sharedStrings.xml',
          data: '<sst><si><t>Id</t></si><si><t>P_x0041_</t></si></sst>',
        },
        {
          name: 'xl/styles.xml',
          data: '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        },
      ]),
      tokens: [
        ...['<row r="7">', '</row>', '<row>', '<c r="B2">', '</c>', '<c/>', '<v>', '</v>', '<is>'],
        ...['<t>', '</t>', '<r>', '<rPh>', 'r="A1"', 't="s"', 't="e"', 't="inlineStr"', 's="2"'],
        ...['<f>', '</sheetData>', '<sheetData>', '<sheet name="x" r:id="rId1"/>', '_x0000_'],
        ...['<!DOCTYPE a>', '&amp;', '&#0;', '<![CDATA[', ']]>', '<!--', '-->', '<?x', '"', "'"],
        '<mergeCell ref="A1:A99999"/>',
      ],
    },
    {
      name: 'a.pdf',
      bytes: await makePdf(
        pdf => {
          printLines(pdf, TALK.split('\n'))
          pdf.addPage()
          printLines(pdf, ['left words of a column', 'more of it here'])
          printLines(pdf, ['right words of a column', 'more of it there'], { x: 300 })
          pdf.note(72, 72, 20, 20, 'A comment')
        },
        { compress: false, info: { CreationDate: new Date(0) } },
      ),
      tokens: [
        'obj',
        'endobj',
        '<<',
        '>>',
        '[',
        ']',
        '(',
        ')',
        'stream',
        '1 0 R',
        '/Kids',
        '/Length 9',
        'BT',
        'ET',
        'Tj',
        '1e9',
        '-1',
        'xref',
        '/Type /Pages',
        ' cm ',
        ' Tm ',
      ],
    },
  ]
  for (const fixture of fixtures) if (isZip(fixture.name)) fixture.parts = unpack(fixture.bytes)
  return fixtures
}

function isZip(name: string): boolean {
  return /\.(?:docx|odt|xlsx)$/.test(name)
}

/** Packs mutated parts again. */
export function pack(parts: readonly ZipPart[]): Buffer {
  return makeZip(parts)
}

function unpack(bytes: Buffer): ZipPart[] {
  return [...readZip(bytes, () => true)].map(([name, data]) => ({ name, data }))
}
