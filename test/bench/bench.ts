import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import { makeDoubleCoded } from './agreement-bench.ts'
import { layDenseTheoryOut } from './diagram-bench.ts'
import { makeDenseTheory, openDiagram, panDiagram, zoomDiagram } from './diagram-frames.ts'
import { compareEncrypted } from './encryption-bench.ts'
import { makeCodings, makeText, makeTranscript, randomFrom } from './corpus.ts'
import { measureMerge } from './team-bench.ts'
import {
  makeTheoryStudy,
  THEORY_QUERIES,
  theoryInput,
  type TheoryQuery,
  type TheoryStudy,
} from './theory-study.ts'
import { lookAtTheory, THEORY_VIEWS } from './theory-views.ts'
import { makeWordTranscript } from './word-transcripts.ts'
import { type OpenProgram, openProgram } from '../support/program.ts'

/**
 * What people wait for, measured on the built program: a real window in a real browser, a real engine in its thread, a
 * project on the disk. Prints one JSON line a figure, and a table of what encryption costs; milliseconds are medians unless the name says otherwise.
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
  const shown = page.getByRole('textbox', { name: 'Transcript: Measured' })
  if (!(await shown.isVisible())) await openSource(50_000, 300)
  await shown.focus()
  const times: number[] = []
  for (let run = 0; run < runs * 4; run += 1) {
    await page.evaluate(at => {
      const blocks = document.querySelectorAll('[data-index]')
      const text = document
        .createTreeWalker(blocks[at] ?? document, NodeFilter.SHOW_TEXT)
        .nextNode()
      const range = document.createRange()
      range.setStart(text!, 2)
      range.setEnd(text!, 14)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    }, run % 6)
    times.push(await fromKeyToPaint('m'))
    await page.keyboard.press('Escape')
    // What follows from a coding (lists, counts) is painted too, and must not be taken for the next one.
    await page.waitForTimeout(500)
  }
  return times
}

/** Presses a key as a keyboard does; the time from its event to the end of the frame that shows what it did. */
async function fromKeyToPaint(key: string): Promise<number> {
  const { page } = program.window
  await page.evaluate(() => {
    performance.clearMarks()
    const note = (event: KeyboardEvent) => {
      // With Ctrl two keys go down; the last of them is the one that does it.
      performance.clearMarks('key')
      performance.mark('key', { startTime: event.timeStamp })
    }
    addEventListener('keydown', note, { capture: true, signal: AbortSignal.timeout(5_000) })
  })
  await page.keyboard.press(key)
  return page.evaluate(async () => {
    for (;;) {
      const [painted] = performance.getEntriesByName('coding:painted')
      const [pressed] = performance.getEntriesByName('key')
      if (painted && pressed) return painted.startTime - pressed.startTime
      await new Promise(done => requestAnimationFrame(done))
    }
  })
}

/** Opens a text of 600,000 characters with 5,000 codings on the desk, once. */
async function openLargeSource(): Promise<void> {
  const { page } = program.window
  const shown = page.getByRole('textbox', { name: 'Transcript: Large' })
  if (await shown.isVisible()) return
  await withProject('large-source')
  const text = makeText(600_000, 600_000)
  const { id: sourceId } = await call('sources.create', { title: 'Large', text })
  for (const role of ROLES) {
    const made = makeCodings(ROLES.indexOf(role) + 1, text.length, 1_250)
    const passages = made.map(({ start, end }) => ({ sourceId, start, end }))
    await call('codings.createMany', { passages, roles: [role] })
  }
  await page.reload()
  await page.getByRole('button', { name: 'Coding desk' }).first().click()
  await page.getByText('Large', { exact: true }).first().click()
  await shown.waitFor()
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-keys]')?.focus())
  await page.waitForTimeout(1_000)
}

/** Times between frames while something is done, in milliseconds, sorted; the first is left out. */
async function framesOf(work: () => Promise<unknown>): Promise<number[]> {
  const { page } = program.window
  await page.evaluate(() => {
    const times: number[] = []
    let last = 0
    const look = (now: number) => {
      if (last > 0) times.push(now - last)
      last = now
      if (Object.hasOwn(window, 'benchFrames')) requestAnimationFrame(look)
    }
    Object.assign(window, { benchFrames: times })
    requestAnimationFrame(look)
  })
  await work()
  const times = await page.evaluate(() => {
    const found: unknown = Reflect.get(window, 'benchFrames')
    Reflect.deleteProperty(window, 'benchFrames')
    return found as number[]
  })
  return times.slice(1).sort((a, b) => a - b)
}

/** The 95th percentile of the frames while the caret goes and words are selected, with 5,000 codings open. */
async function moveCaret(): Promise<number[]> {
  await openLargeSource()
  const { keyboard } = program.window.page
  const percentiles: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const times = await framesOf(async () => {
      for (let press = 0; press < 60; press += 1) await keyboard.press('ArrowRight')
      for (let press = 0; press < 30; press += 1) await keyboard.press('Shift+ArrowRight')
      for (let press = 0; press < 4; press += 1) await keyboard.press(press < 2 ? ']' : '[')
      await keyboard.press('ArrowLeft')
      for (let press = 0; press < 10; press += 1) await keyboard.press('ArrowDown')
    })
    percentiles.push(times[Math.floor(times.length * 0.95)] ?? 0)
  }
  return percentiles
}

/** Frames while the largest diagram is moved about, and while it is zoomed; a list for each run. */
let diagramFrames: Promise<Record<'pan' | 'zoom', number[][]>> | undefined

async function moveDiagram(): Promise<Record<'pan' | 'zoom', number[][]>> {
  await withProject('large-diagram')
  await makeDenseTheory(call)
  const { page } = program.window
  await openDiagram(page)
  const frames: Record<'pan' | 'zoom', number[][]> = { pan: [], zoom: [] }
  for (let run = 0; run < runs; run += 1) {
    frames.pan.push(await framesOf(() => panDiagram(page)))
    frames.zoom.push(await framesOf(() => zoomDiagram(page)))
  }
  return frames
}

/** The frame of each run that so great a share of its frames is not longer than. */
function diagramFrame(way: 'pan' | 'zoom', share: number): () => Promise<number[]> {
  return async () => {
    diagramFrames ??= moveDiagram()
    const runsOf = (await diagramFrames)[way]
    return runsOf.map(times => times[Math.floor(times.length * share)] ?? 0)
  }
}

/** The longest frame while 600,000 characters are scrolled through, by screens and by leaps. */
async function scrollThrough(): Promise<number[]> {
  await openLargeSource()
  const { page } = program.window
  const longest: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const times = await framesOf(() =>
      page.evaluate(async () => {
        const scroller = document.querySelector('[data-testid="transcript"]')
        const nextFrame = () => new Promise(done => requestAnimationFrame(done))
        if (scroller === null) return
        for (let step = 0; step < 120; step += 1) {
          const isLeap = step % 10 === 9
          scroller.scrollTop += scroller.clientHeight * (isLeap ? 20 : 0.6)
          await nextFrame()
        }
        scroller.scrollTop = 0
        await nextFrame()
      }),
    )
    longest.push(times.at(-1) ?? 0)
  }
  return longest
}

/** Time from a key to the frame that shows what it did, with 5,000 codings open: code, uncode, and undo of that. */
async function codeAmongMany(which: 'code' | 'uncode' | 'undo'): Promise<number[]> {
  await openLargeSource()
  const { page } = program.window
  const times: number[] = []
  for (let run = 0; run < runs * 2; run += 1) {
    await page.keyboard.press('Escape')
    for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.waitForTimeout(500)
    const took = {
      code: await fromKeyToPaint('m'),
      uncode: await page.waitForTimeout(500).then(() => fromKeyToPaint('Delete')),
      undo: await page.waitForTimeout(500).then(() => fromKeyToPaint('Control+z')),
    }
    times.push(took[which])
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

/** Of the whole program, browser aside, while it imported Word files; in bytes. */
let largestMemory = 0
/** The longest that the engine answered nobody, which is while it stores the files; in milliseconds. */
let longestSilence = 0

async function importWordFiles(): Promise<number[]> {
  const files = Array.from({ length: 140 }, (_, index) => {
    const path = join(folder, `W${index + 1}.docx`)
    writeFileSync(path, makeWordTranscript(index + 1, 9_000))
    return path
  })
  await withProject('import-word')
  let isDone = false
  const watching = (async () => {
    while (!isDone) {
      longestSilence = Math.max(longestSilence, await timed(() => call('history.state', {})))
      largestMemory = Math.max(largestMemory, process.memoryUsage.rss())
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  const time = await timed(() => call('sources.import', { files }))
  isDone = true
  await watching
  return [time]
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
  for (let run = 0; run <= runs; run += 1) {
    // Under another title it is another picture: a layout is kept, and would be measured only once.
    await call('project.rename', { title: `Diagram ${run}` })
    times.push(await timed(() => call('theories.diagram', {})))
  }
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

let doubleCoded: { path: string; researcherIds: string[] } | undefined

/** Measures agreement, or lists differences, in a study that two researchers coded; texts are read before. */
async function compareCoders(
  procedure: 'agreement.measure' | 'agreement.differences',
  unit: 'character' | 'sentence',
): Promise<number[]> {
  if (doubleCoded === undefined) {
    const path = await withProject('double')
    doubleCoded = { path, researcherIds: await makeDoubleCoded(call) }
  } else {
    await call('projects.open', { path: doubleCoded.path })
  }
  const { researcherIds } = doubleCoded
  const input = { researcherIds, unit, kind: 'code' as const }
  const page = procedure === 'agreement.differences' ? { limit: 100 } : {}
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    times.push(await timed(() => call(procedure, { ...input, ...page })))
  }
  return times.slice(1)
}

let theoryStudy: (TheoryStudy & { path: string }) | undefined

/** Opens a study of 500 configurations, which is made once. */
async function openTheoryStudy(): Promise<TheoryStudy> {
  if (theoryStudy === undefined) {
    const path = await withProject('theory')
    theoryStudy = { path, ...(await makeTheoryStudy(call)) }
  } else {
    await call('projects.open', { path: theoryStudy.path })
  }
  return theoryStudy
}

/** Counts a chart of that study, whose codings were read before. */
async function countChart(chart: InputOf<'charts.get'>['chart']): Promise<number[]> {
  await openTheoryStudy()
  await call('codings.find', { where: { all: [] }, limit: 1 })
  const times: number[] = []
  for (let run = 0; run < runs; run += 1)
    times.push(await timed(() => call('charts.get', { chart })))
  return times
}

/** Keeps a version of all configurations as it stands, with 20,000 pieces of evidence. */
async function freezeTheory(): Promise<number[]> {
  await openTheoryStudy()
  const configurationIds = (await call('configurations.list', {})).map(({ id }) => id)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const { id: theoryId } = await call('theories.create', { name: 'Kept', configurationIds })
    times.push(await timed(() => call('theories.freeze', { theoryId })))
    await call('theories.remove', { theoryId, isFrozenToo: true })
  }
  return times
}

/** Asks for what a view of the theory shows. */
async function askTheory(query: TheoryQuery): Promise<number[]> {
  const input = theoryInput(query, await openTheoryStudy())
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    times.push(
      await timed(async () => {
        const result = await program.engine.call(query, input)
        if (!result.ok) throw new Error(`${query}: ${result.error.message}`)
      }),
    )
  }
  return times.slice(1)
}

let looks: Map<string, number[]> | undefined

/** Looks at a view of the theory in the window; all of them are looked at in one go. */
async function lookAtView(view: string): Promise<number[]> {
  if (looks === undefined) {
    await openTheoryStudy()
    looks = await lookAtTheory(program.window.page, runs)
  }
  return looks.get(view) ?? []
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
  'caret and selection with 5,000 codings open, frames, 95th percentile': {
    aim: 25,
    measure: moveCaret,
  },
  'scroll through 600,000 characters with 5,000 codings, longest frame': {
    aim: 50,
    measure: scrollThrough,
  },
  'code among 5,000 codings, to its colour': { aim: 34, measure: () => codeAmongMany('code') },
  'uncode among 5,000 codings, to its going': { aim: 34, measure: () => codeAmongMany('uncode') },
  'undo of that, to its colour': { aim: 34, measure: () => codeAmongMany('undo') },
  'import 35 transcripts of 9,000 words': { aim: 3_000, measure: importTranscripts },
  'import 140 Word files of 9,000 words': { aim: 60_000, measure: importWordFiles },
  'memory of the program during the import of Word files': {
    aim: 1_000,
    unit: 'MB',
    measure: async () => [largestMemory / 1e6],
  },
  'longest silence of the engine during the import of Word files': {
    aim: 2_000,
    measure: async () => [longestSilence],
  },
  'diagram of 100 configurations laid out': { aim: 1_000, measure: layDiagramOut },
  'diagram of 1,000 elements and 3,000 links laid out in its thread': {
    aim: 3_000,
    measure: () => layDenseTheoryOut(runs, false),
  },
  'the same after a box was moved by hand': {
    aim: 1_000,
    measure: () => layDenseTheoryOut(runs, true),
  },
  ...Object.fromEntries(
    (['pan', 'zoom'] as const).flatMap(way =>
      ([0.5, 0.95] as const).map((share): [string, Bench] => [
        `${way} of a diagram of 1,000 elements and 3,000 links, frames, ${share * 100}th percentile`,
        { aim: 17, measure: diagramFrame(way, share) },
      ]),
    ),
  ),
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
  ...Object.fromEntries(
    THEORY_QUERIES.map(query => [
      `${query} among 500 configurations, 2,000 elements and 20,000 pieces of evidence`,
      { aim: 200, measure: () => askTheory(query) },
    ]),
  ),
  ...Object.fromEntries(
    THEORY_VIEWS.map(view => [
      `view of ${view} among 500 configurations, 2,000 elements and 20,000 pieces of evidence, to painted content`,
      { aim: 200, measure: () => lookAtView(view) },
    ]),
  ),
  'chart of 500 configurations by participant, 20,000 pieces of evidence': {
    aim: 100,
    measure: () => countChart({ kind: 'configurations', by: 'participant' }),
  },
  'chart of 60 codes that overlap on 12,000 codings': {
    aim: 100,
    measure: () => countChart({ kind: 'codes', of: 'both', most: 100 }),
  },
  'chart of new elements in 100 sources': {
    aim: 100,
    measure: () => countChart({ kind: 'saturation' }),
  },
  'agreement on 60 codes over 140 interviews of 9,000 words, 28,000 codings, by character': {
    aim: 250,
    measure: () => compareCoders('agreement.measure', 'character'),
  },
  'agreement of the same by sentence': {
    aim: 250,
    measure: () => compareCoders('agreement.measure', 'sentence'),
  },
  'differences of the same, the first 100': {
    aim: 250,
    measure: () => compareCoders('agreement.differences', 'character'),
  },
  'theories.freeze of 500 configurations, 2,000 elements and 20,000 pieces of evidence': {
    aim: 1_000,
    measure: freezeTheory,
  },
  'a bundle of 800 edits in a project of 15,000 codings': {
    aim: 50,
    unit: 'kB',
    measure: () => Promise.resolve([measureMerge().bundleBytes / 1_000]),
  },
  'merging it, without the passphrase': {
    aim: 1_000,
    measure: () => Promise.resolve(Array.from({ length: 3 }, () => measureMerge().mergeMs)),
  },
  'size of a project of 35 transcripts': { aim: 40, unit: 'MB', measure: projectSize },
}

const ENCRYPTED = 'encrypted against plain'

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
  if (values.only === undefined || ENCRYPTED.includes(values.only)) {
    console.log(`${ENCRYPTED}, shortest of ${runs} in milliseconds (aim: under 1.5 times)`)
    console.table(await compareEncrypted(folder, runs))
  }
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
}
