import type { Memo } from '../../../shared/contract/memos.ts'
import type { MemoKind } from '../../../shared/memos/kinds.ts'
import {
  countMemos,
  getMemo,
  insertMemo,
  listMemos,
  removeMemo,
  updateMemo,
} from '../../db/repositories/memos.ts'
import type { AreaHandlers } from '../handlers.ts'

const NAMES: Record<MemoKind, string> = {
  analytic: 'an analytic memo',
  inference: 'a retroductive inference',
  methodological: 'a methodological memo',
  reflexive: 'a reflexive memo',
}

/**
 * Memos. Each save is one step: whoever writes in a field undoes letters there, and outside of it takes back what was
 * saved in one pause. The names of the steps never quote a memo.
 */
export const memoHandlers: AreaHandlers<'memos'> = {
  'memos.list': (db, input) => listMemos(db, input),
  'memos.get': (db, { memoId }) => getMemo(db, memoId),
  'memos.counts': (db, { kind }) => countMemos(db, kind),
  'memos.create': (db, input, researcherId) => {
    const memoId = insertMemo(db, input, researcherId)
    return { value: getMemo(db, memoId), label: `Write ${NAMES[input.kind]}` }
  },
  'memos.update': (db, input) => {
    const before = getMemo(db, input.memoId)
    updateMemo(db, input)
    const value = getMemo(db, input.memoId)
    return { value, label: nameChange(before, value) }
  },
  'memos.remove': (db, { memoId }) => {
    const { kind } = getMemo(db, memoId)
    removeMemo(db, memoId)
    return { value: { memoId }, label: `Remove ${NAMES[kind]}` }
  },
}

function nameChange(before: Memo, after: Memo): string {
  if (before.body !== after.body) return `Write in ${NAMES[after.kind]}`
  if (before.title !== after.title) return `Name ${NAMES[after.kind]}`
  if (before.kind !== after.kind) return `Make a memo ${NAMES[after.kind]}`
  return `Change what ${NAMES[after.kind]} is about`
}
