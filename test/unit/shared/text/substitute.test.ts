import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileNames } from '../../../../shared/names/find-names.ts'
import type { TextRange } from '../../../../shared/text/boundaries.ts'
import { applyEdits } from '../../../../shared/text/edit-script.ts'
import {
  findNamesInSource,
  replaceHits,
  substituteNames,
} from '../../../../shared/text/names-in-source.ts'
import { placesAfter, substitute } from '../../../../shared/text/substitute.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

const NAMES = [
  { name: 'Moira', replacement: 'Anne', kind: 'person' as const },
  { name: 'Moira Keane', replacement: 'Anne Boyd', kind: 'person' as const },
  { name: 'Leith', replacement: 'the town', kind: 'place' as const },
]
const find = compileNames(NAMES, { hasBrackets: true })
const certain = (text: string) => find(text).filter(({ doubt }) => doubt === null)

const Words = fc.array(
  fc.constantFrom(
    'she',
    'rang',
    'Moira',
    'Moira Keane',
    "Moira's",
    'Leith',
    '😀',
    'Keane',
    'moira',
  ),
  { minLength: 1, maxLength: 9 },
)
const Turn = fc.tuple(fc.constantFrom('Moira', 'INT', 'P1', 'Moira Keane'), Words)
const Transcript = fc
  .array(Turn, { minLength: 2, maxLength: 12 })
  .map(turns => `${turns.map(([who, words]) => `${who}: ${words.join(' ')}`).join('\n')}\n`)

const sourceOf = (text: string) => ({ text, blocks: detectTurns(text) })

function replaceNames(text: string) {
  const { blocks } = sourceOf(text)
  const found = findNamesInSource(text, blocks, certain)
  const substitution = substituteNames(text, blocks, found)
  return { blocks, found, ...substitution, after: substitute({ text, blocks }, substitution) }
}

/** A passage together with the whole of each hit that it cuts. */
function widened({ start, end }: TextRange, hits: readonly TextRange[]): TextRange {
  const first = hits.find(hit => hit.start < start && start < hit.end)
  const last = hits.find(hit => hit.start < end && end < hit.end)
  return { start: first?.start ?? start, end: last?.end ?? end }
}

describe('replacing names in a text', () => {
  it('leaves each passage on what stands for its words, and for the whole of a name that it cut', () => {
    fc.assert(
      fc.property(Transcript, fc.nat(), fc.nat(), (text, a, b) => {
        const { found, edits, after } = replaceNames(text)
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        const place = placesAfter(edits).passage({ start, end })
        const whole = widened({ start, end }, found.hits)
        const own = found.hits
          .filter(hit => whole.start <= hit.start && hit.end <= whole.end)
          .map(hit => ({ ...hit, start: hit.start - whole.start, end: hit.end - whole.start }))
        expect(after.text.slice(place.start, place.end)).toBe(
          replaceHits(text.slice(whole.start, whole.end), own),
        )
      }),
    )
  })

  it('leaves no certain name, and every line with its turn and the right speaker', () => {
    fc.assert(
      fc.property(Transcript, text => {
        const { blocks, edits, after } = replaceNames(text)
        expect(after.text).toBe(applyEdits(text, edits))
        expect(certain(after.text)).toEqual([])
        expect(after.blocks.map(({ kind, turn }) => [kind, turn])).toEqual(
          blocks.map(({ kind, turn }) => [kind, turn]),
        )
        after.blocks.forEach((block, index) => {
          expect(after.text.slice(block.start, block.end)).not.toContain('\n')
          const { speaker } = blocks[index] ?? block
          const called = speaker?.startsWith('Moira') ? speaker.replace(/^Moira/, 'Anne') : speaker
          expect(block.speaker).toBe(called?.replace('Keane', 'Boyd') ?? null)
          const hadLabel = (blocks[index]?.contentStart ?? 0) > (blocks[index]?.start ?? 0)
          const label = after.text.slice(block.start, block.contentStart)
          expect(label.trim()).toBe(hadLabel ? `${block.speaker ?? ''}:` : '')
        })
      }),
    )
  })

  it('keeps the lines of a name that is broken over two', () => {
    const { after } = replaceNames('P1: I told Moira\nKeane that.\nINT: And Moira\nKeane\n')
    expect(after.text).toBe('P1: I told [Anne Boyd]\n that.\nINT: And [Anne Boyd]\n\n')
    expect(
      after.blocks.map(({ turn, start, end }) => [turn, after.text.slice(start, end)]),
    ).toEqual([
      [1, 'P1: I told [Anne Boyd]'],
      [1, ' that.'],
      [2, 'INT: And [Anne Boyd]'],
    ])
  })

  it('takes no name out of a label and the words behind it together', () => {
    const { after } = replaceNames('INT: So?\nMoira: Keane was there.\nINT: Keane?\nMoira: Yes.\n')
    expect(after.text).toBe('INT: So?\nAnne: Keane was there.\nINT: Keane?\nAnne: Yes.\n')
  })
})
