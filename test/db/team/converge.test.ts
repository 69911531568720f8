import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../support/property-seed.ts'
import { checkProject } from '../../../electron/db/check.ts'
import { listConflicts } from '../../../electron/db/team/conflicts.ts'
import { type Bundle, type Copy, makeCopies } from './copies.ts'
import { randomStep, type RandomStep, take } from './random-steps.ts'

/** A history takes half a second; `RETRODUCE_RUNS=500` looks further, and stops at the first that fails. */
const USUAL_RUNS = 12
const RUNS = Number(process.env['RETRODUCE_RUNS'] ?? USUAL_RUNS)

const TEXT = `Interviewer: How did you come to the garden?
Ann: My doctor wrote it on a slip, and the link worker rang me the same week.
Interviewer: And what kept you coming?
Ann: Somebody knew my name. That was it, really. I trusted them after that.`

/** What happens in a history: somebody does something, or gets what another has, sooner or later, once or twice. */
type Event =
  | { what: 'do'; who: number; step: RandomStep }
  | { what: 'send'; who: number }
  | { what: 'receive'; who: number; bundle: number }

function eventOf(count: number): fc.Arbitrary<Event> {
  const who = fc.nat(count - 1)
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ what: fc.constant('do' as const), who, step: randomStep }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('send' as const), who }) },
    {
      weight: 1,
      arbitrary: fc.record({ what: fc.constant('receive' as const), who, bundle: fc.nat(20) }),
    },
  )
}

it('brings copies to the same rows, whatever was done, lost, doubled or late', () => {
  fc.assert(
    fc.property(fc.array(eventOf(3), { minLength: 15, maxLength: 60, size: 'max' }), events => {
      const study = makeCopies()
      try {
        const first = study.first('first')
        first.call('sources.create', { title: 'Ann', text: TEXT })
        for (const each of ['trust', 'being known']) first.call('codes.create', { name: each })
        const team = [first, first.copy('second'), first.copy('third')]
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
    }),
    { numRuns: RUNS, endOnFailure: RUNS > USUAL_RUNS },
  )
})

function live(team: readonly Copy[], events: readonly Event[]): void {
  const sent: Bundle[] = []
  for (const event of events) {
    const copy = team[event.who % team.length]
    if (copy === undefined) continue
    if (event.what === 'do') take(copy, event.step)
    else if (event.what === 'send') sent.push(copy.bundle(copy.start()))
    else {
      const bundle = sent[event.bundle % Math.max(1, sent.length)]
      if (bundle !== undefined) copy.merge(bundle)
    }
  }
}

/** Everybody gets what everybody has, until nothing is new any more. */
function meet(team: readonly Copy[]): void {
  for (let round = 0; round < 6; round++) {
    const counts = team.flatMap(copy =>
      team.map(other => (other === copy ? 0 : copy.merge(other.bundle(other.start())).steps)),
    )
    if (counts.every(count => count === 0)) return
  }
  throw new Error('The copies never came to an end')
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
