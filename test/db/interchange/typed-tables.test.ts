import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { STATUSES } from '../../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine()
})
afterEach(() => study.dispose())

/** The sample evaluation, and beside it a project that has its sources and nothing else. */
async function sampleAndCopy(work: () => Promise<void>): Promise<void> {
  await study.call('projects.createSample', { path: join(study.folder, 'a.retroduce') })
  await work()
  const summaries = await study.call('sources.list', {})
  const sources = []
  for (const { id } of summaries) sources.push(await study.call('sources.get', { sourceId: id }))
  await study.call('projects.create', { path: join(study.folder, 'b.retroduce'), title: 'B' })
  for (const { title, text, group } of sources) {
    await study.call('sources.create', { title, text, ...(group === null ? {} : { group }) })
  }
}

const out = (name: string) => join(study.folder, name)

async function codebook() {
  const codes = await study.call('codes.list', {})
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  return codes.map(({ name, parentId, role, colour, description, inclusion, exclusion }) => ({
    ...{ name, above: names.get(parentId ?? '') ?? null, role, colour },
    ...{ description, inclusion, exclusion },
  }))
}

async function codings() {
  const titles = new Map((await study.call('sources.list', {})).map(({ id, title }) => [id, title]))
  const names = new Map((await study.call('codes.list', {})).map(({ id, name }) => [id, name]))
  const people = new Map(
    (await study.call('researchers.list', {})).map(({ id, name }) => [id, name]),
  )
  return (await study.call('codings.list', {}))
    .map(({ sourceId, start, end, quote, roles, codeIds, note, confidence, researcherId }) => ({
      ...{ source: titles.get(sourceId), start, end, quote, roles, note, confidence },
      ...{ codes: codeIds.map(id => names.get(id)).sort(), by: people.get(researcherId) },
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

/** Configurations with every passage on them and on their elements: on what it is, and how. */
async function configurations() {
  const made = await study.call('configurations.list', {})
  const told = []
  for (const { id, number, title, handle, statement, isRewritten, slots } of made) {
    const query = { configurationId: id, includeElements: true }
    const evidence = await study.call('evidence.list', query)
    const labelOf = (elementId: string | null) =>
      slots.find(at => at.elementId === elementId)?.label
    told.push({
      ...{ number, title, handle, statement, isRewritten },
      evidence: evidence.map(piece => [labelOf(piece.elementId), piece.stance, piece.quote]).sort(),
      slots: slots.map(({ role, facet, label }) => ({ role, facet, label })),
    })
  }
  return told
}

describe('tables that go out and come in again', () => {
  it.each(['.csv', '.xlsx'] as const)('carry codes and codings as %s', async ending => {
    const before = { codebook: [] as unknown[], codings: [] as unknown[] }
    await sampleAndCopy(async () => {
      Object.assign(before, { codebook: await codebook(), codings: await codings() })
      for (const product of ['codebook', 'codings'] as const) {
        await study.call('exports.write', { product, path: out(product + ending) })
      }
    })
    const book = await study.call('interchange.importTable', { file: out(`codebook${ending}`) })
    expect(book).toMatchObject({ kind: 'codes', created: { codes: before.codebook.length } })
    expect(await codebook()).toEqual(before.codebook)
    const file = out(`codings${ending}`)
    const taken = await study.call('interchange.importTable', { file })
    expect(taken).toMatchObject({ kind: 'codings', created: { codings: before.codings.length } })
    expect(await codings()).toEqual(before.codings)
    const again = await study.call('interchange.importTable', { file })
    expect(again.created).toMatchObject({ codings: 0, recognised: before.codings.length })
    await study.call('history.undo', {})
    expect(await study.call('codings.list', {})).toEqual([])
  })

  it.each(['.csv', '.xlsx', '.json'] as const)(
    'carry configurations with their evidence as %s',
    async ending => {
      let before: unknown[] = []
      await sampleAndCopy(async () => {
        const [first] = await study.call('configurations.list', {})
        await study.call('configurations.update', {
          ...{ configurationId: first?.id ?? '', handle: 'Held on to' },
        })
        before = await configurations()
        await study.call('exports.write', {
          ...{ product: 'configurations', path: out(`c${ending}`) },
          ...(ending === '.xlsx' && { table: { statuses: [...STATUSES] } }),
        })
      })
      const file = out(`c${ending}`)
      const report = await study.call('interchange.importTable', { file })
      expect(report.quotes.filter(({ how }) => how === 'missing')).toEqual([])
      expect(await configurations()).toEqual(before)
      const again = await study.call('interchange.importTable', { file })
      expect(again.created).toMatchObject({ configurations: 0, elements: 0, evidence: 0 })
    },
  )
})

describe('a table of configurations that people typed', () => {
  const TEXT =
    'Ann: When the nurse listened, I felt I was worth the trouble.\nBen: Nobody rang for six weeks, and so I stopped going.\nAnn: After that I went every Tuesday – without fail.'
  const ROWS = [
    [
      'CMO',
      'Context (C)',
      'Mechanism - resource',
      'Mechanism: reasoning',
      'Outcome',
      'Illustrative quote',
      'Interview',
    ],
    [
      '1',
      'People who live alone',
      'A nurse who listens',
      'Feeling worth it',
      '- Going every week\n- Fewer visits',
      '“I felt I was worth the trouble”',
      'Ann and Ben',
    ],
    ['', '', '', '', '', 'After that I went every tuesday - without fail', 'Ann and Ben'],
    [
      '2',
      'Long waiting lists',
      '',
      'Giving up',
      'Not going',
      'nobody had ever rung for six weeks and so I stopped going',
      '',
    ],
    [
      '3',
      'People who live alone',
      '',
      'Boredom',
      'Not going',
      'These words are in no source at all',
      '',
    ],
  ]

  async function makeSource(): Promise<void> {
    await study.call('projects.create', { path: out('t.retroduce'), title: 'T' })
    await study.call('sources.create', { title: 'Ann and Ben', text: TEXT })
  }

  const csv = () =>
    ROWS.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
  const docx = () => {
    const cell = (text: string) =>
      `<w:tc>${text
        .split('\n')
        .map(
          line =>
            `<w:p><w:r><w:t xml:space="preserve">${line.replaceAll('&', '&amp;')}</w:t></w:r></w:p>`,
        )
        .join('')}</w:tc>`
    const rows = ROWS.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')
    return zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Table 2. CMOCs</w:t></w:r></w:p><w:tbl>${rows}</w:tbl></w:body></w:document>`,
      ),
    })
  }

  it.each(['t.csv', 't.docx'])('becomes configurations with evidence (%s)', async name => {
    await makeSource()
    writeFileSync(out(name), name.endsWith('csv') ? csv() : docx())
    const preview = await study.call('interchange.previewTable', { file: out(name) })
    expect(preview.columns.map(({ use }) => use)).toEqual([
      ...['number', 'context', 'resource', 'reasoning', 'outcome', 'quote', 'source'],
    ])
    expect(preview.quotes.map(({ how, row }) => [row, how])).toEqual([
      ...[
        [2, 'exact'],
        [3, 'close'],
        [4, 'close'],
        [5, 'missing'],
      ],
    ])
    expect(await study.call('elements.list', {})).toEqual([])
    const { created } = await study.call('interchange.importTable', { file: out(name) })
    // Two contexts and two outcomes are used twice, so eight of the labels are elements.
    expect(created).toMatchObject({ configurations: 3, evidence: 3, codings: 3 })
    const made = await study.call('configurations.list', {})
    expect(
      made.map(({ slots }) => slots.map(({ role, facet, label }) => [role, facet, label])),
    ).toEqual([
      [
        ['C', null, 'People who live alone'],
        ['M', 'resource', 'A nurse who listens'],
        ['M', 'reasoning', 'Feeling worth it'],
        ['O', null, 'Going every week'],
        ['O', null, 'Fewer visits'],
      ],
      [
        ['C', null, 'Long waiting lists'],
        ['M', 'reasoning', 'Giving up'],
        ['O', null, 'Not going'],
      ],
      [
        ['C', null, 'People who live alone'],
        ['M', 'reasoning', 'Boredom'],
        ['O', null, 'Not going'],
      ],
    ])
    expect(made.map(({ evidence }) => evidence.supports)).toEqual([2, 1, 0])
    const quotes = (await study.call('evidence.list', {})).map(({ quote }) => quote)
    expect(quotes.sort()).toEqual([
      'After that I went every Tuesday – without fail',
      'I felt I was worth the trouble',
      'Nobody rang for six weeks, and so I stopped going',
    ])
    await study.call('history.undo', {})
    for (const empty of [
      await study.call('configurations.list', {}),
      await study.call('elements.list', {}),
      await study.call('codings.list', {}),
    ]) {
      expect(empty).toEqual([])
    }
  })

  it('may be a list of elements with quotes and the numbers of configurations', async () => {
    await makeSource()
    const list = [
      {
        cmoc_id: 'IPT1',
        element_type: 'Context',
        element: 'Waiting',
        verbatim_quote: 'Nobody rang for six weeks',
      },
      {
        cmoc_id: 'IPT1',
        element_type: 'M (reasoning)',
        element: 'Giving up',
        verbatim_quote: 'so I stopped going',
      },
      {
        cmoc_id: 'IPT1; IPT2',
        element_type: 'O',
        element: 'Not going',
        verbatim_quote: 'not there',
      },
      {
        cmoc_id: '',
        element_type: 'Intervention',
        element: 'A nurse',
        verbatim_quote: 'the nurse listened',
      },
      { cmoc_id: 'IPT2', element_type: 'Something', element: 'Else', verbatim_quote: '' },
    ]
    writeFileSync(out('e.json'), JSON.stringify({ study: 'X', elements: list }))
    const report = await study.call('interchange.importTable', { file: out('e.json') })
    expect(report).toMatchObject({
      kind: 'elements',
      created: { configurations: 2, elements: 4, evidence: 3, codings: 3 },
      problems: [{ row: 6 }],
    })
    expect(report.quotes.flatMap(({ how, text }) => (how === 'missing' ? text : []))).toContain(
      'not there',
    )
    const made = await study.call('configurations.list', {})
    expect(made.map(({ handle, slots }) => [handle, slots.map(({ label }) => label)])).toEqual([
      ['IPT1', ['Waiting', 'Giving up', 'Not going']],
      ['IPT2', ['Not going']],
    ])
    const codings = await study.call('codings.list', {})
    expect(codings.map(({ roles }) => roles)).toEqual([['I'], ['C'], ['M']])
  })

  it('is refused with a sentence where its columns say nothing', async () => {
    await makeSource()
    writeFileSync(out('n.csv'), 'Colour,Shape\nred,round\n')
    const trying = study.call('interchange.importTable', { file: out('n.csv') })
    await expect(trying).rejects.toMatchObject({ code: 'format_broken' })
    expect(await study.call('history.state', {})).toMatchObject({ undo: 'Add “Ann and Ben”' })
  })
})
