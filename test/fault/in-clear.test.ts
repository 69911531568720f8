import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filesWithWords, holdsWords } from '../support/search-bytes.ts'
import { bundleProgram } from './support/bundle-program.ts'
import { NO_TRACE, traceConnections, traceWrites } from './support/trace.ts'

const MARKER = 'Zwiebelfisch41qk'
const withTrace = NO_TRACE === null ? it : it.skip

let folder: string
let program: { file: string; folder: string }
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-marked-'))
  writeFileSync(
    join(folder, 'P01.txt'),
    `Ann: They told me ${MARKER} and I went home.\n`.repeat(40),
  )
  program = await bundleProgram('marked-session')
})
afterEach(() => {
  for (const one of [folder, program.folder]) rmSync(one, { recursive: true, force: true })
})

/** Where the marker was written by a whole session that ended in a crash. */
function placesOfMarker(...options: string[]): string[] {
  const writes = traceWrites([program.file, folder, MARKER, ...options])
  expect(writes.length).toBeGreaterThan(100)
  const found = writes.filter(({ bytes }) => bytes.includes(MARKER) || holdsWords(bytes, MARKER))
  return [...new Set(found.map(({ path }) => path.replace(folder, '')))]
}

withTrace(
  `not one byte in clear is ever written of an encrypted project (${NO_TRACE ?? 'with strace'})`,
  () => {
    expect(placesOfMarker()).toEqual([])
    // Nor does any file hold it, but the interview that was given.
    expect(filesWithWords(folder, MARKER)).toEqual(['P01.txt'])
  },
)

withTrace(
  `the search would find it: a project in clear is full of it (${NO_TRACE ?? 'with strace'})`,
  () => {
    const places = placesOfMarker('plain')
    expect(places.length).toBeGreaterThan(0)
    // Even so it stands in project files and what belongs to them only.
    expect(places.filter(path => !/\.retroduce/.test(path))).toEqual([])
  },
)

withTrace(`no thread of a session reaches for any address (${NO_TRACE ?? 'with strace'})`, () => {
  expect(traceConnections([program.file, folder, MARKER])).toEqual([])
})
