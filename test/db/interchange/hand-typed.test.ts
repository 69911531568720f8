import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeDocx, paragraph } from '../../support/docx.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

/** Tables as people type them in Word, and not as a program writes them. */

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Typed')
  const ann = 'Ann: Nobody rang me for weeks. She had the time to listen. I went along again.'
  const ben = 'Ben: I live alone out here. They knew my name. It kept me going.'
  await study.call('sources.create', { title: 'Interview 1', text: ann })
  await study.call('sources.create', { title: 'Interview 2', text: ben })
})
afterEach(() => study.dispose())

interface Cell {
  /** Paragraphs. */
  text: string | string[]
  columns?: number
  merge?: 'restart' | 'continue'
  isBold?: boolean
}

function cell({ text, columns = 1, merge, isBold = false }: Cell): string {
  const paragraphs = (Array.isArray(text) ? text : [text]).map(words =>
    isBold ? paragraph(words).replace('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>') : paragraph(words),
  )
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''
  const down = merge === undefined ? '' : `<w:vMerge w:val="${merge}"/>`
  return `<w:tc><w:tcPr>${span}${down}</w:tcPr>${paragraphs.join('')}</w:tc>`
}

const row = (...cells: (Cell | string)[]) =>
  `<w:tr>${cells.map(each => cell(typeof each === 'string' ? { text: each } : each)).join('')}</w:tr>`
const head = (text: string, columns = 1): Cell => ({ text, columns, isBold: true })
const over = (text: string | string[]): Cell => ({ text, merge: 'restart' })
const under: Cell = { text: '', merge: 'continue' }

/** Imports a document of these tables, and tells what it made. */
async function take(...tables: string[]) {
  const file = join(study.folder, 'typed.docx')
  const body = tables.map(rows => `<w:tbl>${rows}</w:tbl>${paragraph('')}`).join('')
  writeFileSync(file, makeDocx({ body: paragraph('Our theories') + body }))
  const report = await study.call('interchange.importTable', { file })
  const made = await study.call('configurations.list', {})
  const told = []
  for (const { id, title, slots } of made) {
    const evidence = await study.call('evidence.list', {
      configurationId: id,
      includeElements: true,
    })
    told.push({
      title,
      slots: slots.map(({ role, facet, label, joiner }) =>
        [role, facet === null ? '' : ` ${facet}`, joiner === 'or' ? ' or' : '', `: ${label}`].join(
          '',
        ),
      ),
      quotes: evidence.map(({ quote }) => quote).sort(),
    })
  }
  const missing = report.quotes.filter(({ how }) => how === 'missing').map(({ text }) => text)
  return { told, problems: report.problems, missing }
}

it('two rows of bold headings, cells over several rows and columns, and several quotes in a cell', async () => {
  const { told, problems, missing } = await take(
    row(head(''), head('Configuration', 4), head('Evidence', 2)) +
      row(
        ...['', 'Context', 'Mechanism (resource)', 'Mechanism (reasoning)', 'Outcome'].map(name =>
          head(name),
        ),
        ...[head('Quote'), head('Source')],
      ) +
      row(
        ...[over('CMOC 1: Time to listen'), over('Left waiting'), over('Time of the worker')],
        ...[over('Feeling heard'), over('Coming back'), 'Nobody rang me for weeks', 'Interview 1'],
      ) +
      row(under, under, under, under, under, 'She had the time to listen', 'Interview 1') +
      row(
        ...['CMOC 2:', 'Living alone', 'A call', 'Being known', 'Going on'],
        { text: ['They knew my name', '', 'It kept me going', '', 'Never said by anybody at all'] },
        'Interview 2',
      ),
  )
  expect(told).toEqual([
    {
      title: 'Time to listen',
      slots: [
        'C: Left waiting',
        'M resource: Time of the worker',
        'M reasoning: Feeling heard',
        'O: Coming back',
      ],
      quotes: ['Nobody rang me for weeks', 'She had the time to listen'],
    },
    {
      title: '',
      slots: ['C: Living alone', 'M resource: A call', 'M reasoning: Being known', 'O: Going on'],
      quotes: ['It kept me going', 'They knew my name'],
    },
  ])
  expect(problems).toEqual([])
  expect(missing).toEqual(['Never said by anybody at all'])
})

it('one name over two columns, the parts below it, and a context that holds for several rows', async () => {
  const { told, problems } = await take(
    row(head('CMOC'), head('Context'), head('Mechanism', 2), head('Outcome')) +
      row(...['', '', 'Resource', 'Reasoning', ''].map(name => head(name))) +
      row('1', over('Living alone'), 'A call', 'Being known', 'Going on') +
      row('2', under, 'A walk', 'Belonging', 'Coming back'),
  )
  expect(told.map(({ slots }) => slots)).toEqual([
    ['C: Living alone', 'M resource: A call', 'M reasoning: Being known', 'O: Going on'],
    ['C: Living alone', 'M resource: A walk', 'M reasoning: Belonging', 'O: Coming back'],
  ])
  expect(problems).toEqual([])
})

it('“and” and “or” join the elements of a cell where they stand between them, and are words within one', async () => {
  const { told } = await take(
    row(head('Context'), head('Mechanism'), head('Outcome')) +
      row(
        { text: ['Living alone', 'and', 'Hard of hearing'] },
        { text: ['Trust', 'OR', 'Relief and hope'] },
        'Coming back OR Ringing again',
      ),
  )
  expect(told[0]?.slots).toEqual([
    ...['C: Living alone', 'C: Hard of hearing', 'M: Trust', 'M or: Relief and hope'],
    ...['O: Coming back', 'O or: Ringing again'],
  ])
})

it('a table for each configuration, its parts below each other', async () => {
  const form = (number: string, context: string, outcome: string, quote: string) =>
    row(head('CMOC'), number) +
    row(head('Context'), context) +
    row(head('Mechanism'), 'Trust') +
    row(head('Outcome'), outcome) +
    row(head('Quote'), quote)
  const { told } = await take(
    form('CMOC 1: Waiting', 'Left waiting', 'Giving up', 'Nobody rang me for weeks'),
    form('CMOC 2: Names', 'Living alone', 'Going on', 'They knew my name'),
  )
  expect(told).toMatchObject([
    { title: 'Waiting', slots: ['C: Left waiting', 'M: Trust', 'O: Giving up'] },
    { title: 'Names', quotes: ['They knew my name'] },
  ])
})
