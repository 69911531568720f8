import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../support/property-seed.ts'
import { checkProject } from '../../../electron/db/check.ts'
import { listConflicts } from '../../../electron/db/team/conflicts.ts'
import { readLeftOut } from '../../../electron/db/team/left-out-ids.ts'
import { isRowOut } from '../../../electron/db/team/left-out.ts'
import { type Copy, makeCopies } from './copies.ts'
import { eventOf, live, meet, TEXT } from './histories.ts'
import { randomStep, take } from './random-steps.ts'

/** A history takes half a second; `RETRODUCE_RUNS=500` looks further, and stops at the first that fails. */
const USUAL_RUNS = 12
const RUNS = Number(process.env['RETRODUCE_RUNS'] ?? USUAL_RUNS)

it.each([
  [3, 1],
  [4, 3],
  [5, 4],
])(
  'brings %i copies to the same rows, whatever was done, lost, doubled or late',
  (count, share) => {
    fc.assert(
      fc.property(
        fc.array(eventOf(count), { minLength: 15, maxLength: 60, size: 'max' }),
        events => {
          const study = makeCopies()
          try {
            const first = study.first('first')
            first.call('sources.create', { title: 'Ann', text: TEXT })
            for (const each of ['trust', 'being known']) first.call('codes.create', { name: each })
            const others = Array.from({ length: count - 1 }, (_, n) => first.copy(`copy ${n}`))
            const team = [first, ...others]
            live(team, events)
            meet(team)
            const [rows] = team.map(copy => copy.rows())
            for (const copy of team) {
              expect(copy.rows()).toEqual(rows)
              expect(checkProject(copy.db).problems).toEqual([])
            }
          } finally {
            study.end()
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / share), endOnFailure: RUNS > USUAL_RUNS },
    )
  },
)

it('brings copies with a part of the sources to the same rows in all that they share', () => {
  fc.assert(
    fc.property(
      fc.array(eventOf(4), { minLength: 15, maxLength: 60, size: 'max' }),
      fc.nat(2),
      (events, made) => {
        const study = makeCopies()
        try {
          const first = study.first('first')
          const { id: sharedId } = first.call('sources.create', { title: 'Ann', text: TEXT })
          first.call('sources.create', { title: 'Pat', text: `${TEXT}\nAnn: Bye.` })
          for (const each of ['trust', 'being known']) first.call('codes.create', { name: each })
          const second = first.copy('second')
          // Some of what all know was done before the part was made, and some of it was not heard of yet.
          live([first, second], events.slice(0, made * 8))
          if (!hasSource(first, sharedId)) return
          const whole = [first, second]
          const parts = [first.part('third', [sharedId]), first.part('fourth', [sharedId])]
          live([...whole, ...parts], events.slice(made * 8))
          meet([...whole, ...parts])
          expect(second.rows()).toEqual(first.rows())
          for (const part of parts) {
            expect(checkProject(part.db).problems).toEqual([])
            expect(part.rows()).toEqual(sharedRows(first, part))
          }
        } finally {
          study.end()
        }
      },
    ),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: RUNS > USUAL_RUNS },
  )
})

function hasSource({ db }: Copy, id: string): boolean {
  return db.prepare('SELECT 1 FROM source WHERE id = ?').get(id) !== undefined
}

/** The rows of a whole copy that do not name what a part is not to have. */
function sharedRows(whole: Copy, part: Copy): Record<string, string[]> {
  const leftOut = readLeftOut(part.db)
  const isOut = (id: string) => leftOut.has(id)
  return Object.fromEntries(
    Object.entries(whole.rows()).map(([table, rows]) => [
      table,
      rows.filter(row => !isRowOut('', { row }, { isOut })),
    ]),
  )
}

it('loses no word that somebody wrote: it stands in a row, or in a conflict', () => {
  const alone = fc.array(randomStep, { minLength: 5, maxLength: 25, size: 'max' })
  fc.assert(
    fc.property(fc.tuple(alone, alone, alone), histories => {
      const study = makeCopies()
      try {
        const first = study.first('first')
        first.call('sources.create', { title: 'Ann', text: TEXT })
        first.call('codes.create', { name: 'trust' })
        first.call('elements.create', { role: 'M', label: 'trust' })
        const team = [first, first.copy('second'), first.copy('third')]
        const before = wordsOf(first)
        histories.forEach((steps, who) => {
          for (const step of steps) {
            const copy = team[who]
            if (copy !== undefined) take(copy, step)
          }
        })
        const written = team.flatMap(copy => wordsOf(copy).filter(word => !before.includes(word)))
        meet(team)
        for (const copy of team) {
          const kept = wordsOf(copy).join('\n') + JSON.stringify(listConflicts(copy.db))
          for (const word of written) expect(kept).toContain(word)
          expect(listConflicts(copy.db)).toEqual(listConflicts(first.db))
        }
      } finally {
        study.end()
      }
    }),
    { numRuns: RUNS, endOnFailure: RUNS > USUAL_RUNS },
  )
})

/** Everything in a copy that somebody wrote in words. */
function wordsOf({ db }: Copy): string[] {
  const columns = [
    ...['code.name', 'code.description', 'coding.note', 'memo.body', 'element.label'],
    ...['element.description', 'configuration.title', 'configuration.statement', 'evidence.note'],
    ...['configuration.status_reason', 'source.title'],
  ]
  return columns.flatMap(place => {
    const [table = '', column = ''] = place.split('.')
    const words = db.prepare(`SELECT "${column}" FROM "${table}"`).pluck().all() as string[]
    return words.filter(word => word !== null && word !== '')
  })
}
