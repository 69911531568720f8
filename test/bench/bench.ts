import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import { makeCodings, makeText, makeTranscript, randomFrom } from './corpus.ts'
import { type OpenProgram, openProgram } from '../support/program.ts'

/**
 * What people wait for, measured on the built program: a real window in a real browser, a real engine in its thread, a
 * project on the disk. Prints one JSON line a figure; milliseconds are medians unless the name says otherwise.
 * `node test/bench/bench.ts [--only NAME] [--runs N]`
 */

const { values } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '5' } },
})
const runs = Number(values.runs)

interface Bench {
  /** What the figure should stay under, in its unit. */
  aim: number
  unit?: string
  measure: () => Promise<number[]>
}

const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
let program: OpenProgram
let starts = 0

async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await program.engine.call(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value as OutputOf<N>
}

async function withProject(title: string): Promise<string> {
  const path = join(folder, `${title}.retroduce`)
  await call('projects.create', { path, title })
  return path
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Time from a click on a source to its text and codings on the screen, as the page itself marks it. */
async function openSource(characters: number, codings: number): Promise<number[]> {
  await withProject(`open-${characters}`)
  const text = makeText(characters, characters)
  const source = await call('sources.create', { title: 'Measured', text })
  await call('sources.create', { title: 'Other', text: makeText(2, 2_000) })
  for (const coding of makeCodings(7, text.length, codings)) {
    await call('codings.create', { sourceId: source.id, ...coding })
  }
  const { page } = program.window
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    // A new page each time: nothing is in the window's memory.
    await page.reload()
    await page
      .getByRole('button', { name: 'Coding desk' })
      .or(page.getByRole('link', { name: 'Coding desk' }))
      .first()
      .click()
    // Another source first, as in any day's work: what is measured is the source, not the loading of the desk.
    await page.getByText('Other', { exact: true }).first().click()
    await page.getByRole('textbox', { name: 'Transcript: Other' }).waitFor()
    await page.getByRole('button', { name: 'Open another source' }).click()
    await page.getByText('Measured', { exact: true }).first().waitFor()
    const time = await page.evaluate(() => {
      performance.clearMarks()
      const entry = [...document.querySelectorAll<HTMLElement>('main *')].find(
        element => element.childElementCount === 0 && element.textContent === 'Measured',
      )
      const begin = performance.now()
      entry?.click()
      return new Promise<number>(resolve => {
        const look = () => {
          const mark = performance.getEntriesByName('desk:painted')[0]
          if (mark === undefined) requestAnimationFrame(look)
          else resolve(mark.startTime - begin)
        }
        look()
      })
    })
    times.push(time)
  }
  return times.slice(1)
}

/** Time from a key press on a selection to the frame that shows its colour. */
async function codeSelection(): Promise<number[]> {
  const { page } = program.window
  const times: number[] = []
  for (let run = 0; run < runs * 4; run += 1) {
    const time = await page.evaluate(at => {
      performance.clearMarks()
      const blocks = document.querySelectorAll('[data-index]')
      const text = document
        .createTreeWalker(blocks[at] ?? document, NodeFilter.SHOW_TEXT)
        .nextNode()
      const range = document.createRange()
      range.setStart(text!, 2)
      range.setEnd(text!, 14)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return new Promise<number>(resolve =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const begin = performance.now()
            document.activeElement?.dispatchEvent(
              new KeyboardEvent('keydown', {
                key: 'm',
                code: 'KeyM',
                bubbles: true,
                cancelable: true,
              }),
            )
            const look = () => {
              const mark = performance.getEntriesByName('coding:painted')[0]
              if (mark === undefined) requestAnimationFrame(look)
              else resolve(mark.startTime - begin)
            }
            look()
          }),
        ),
      )
    }, run % 6)
    times.push(time)
    await page.keyboard.press('Escape')
    // What follows from a coding (lists, counts) is painted too, and must not be taken for the next one.
    await page.waitForTimeout(500)
  }
  return times
}

async function importTranscripts(): Promise<number[]> {
  const files = Array.from({ length: 35 }, (_, index) => {
    const path = join(folder, `P${index + 1}.txt`)
    writeFileSync(path, makeTranscript(index + 1, 9_000))
    return path
  })
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await withProject(`import-${run}`)
    times.push(await timed(() => call('sources.import', { files })))
  }
  return times
}

async function layDiagramOut(): Promise<number[]> {
  await withProject('diagram')
  const random = randomFrom(5)
  const elements = await Promise.all(
    Array.from({ length: 260 }, (_, index) =>
      call('elements.create', {
        role: ROLES[index % 4] ?? 'C',
        label: `the client ${makeText(index + 3, 60)
          .trim()
          .split(' ')
          .slice(2, 9)
          .join(' ')}`,
      }),
    ),
  )
  for (let index = 0; index < 100; index += 1) {
    const pick = (role: number) => elements[Math.floor(random() * 65) * 4 + role]?.id ?? ''
    await call('configurations.create', {
      slots: ROLES.map((role, place) => ({ role, elementId: pick(place) })),
    })
  }
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1)
    times.push(await timed(() => call('theories.diagram', {})))
  return times.slice(1)
}

let largeStudy: string | undefined

/** Opens a study of 145 transcripts, 1.3 million words, with 10,000 codings. */
async function openLargeStudy(): Promise<void> {
  if (largeStudy !== undefined) {
    await call('projects.open', { path: largeStudy })
    return
  }
  largeStudy = await withProject('large')
  for (let index = 1; index <= 145; index += 1) {
    const text = makeTranscript(index, 9_000)
    const { id: sourceId } = await call('sources.create', { title: `P${index}`, text })
    for (const role of ROLES) {
      const made = makeCodings(index * 4 + ROLES.indexOf(role), text.length, index < 141 ? 18 : 0)
      const passages = made.map(({ start, end }) => ({ sourceId, start, end }))
      if (passages.length > 0) await call('codings.createMany', { passages, roles: [role] })
    }
  }
}

/** Searches as if typed: each run another beginning of the words, the texts folded already. */
async function search(query: string, limit: number): Promise<number[]> {
  await openLargeStudy()
  await call('search.find', { query: 'afraid' })
  const times: number[] = []
  for (let run = 0; run < runs * 2; run += 1) {
    const typed = query.slice(0, query.length - (run % 3))
    times.push(await timed(() => call('search.find', { query: typed, limit, isTyping: true })))
  }
  return times
}

/** The first search after opening, which reads and folds all texts. */
async function searchFirst(): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await openLargeStudy()
    times.push(await timed(() => call('search.find', { query: 'kettle' })))
    await call('projects.close', {})
  }
  return times
}

/** Retrieves after a change each time, so that what the engine has kept does not answer. */
async function retrieve(where: InputOf<'codings.find'>['where']): Promise<number[]> {
  await openLargeStudy()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const { codings } = await call('codings.find', { where: { all: [] }, limit: 1, offset: run })
    const codingIds = codings.map(({ id }) => id)
    await call('codings.updateMany', { codingIds, addRoles: [...ROLES] })
    times.push(await timed(() => call('codings.find', { where })))
  }
  return times
}

async function startProgram(): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    let other: OpenProgram | undefined
    times.push(
      await timed(async () => {
        starts += 1
        other = await openProgram({ userDataDir: join(folder, `user-${starts}`) })
        await other.window.page.getByRole('button', { name: 'New project' }).waitFor()
      }),
    )
    await other?.close()
  }
  return times
}

async function projectSize(): Promise<number[]> {
  const path = join(folder, 'import-0.retroduce')
  await call('projects.close', {})
  return [statSync(path).size / 1e6]
}

const BENCHES: Record<string, Bench> = {
  'start to usable window': { aim: 1_500, measure: startProgram },
  'open 50,000 characters with 300 codings, to painted text': {
    aim: 100,
    measure: () => openSource(50_000, 300),
  },
  'open 600,000 characters with 3,000 codings, to painted text': {
    aim: 400,
    measure: () => openSource(600_000, 3_000),
  },
  'apply one coding, to its colour': { aim: 34, measure: codeSelection },
  'import 35 transcripts of 9,000 words': { aim: 3_000, measure: importTranscripts },
  'diagram of 100 configurations laid out': { aim: 1_000, measure: layDiagramOut },
  'first search over 1.3 million words after opening': { aim: 600, measure: searchFirst },
  'search of words over 1.3 million words, first 100 results': {
    aim: 50,
    measure: () => search('trust NEAR/5 worker', 100),
  },
  'search of a common word over 1.3 million words, first 100 results': {
    aim: 50,
    measure: () => search('they', 100),
  },
  'search of a word over 1.3 million words, all 7,000 results': {
    aim: 200,
    measure: () => search('kettle', 10_000),
  },
  'retrieval of 10,000 codings, all listed': { aim: 100, measure: () => retrieve({ all: [] }) },
  'retrieval among 10,000 codings: contexts that overlap outcomes': {
    aim: 100,
    measure: () => retrieve({ all: [{ role: 'C' }, { relation: 'overlaps', to: { role: 'O' } }] }),
  },
  'size of a project of 35 transcripts': { aim: 40, unit: 'MB', measure: projectSize },
}

function median(sorted: number[]): number {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return ((low ?? 0) + (high ?? 0)) / 2
}

program = await openProgram({ userDataDir: join(folder, 'user-data') })
try {
  for (const [metric, { aim, unit = 'ms', measure }] of Object.entries(BENCHES)) {
    if (values.only !== undefined && !metric.includes(values.only)) continue
    const times = (await measure()).sort((a, b) => a - b)
    const round = (value: number | undefined) => Math.round((value ?? 0) * 10) / 10
    const figures = { value: round(median(times)), min: round(times[0]), max: round(times.at(-1)) }
    console.log(
      JSON.stringify({ metric, unit, ...figures, aim, runs: times.length, machine: hostname() }),
    )
  }
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
}
