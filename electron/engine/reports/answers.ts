import type { ChecklistEntry } from '../../../shared/contract/checklists.ts'
import type { AnswerKind } from '../../../shared/reports/checklist-item.ts'
import { countOf } from '../../../shared/reports/report.ts'
import type { StudyCounts } from '../../db/repositories/study-counts.ts'

/** What in the project helps to answer an item: so much of each, and nothing where there is none. */
export function answersTo(
  kinds: readonly AnswerKind[],
  counts: StudyCounts,
): ChecklistEntry['answers'] {
  return kinds.map(kind => {
    const count = countFor(kind, counts)
    const [one, many] = WORDS[kind]
    return { kind, count, words: count === 0 ? `No ${many}` : countOf(count, one, many) }
  })
}

const WORDS: Record<AnswerKind, readonly [one: string, many: string]> = {
  sources: ['source', 'sources'],
  participants: ['participant', 'participants'],
  codes: ['code', 'codes'],
  codings: ['coded passage', 'coded passages'],
  researchers: ['researcher who coded', 'researchers who coded'],
  doubleCoded: ['source coded by several', 'sources coded by several'],
  memos: ['memo', 'memos'],
  configurations: ['configuration', 'configurations'],
  elements: ['element', 'elements'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  challenges: ['passage that challenges', 'passages that challenge'],
  responses: ['response to a card', 'responses to cards'],
  versions: ['theory version', 'theory versions'],
  initial: ['initial theory', 'initial theories'],
  decisions: ['decision', 'decisions'],
  principles: ['principle', 'principles'],
  lenses: ['substantive theory', 'substantive theories'],
  rivals: ['pair of rivals', 'pairs of rivals'],
  cases: ['case', 'cases'],
  patterns: ['outcome pattern', 'outcome patterns'],
}

/** The sum of counts. */
export function sum(counts: readonly number[]): number {
  return counts.reduce((all, each) => all + each, 0)
}

function countFor(kind: AnswerKind, counts: StudyCounts): number {
  switch (kind) {
    case 'sources':
      return sum(counts.sources.map(({ count }) => count))
    case 'participants':
      return sum(counts.participants.map(({ count }) => count))
    case 'codes':
      return counts.codes.deductive + counts.codes.inductive
    case 'researchers':
      return counts.coders
    case 'configurations':
      return inUse(counts)
    case 'elements':
      return sum(Object.values(counts.elementsByRole))
    case 'evidence':
      return sum(Object.values(counts.evidence))
    case 'challenges':
      return counts.evidence.challenges
    case 'responses':
      return sum(Object.values(counts.responses))
    case 'versions':
      return counts.versions.length
    case 'initial':
      return counts.versions.filter(version => version.kind === 'initial').length
    default:
      return counts[kind]
  }
}

/** Configurations that are neither merged nor rejected. */
export function inUse({ configurations }: StudyCounts): number {
  return configurations.draft + configurations.proposed + configurations.agreed
}
