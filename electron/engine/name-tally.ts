import type { NameHit } from '../../shared/names/find-names.ts'
import { writtenReplacement } from '../../shared/names/rules.ts'
import type { ImportWarning } from '../../shared/text/source-draft.ts'
import type { NewProtection } from '../db/repositories/protection.ts'
import type { NamesInput } from './find-names.ts'

/** Counts what was replaced, by source and by what stands there now. */
export class NameTally {
  readonly #counts = new Map<string, NewProtection>()
  readonly #input: NamesInput

  constructor(input: NamesInput) {
    this.#input = input
  }

  add(sourceId: string | null, hits: readonly NameHit[]): void {
    for (const hit of hits) {
      const rule = this.#input.names[hit.rule]
      if (rule === undefined) throw new Error('A hit of no rule')
      const replacement = writtenReplacement(rule, this.#input.hasBrackets)
      const key = JSON.stringify([sourceId, replacement, rule.kind])
      const entry = this.#counts.get(key)
      if (entry !== undefined) entry.count += 1
      else {
        const nameKind = rule.kind
        this.#counts.set(key, { kind: 'pseudonym', sourceId, replacement, nameKind, count: 1 })
      }
    }
  }

  entries(): NewProtection[] {
    return [...this.#counts.values()]
  }
}

/** What the list of names did, and what it leaves to be looked at. */
export function warnOfNames({
  replaced,
  doubtful,
}: {
  replaced: readonly NameHit[]
  doubtful: number
}): ImportWarning[] {
  const done = {
    code: 'names_replaced',
    message: 'Names of the list were replaced, and the original file was not kept.',
    count: replaced.length,
  }
  const left = {
    code: 'names_doubtful',
    message: 'Words that may be names of the list were left as they are. Look them up among names.',
    count: doubtful,
  }
  return doubtful === 0 ? [done] : [done, left]
}
