import fc from 'fast-check'
import type { Bundle, Copy } from './copies.ts'
import { randomStep, type RandomStep, take } from './random-steps.ts'

/** The text that all copies have. */
export const TEXT = `Interviewer: How did you come to the garden?
Ann: My doctor wrote it on a slip, and the link worker rang me the same week.
Interviewer: And what kept you coming?
Ann: Somebody knew my name. That was it, really. I trusted them after that.`

/** What happens in a history: somebody does something, or gets what another has, sooner or later, once or twice. */
export type Event =
  | { what: 'do'; who: number; step: RandomStep }
  | { what: 'send'; who: number }
  | { what: 'receive'; who: number; bundle: number }

/** Events among so many copies. */
export function eventOf(count: number): fc.Arbitrary<Event> {
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

/** Lets events happen. */
export function live(team: readonly Copy[], events: readonly Event[]): void {
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
export function meet(team: readonly Copy[]): void {
  for (let round = 0; round < 6; round++) {
    const counts = team.flatMap(copy =>
      team.map(other => (other === copy ? 0 : copy.merge(other.bundle(other.start())).steps)),
    )
    if (counts.every(count => count === 0)) return
  }
  throw new Error('The copies never came to an end')
}
