import { ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import type { ChosenCode } from './CodeDialog.tsx'
import { useRetrieve } from './retrieve-store.ts'

/** Whether a role or code is given to codings or taken off them. */
export type Direction = 'add' | 'remove'

/** Gives a role to the ticked codings, or takes it off them, in one step. */
export async function changeRole(role: Role, direction: Direction): Promise<void> {
  const marks = direction === 'add' ? { addRoles: [role] } : { removeRoles: [role] }
  await change(marks, ROLE_NAMES[role], direction)
}

/** Gives a code to the ticked codings, or takes it off them, in one step. */
export async function changeCode(chosen: ChosenCode, direction: Direction): Promise<void> {
  const code =
    'newCode' in chosen
      ? await act('codes.create', { name: chosen.newCode })
      : { id: chosen.codeId, name: chosen.name }
  if (code === undefined) return
  const marks = direction === 'add' ? { addCodeIds: [code.id] } : { removeCodeIds: [code.id] }
  await change(marks, `“${code.name}”`, direction)
}

type Marks =
  | { addRoles: Role[] }
  | { removeRoles: Role[] }
  | { addCodeIds: string[] }
  | { removeCodeIds: string[] }

async function change(marks: Marks, name: string, direction: Direction): Promise<void> {
  const codingIds = [...useRetrieve.getState().ticked]
  const { say } = useNotices.getState()
  if (codingIds.length === 0) return say('Nothing is ticked. Tick codings with Space first.')
  const done = await act('codings.updateMany', { codingIds, ...marks })
  if (done === undefined) return
  const isAdding = direction === 'add'
  if (done.changed === 0) {
    say(isAdding ? `All of them have ${name} already.` : `None of them has ${name}.`)
    return
  }
  const codings = count(done.changed, 'coding')
  sayUndoable(isAdding ? `${name} added to ${codings}.` : `${name} taken off ${codings}.`)
}
