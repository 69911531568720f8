import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReferences } from '../../../../../electron/import/references/read-references.ts'
import { AppError } from '../../../../../shared/domain/app-error.ts'
import { risOf } from '../../../../support/reference-files.ts'

const read = (name: string, text: string) => readReferences(name, new TextEncoder().encode(text))

describe('RIS', () => {
  it('is read with what a citation needs, the record itself, and where it stood', async () => {
    const file = await read(
      'medline.txt',
      [
        '\uFEFF1.',
        'TY  - JOUR',
        'T1  - Walking with a link worker:',
        'a realist account',
        'A1  - Okoro, Ben T.',
        'A1  - Lind, Åsa',
        'Y1  - 2021/03/04/',
        'JF  - Journal of Invented Care',
        'VL  - 12',
        'IS  - 3',
        'SP  - 101',
        'EP  - 119',
        'SN  - 1234-5678',
        'KW  - walking',
        'KW  - trust',
        'UR  - https://doi.org/10.5555/JIC.2021.7',
        'N2  - They went along.',
        'ER  - ',
        '',
      ].join('\n'),
    )
    expect(file).toMatchObject({ format: 'ris', broken: [] })
    expect(file.references).toMatchObject([
      {
        type: 'article-journal',
        title: 'Walking with a link worker: a realist account',
        authors: [
          { family: 'Okoro', given: 'Ben T.', literal: '' },
          { family: 'Lind', given: 'Åsa', literal: '' },
        ],
        ...{ year: 2021, container: 'Journal of Invented Care', doi: '10.5555/jic.2021.7' },
        ...{ abstract: 'They went along.', record: 1, line: 2 },
        details: {
          ...{ volume: '12', issue: '3', page: '101-119', ISSN: '1234-5678' },
          keyword: 'walking; trust',
        },
      },
    ])
    expect(file.references[0]?.raw).toContain('A1  - Okoro, Ben T.')
  })

  it('lists what is broken by record and line, and goes on behind it', async () => {
    const file = await read(
      'a.ris',
      'TY  - JOUR\nAU  - Lind, A\nER  - \n\nTI  - Stray\n\nTY  - JOUR\nTI  - Whole\nTY  - BOOK\nTI  - Next\nER  - \n',
    )
    expect(file.references.map(({ title, record }) => [record, title])).toEqual([
      [3, 'Whole'],
      [4, 'Next'],
    ])
    expect(file.broken).toEqual([
      { record: 1, line: 1, problem: 'It has no title.' },
      { record: 2, line: 5, problem: 'It does not begin with a line “TY  - ”.' },
    ])
  })

  it('gives back every record that is written, whatever stands in it', async () => {
    const word = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    const title = word.filter(
      each => /\p{L}/u.test(each) && !/[\n\r\u2028\u2029\u0085\v\f]/.test(each),
    )
    const record = fc.record({ title, year: fc.integer({ min: 1900, max: 2030 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async records => {
        const { references, broken } = await read('x.ris', risOf(records))
        expect(references.length + broken.length).toBe(records.length)
        expect(references.map(({ year }) => year)).toEqual(records.map(({ year }) => year))
      }),
      { numRuns: 60 },
    )
  })
})

describe('BibTeX', () => {
  it('is read with accents, strings, organisations and braces, and abstracts without their TeX', async () => {
    const file = await read(
      'a.bib',
      String.raw`% from a reference manager
@string{jic = "Journal of Invented Care"}
@article{okoro21,
  title = {Why {GPs} refer: an {\'e}tude},
  author = {M{\"u}ller, Anna and {World Health Organization} and de Souza, B.},
  journal = jic, year = 2021, volume = 12, pages = {101--119},
  abstract = {Fifty \% of {GPs} in M{\"u}nchen, @home and away --- and more.},
  doi = {https://doi.org/10.5555/ABC}
}
@article{broken, title = {No end, author = {X}

@incollection{lind19, title="A chapter", booktitle={A Book}, author={Lind, {\AA}sa}, date={2019-05}}
@comment{nothing}
@misc{none, author={Lind, A}}
`,
    )
    expect(file.broken).toEqual([
      { record: 2, line: 10, problem: 'Its braces do not match: one that opens is never closed.' },
      { record: 4, line: 14, problem: 'It has no title.' },
    ])
    expect(file.references).toMatchObject([
      {
        title: 'Why GPs refer: an étude',
        authors: [
          { family: 'Müller', given: 'Anna' },
          { literal: 'World Health Organization' },
          { family: 'de Souza', given: 'B.' },
        ],
        ...{ year: 2021, container: 'Journal of Invented Care', doi: '10.5555/abc', line: 3 },
        abstract: 'Fifty % of GPs in München, @home and away — and more.',
        details: { volume: '12', page: '101-119' },
      },
      { type: 'chapter', title: 'A chapter', container: 'A Book', year: 2019 },
    ])
  })

  it('of thousands of long abstracts takes no more than the reader may', async () => {
    const entry = (n: number) =>
      `@article{k${n}, title={Number ${n}}, author={Lind, A}, year={2020}, abstract={${'word '.repeat(200)}}}`
    const text = Array.from({ length: 400 }, (_, n) => entry(n)).join('\n')
    const { references } = await read('a.bib', text)
    expect(references).toHaveLength(400)
    expect(references[399]?.abstract).toHaveLength(999)
  })
})

describe('NBIB', () => {
  it('is read as PubMed writes it', async () => {
    const file = await read(
      'pubmed.nbib',
      `PMID- 34567890
TI  - Trust grows by going
      along.
FAU - Okoro, Ben
AU  - Okoro B
CN  - The Walking Group
DP  - 2020 Mar 4
JT  - Journal of Invented Care
VI  - 12
AID - 10.5555/jic.9 [doi]
AB  - It grew.
PT  - Journal Article

PMID- 34567891
AU  - Lind A
`,
    )
    expect(file.references).toMatchObject([
      {
        ...{ title: 'Trust grows by going along.', pmid: '34567890', doi: '10.5555/jic.9' },
        ...{ year: 2020, abstract: 'It grew.', container: 'Journal of Invented Care' },
        authors: [{ family: 'Okoro', given: 'Ben' }, { literal: 'The Walking Group' }],
      },
    ])
    expect(file.broken).toEqual([{ record: 2, line: 14, problem: 'It has no title.' }])
  })
})

describe('EndNote XML', () => {
  it('is read record by record, and one that is damaged takes no other along', async () => {
    const record = (title: string) =>
      `<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style>Lind, A</style></author></authors></contributors><titles><title><style face="normal">${title}</style></title></titles><periodical><full-title>Care</full-title></periodical><dates><year>2018</year></dates><electronic-resource-num>10.5555/e.1</electronic-resource-num></record>`
    const file = await read(
      'library.xml',
      `<?xml version="1.0"?><xml><records>${record('One &amp; all')}\n<record><titles><title>Lost</titles></record>\n${record('Two')}</records></xml>`,
    )
    expect(file.references.map(({ title, line }) => [title, line])).toEqual([
      ['One & all', 1],
      ['Two', 3],
    ])
    expect(file.references[0]).toMatchObject({
      ...{ type: 'article-journal', container: 'Care', year: 2018, doi: '10.5555/e.1' },
      authors: [{ family: 'Lind', given: 'A' }],
    })
    expect(file.broken).toEqual([{ record: 2, line: 2, problem: 'Its XML is damaged.' }])
  })

  it('never reads an entity', async () => {
    const file = await read(
      'bomb.xml',
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><records><record><titles><title>&a;</title></titles></record></records>',
    )
    expect(file.references).toEqual([])
    expect(file.broken).toHaveLength(1)
  })
})

describe('a table', () => {
  it('is read by what its columns are called', async () => {
    const file = await read(
      'export.csv',
      'Article Title,Author(s),Publication Year,Source Title,DOI,Abstract\n"Of trust","Okoro B, Lind C",2017,Care,10.5555/t.1,It grew\n,Nobody,2018,,,\n',
    )
    expect(file.references).toMatchObject([
      {
        ...{ title: 'Of trust', year: 2017, container: 'Care', doi: '10.5555/t.1', line: 2 },
        authors: [
          { family: 'Okoro', given: 'B' },
          { family: 'Lind', given: 'C' },
        ],
      },
    ])
    expect(file.broken).toEqual([{ record: 2, line: 3, problem: 'It has no title.' }])
  })
})

describe('any file', () => {
  it('is read or refused with a sentence, and never anything else', async () => {
    const part = fc.constantFrom(
      ...['TY  - JOUR\n', 'TI  - a\n', 'ER  - \n', '@article{', 'title={', '}', '{', '"', '\\'],
      ...[
        '<record>',
        '</record>',
        '<title>',
        '</title>',
        'PMID- 1\n',
        '\n\n',
        'a,b;c\t',
        '\0',
        '\uD800',
      ],
    )
    const text = fc.array(fc.oneof(part, fc.string({ maxLength: 8 })), { maxLength: 60 })
    const name = fc.constantFrom('a.ris', 'a.bib', 'a.xml', 'a.nbib', 'a.csv', 'a.txt')
    await fc.assert(
      fc.asyncProperty(name, text, async (called, parts) => {
        try {
          const { references, broken } = await read(called, parts.join(''))
          expect(references.every(({ title }) => title !== '' && title.isWellFormed())).toBe(true)
          expect(references.length + broken.length).toBeGreaterThanOrEqual(0)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of endless braces, tags or fields is over quickly', async () => {
    const deep = await read(
      'a.bib',
      `@article{a, title=${'{'.repeat(100_000)}\n@book{b, title={B}}`,
    )
    expect(deep.references.map(({ title }) => title)).toEqual(['B'])
    const tags = await read(
      'a.ris',
      `TY  - JOUR\nTI  - A\n${'AU  - B, C\n'.repeat(30_000)}ER  - \n`,
    )
    expect(tags.broken).toHaveLength(1)
    await expect(read('a.xml', '<record>'.repeat(60_000))).rejects.toMatchObject({
      code: 'too_large',
    })
  })
})
