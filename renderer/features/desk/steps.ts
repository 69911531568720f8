import type { HistoryEntry } from '../../../shared/contract/history.ts'
import { type HeardStep, heardStep } from '../../api/client.ts'
import type { Step } from '../../store/act.ts'
import type { Change } from './change.ts'

/**
 * The steps that the desk has asked for itself, for as long as nothing else was done between or after them: what undo and
 * redo will come to is known then before the engine has answered.
 */

interface OwnStep {
  sourceId: string
  forth: Change
  back: Change
  /** The journal's entry of it. */
  entryId: string
}

const done: OwnStep[] = []
const undone: OwnStep[] = []
/** The entry up to which that is the whole story. */
let upTo: string | null = null

/**
 * Notes a change that the engine has carried out; `before` is the newest step from before it was asked. Where it is not
 * certain which step was its own, nothing is known of those before either.
 */
export function noteStep(
  { back, ...change }: { sourceId: string; forth: Change; back: Change | null },
  before: HeardStep | null,
): void {
  const step = heardStep()
  if (step !== null && step.entryId === before?.entryId) return
  if (before === null || before.entryId !== upTo) done.length = 0
  undone.length = 0
  const { codingIds } = step ?? {}
  if (step === null || back === null || codingIds?.length !== 1) {
    done.length = 0
    upTo = null
    return
  }
  done.push({ ...change, back, entryId: step.entryId })
  upTo = step.entryId
}

/** A change that undo or redo is about to make. */
interface Coming {
  sourceId: string
  change: Change
  /** Whether that is what the engine has done; told once, with its entry. */
  isIt: (entry: HistoryEntry | undefined) => boolean
}

/** What undo or redo will do, if that is a step of the desk's own. */
export function stepToCome(procedure: Step): Coming | null {
  const [from, to] = procedure === 'history.undo' ? [done, undone] : [undone, done]
  const step = from.at(-1)
  if (step === undefined || upTo === null || heardStep()?.entryId !== upTo) return null
  return {
    sourceId: step.sourceId,
    change: procedure === 'history.undo' ? step.back : step.forth,
    isIt: entry => {
      if (entry?.targetId !== step.entryId) {
        upTo = null
        return false
      }
      from.pop()
      to.push(step)
      upTo = entry.id
      return true
    },
  }
}
