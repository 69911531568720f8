import type { AnswerKind } from '../../../shared/reports/checklist-item.ts'
import { type Place, type TheoryView, useWorkspace } from '../../store/workspace.ts'

/** Where what answers an item is kept: a place, and in the theory's place a view. */
const WHERE: Record<AnswerKind, Place | { theory: TheoryView }> = {
  sources: 'sources',
  participants: 'participants',
  codes: 'codebook',
  codings: 'find',
  researchers: 'project',
  doubleCoded: 'sources',
  memos: 'memos',
  configurations: 'configurations',
  elements: 'configurations',
  evidence: 'configurations',
  challenges: { theory: 'remarks' },
  responses: { theory: 'cards' },
  versions: { theory: 'versions' },
  initial: { theory: 'versions' },
  decisions: { theory: 'versions' },
  principles: { theory: 'principles' },
  lenses: { theory: 'lenses' },
  rivals: { theory: 'chains' },
  cases: { theory: 'cases' },
  patterns: { theory: 'patterns' },
}

/** Goes to where what answers an item is kept. */
export function goToAnswer(kind: AnswerKind): void {
  const { goTo } = useWorkspace.getState()
  const where = WHERE[kind]
  if (typeof where === 'string') {
    if (kind === 'elements') useWorkspace.setState({ configurationsView: 'elements' })
    goTo(where)
    return
  }
  useWorkspace.setState({ theoryView: where.theory })
  goTo('theory')
}
