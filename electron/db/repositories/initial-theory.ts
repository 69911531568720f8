import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { fold } from '../../../shared/search/fold.ts'
import { all, type ReadableDb, sql, type WritableDb } from '../sql.ts'
import { insertConfiguration } from './configurations.ts'
import { insertElement } from './elements.ts'
import type { NewSlot } from './slots.ts'

type Input = ParsedInputOf<'configurations.createInitial'>

/**
 * Makes a configuration of an If-Then-Because statement; returns its id. An element of the same role and words is used
 * again, so that statements which share a context are tied by it. Throws `invalid_input` where nothing is said.
 */
export function insertInitial(db: WritableDb, input: Input): string {
  const { ifs, interventions, thens, becauses, handle, title, actor, caseId } = input
  const known = new Map(
    all<{ id: string; role: Role; label: string }>(
      db,
      sql`SELECT id, role, label FROM element ORDER BY id DESC`,
    ).map(({ id, role, label }) => [keyOf(role, label), id]),
  )
  const slots = [
    ...toSlots('C', ifs),
    ...toSlots('I', interventions),
    ...toSlots('M', becauses),
    ...toSlots('O', thens),
  ]
  if (slots.length === 0) {
    throw new AppError('invalid_input', 'Write at least one clause: an if, a then or a because.')
  }
  return insertConfiguration(db, {
    ...{ title, actor, caseId, origin: 'initial', handle: handle ?? nextHandle(db) },
    slots: [...new Map(slots.map(slot => [keyOf(slot.role, slot.label), slot])).values()],
  })

  function toSlots(role: Role, clauses: Input['ifs']): (NewSlot & { label: string })[] {
    return clauses.map(clause => {
      const { label, facet, joiner } =
        typeof clause === 'string'
          ? { label: clause, facet: undefined, joiner: undefined }
          : { facet: undefined, joiner: undefined, ...clause }
      const key = keyOf(role, label)
      const elementId = known.get(key) ?? insertElement(db, { role, label, facet })
      known.set(key, elementId)
      return { role, facet, joiner, elementId, label }
    })
  }
}

/** The next short name in the row IPT1, IPT2 …; a number that was given away is not given again. */
function nextHandle(db: ReadableDb): string {
  const numbers = all<{ handle: string }>(
    db,
    sql`SELECT handle FROM configuration WHERE handle LIKE 'IPT%'`,
  ).map(({ handle }) => Number(/^IPT(\d{1,6})$/i.exec(handle)?.[1] ?? 0))
  return `IPT${Math.max(0, ...numbers) + 1}`
}

function keyOf(role: Role, label: string): string {
  return `${role} ${fold(label)
    .text.trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.;,]+$/, '')}`
}
