import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../shared/contract/contract.ts'
import type { ReportOf } from '../../shared/contract/reports.ts'
import { ANSWER_KINDS } from '../../shared/reports/checklist-item.ts'
import { CHECKLISTS, STANDARDS } from '../../shared/reports/checklists.ts'
import { TABLE_KINDS } from '../../shared/tables/kinds.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
afterEach(() => study.dispose())

const out = (name: string) => join(study.folder, name)
const wordsOf = ({ pages }: OutputOf<'reports.pages'>) =>
  pages
    .flatMap(({ marks }) => marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : [])))
    .join(' ')

/** Reads a file that was written back in, as a source. */
async function read(path: string): Promise<string> {
  const { reports } = await study.call('sources.import', { files: [path] })
  const { text } = await study.call('sources.get', { sourceId: reports[0]?.sourceId ?? '' })
  return text.replaceAll(/\s+/g, ' ')
}

describe('the sample evaluation', () => {
  beforeEach(async () => {
    study = await startTestEngine()
    await study.call('projects.createSample', { path: out('sample.retroduce') })
  })

  it('is reported with the counts that its own lists give', async () => {
    const { call } = study
    const { paragraphs } = await call('reports.methods', {})
    const told = paragraphs.join(' ')
    const sources = await call('sources.list', {})
    const participants = await call('participants.list', {})
    const codings = await call('codings.list', {})
    const codes = await call('codes.list', {})
    const configurations = await call('configurations.list', {})
    const evidence = await call('evidence.list', {})
    const role = (letter: 'C' | 'I' | 'M' | 'O') =>
      codings.filter(({ roles }) => roles.includes(letter)).length
    const words = sources.reduce((sum, { wordCount }) => sum + wordCount, 0)
    const both = sources.filter(({ id }) => {
      const own = codings.filter(({ sourceId }) => sourceId === id)
      return new Set(own.map(({ researcherId }) => researcherId)).size > 1
    })
    for (const part of [
      `${sources.length} sources`,
      `${words.toLocaleString('en-GB')} words`,
      `${participants.length} participants`,
      `coded ${codings.length} passages`,
      `${role('C')} as context`,
      `${role('M')} as mechanism`,
      `${both.length} sources of`,
      `${codes.length} codes`,
      `${configurations.length} context-mechanism-outcome configurations`,
      `${evidence.length} pieces of evidence`,
      `${evidence.filter(({ stance }) => stance === 'challenges').length} challenging`,
      ...(await call('theories.list', {})).map(({ name }) => `“${name}”`),
    ]) {
      expect(told).toContain(part)
    }
    expect(await read(await writeOut('methods', 'methods.docx'))).toContain(told)
  })

  it('has reports that read the same as PDF, Word file, page and Markdown', async () => {
    const [story, audit] = await Promise.all([
      Promise.all(['.pdf', '.docx', '.html', '.md'].map(ending => writeOut('story', `s${ending}`))),
      Promise.all(['.pdf', '.docx', '.html', '.md'].map(ending => writeOut('audit', `a${ending}`))),
    ])
    for (const path of [...story, ...audit]) {
      expect(await read(path)).toContain('What changed since “Initial programme theory”')
    }
    for (const path of audit) expect(await read(path)).toContain('What was done, by day')
    // What was written before is told in what is written after.
    expect(await read(await writeOut('audit', 'again.md'))).toContain('a.docx Who said what')
  })

  it('prints a source with every coding in the margin, and in brackets where its words are', async () => {
    const { call } = study
    for (const { id: sourceId, title } of await call('sources.list', {})) {
      const pages = await call('reports.pages', { of: { what: 'source', sourceId } })
      const words = wordsOf(pages)
      const codings = await call('codings.list', { sourceId })
      expect(words).toContain(title)
      codings.forEach((_coding, index) => {
        const raised = [...String(index + 1)].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
        expect(words).toContain(`[${raised}`)
        expect(words).toContain(`]${raised}`)
      })
      const plain = await call('reports.pages', {
        of: { what: 'source', sourceId, codings: 'none' },
      })
      expect(wordsOf(plain)).not.toMatch(/\[[⁰¹²³⁴⁵⁶⁷⁸⁹]/u)
    }
  })

  it('prints a passage on a configuration and on its elements once for each stance, as the window counts it', async () => {
    const { call } = study
    for (const { id } of await call('configurations.list', {})) {
      const pages = await call('reports.pages', {
        of: { what: 'configurations', configurationIds: [id] },
      })
      const pieces = await call('evidence.list', { configurationId: id, includeElements: true })
      const own = pieces.filter(({ stance }) => stance === 'supports')
      const passages = new Set(own.map(({ codingId }) => codingId)).size
      expect(wordsOf(pages)).toContain(`Supports (${passages})`)
    }
  })

  it('prints everything on every paper', async () => {
    const [source] = await study.call('sources.list', {})
    const everything: ReportOf[] = [
      ...(['story', 'audit', 'methods', 'history', 'protection', 'memos'] as const).map(what => ({
        what,
      })),
      ...STANDARDS.map(standard => ({ what: 'checklist' as const, standard })),
      { what: 'source', sourceId: source?.id ?? '', codings: 'inline' },
      { what: 'configurations', includeQuotes: false },
      { what: 'passages', where: { role: 'O' } },
      { what: 'search', query: { query: 'waiting' } } as ReportOf,
      ...TABLE_KINDS.map(kind => ({ what: 'table', kind, options: { quotes: 1 } }) as ReportOf),
    ]
    for (const of of everything) {
      const a4 = await study.call('reports.pages', { of })
      const a5 = await study.call('reports.pages', { of, paper: 'A5', orientation: 'landscape' })
      expect(a5.width).toBeGreaterThan(a5.height)
      expect(a5.pages.length).toBeGreaterThanOrEqual(a4.pages.length)
      const bare = (text: string) => text.replaceAll(/\d+ of \d+|[\s-]/g, '')
      // The same words, whatever the breaks; heading rows stand on more pages.
      expect(new Set(bare(wordsOf(a5)))).toEqual(new Set(bare(wordsOf(a4))))
    }
    const chart = await study.call('reports.pages', {
      of: { what: 'chart', chart: { kind: 'codes' } },
    })
    expect(chart.pages[0]?.marks).toMatchObject([{ kind: 'image' }])
    const diagram = await study.call('reports.pages', { of: { what: 'diagram' }, paper: 'A3' })
    expect(diagram.pages).toHaveLength(1)
    expect(diagram).toMatchObject({ width: 1190.55, height: 841.89 })
    const cards = await study.call('cards.list', {})
    const sheets = await study.call('reports.pages', { of: { what: 'cards' } })
    expect(sheets.pages).toHaveLength(Math.ceil(cards.length / 4))
    const small = await study.call('reports.pages', { of: { what: 'cards', paper: 'a6' } })
    expect(small.width).toBeLessThan(sheets.width)
    for (const { handle } of cards) expect(wordsOf(small)).toContain(handle)
    await expect(
      study.call('exports.write', { product: 'printout', path: out('p.pdf') }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is written whole or not at all: a report that is cancelled leaves nothing behind', async () => {
    const files = readdirSync(study.folder)
    const stop = study.engine.onEvent(event => {
      if (event.type !== 'progress' || event.task !== 'export') return
      stop()
      void study.call('tasks.cancel', { task: 'export' })
    })
    await expect(writeOut('audit', 'audit.pdf')).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(study.folder)).toEqual(files)
    expect(existsSync(await writeOut('audit', 'audit.pdf'))).toBe(true)
  })

  async function writeOut(product: 'story' | 'audit' | 'methods', name: string): Promise<string> {
    const path = out(name)
    await study.call('exports.write', { product, path })
    return path
  }
})

describe('a checklist', () => {
  beforeEach(async () => {
    study = await startTestEngine('Ready')
  })

  it('has the items of its standard, with places and notes that can be taken back', async () => {
    const { call } = study
    for (const [standard, count] of [
      ['rameses-ii', 20],
      ['rameses', 19],
    ] as const) {
      const { items } = await call('checklists.list', { standard })
      expect(items.map(({ number }) => number)).toEqual(
        Array.from({ length: count }, (_, index) => index + 1),
      )
      expect(items.every(({ state, place }) => state === 'open' && place === '')).toBe(true)
    }
    const item = { standard: 'rameses-ii' as const, item: 4 }
    await call('checklists.set', { ...item, place: 'p. 3' })
    const set = await call('checklists.set', { ...item, state: 'done', note: 'as a figure' })
    expect(set).toMatchObject({ number: 4, state: 'done', place: 'p. 3', note: 'as a figure' })
    const fourth = async () => (await call('checklists.list', {})).items[3]
    expect(await fourth()).toEqual(set)
    await call('history.undo', {})
    expect(await fourth()).toMatchObject({ state: 'open', place: 'p. 3', note: '' })
    await call('history.redo', {})
    const words = wordsOf(
      await call('reports.pages', { of: { what: 'checklist', standard: 'rameses-ii' } }),
    )
    expect(words).toContain('1 of 20 items are reported')
    expect(words).toContain('as a figure')
    await expect(call('checklists.set', { ...item, item: 21 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('tells what in the project answers an item, and nothing that is not there', async () => {
    const { call } = study
    const answers = async (item: number) =>
      (await call('checklists.list', {})).items[item - 1]?.answers.map(({ words }) => words)
    expect(await answers(4)).toEqual([
      'No initial theories',
      'No theory versions',
      'No substantive theories',
    ])
    await call('theories.create', { name: 'Rough' })
    await call('lenses.create', { name: 'Social capital' })
    expect(await answers(4)).toEqual([
      '1 initial theory',
      '1 theory version',
      '1 substantive theory',
    ])
    const used = new Set(STANDARDS.flatMap(each => CHECKLISTS[each].items.flatMap(i => i.answers)))
    expect([...used].toSorted()).toEqual([...ANSWER_KINDS].toSorted())
  })

  it('has its words in the whole project, and names in it are replaced', async () => {
    const { call } = study
    await call('checklists.set', { standard: 'rameses', item: 2, place: 'Zorblatt 2026, p. 1' })
    await call('exports.write', { product: 'project', path: out('all.json') })
    await call('pseudonyms.apply', { names: [{ name: 'Zorblatt', replacement: 'Smith' }] })
    const { items } = await call('checklists.list', { standard: 'rameses' })
    expect(items[1]?.place).toBe('[Smith] 2026, p. 1')
    const { paragraphs } = await call('reports.methods', {})
    expect(paragraphs).toEqual([])
  })
})
