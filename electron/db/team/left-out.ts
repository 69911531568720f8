import type { JournaledTable } from '../../../shared/history/tables.ts'
import type { Fields } from '../../../shared/team/settle-row.ts'
import { registerOf } from '../../../shared/team/registers.ts'
import type { Step, StepChange } from './steps.ts'

/**
 * What a copy with a part of the sources is not to have, and what of steps it takes in. A row that names something left
 * out, in whatever column or in a link in its words, is left out as well; so is every source and participant that is
 * neither the copy's from its beginning nor its own work. What is left out is remembered by its id and stays out.
 */
export interface Scope {
  isOut(id: string): boolean
  leaveOut(id: string): void
  /** Whether the copy has a source or a participant already. */
  has(table: JournaledTable, id: string): boolean
  /** Whether the copy ever had a row that a step changes but does not make. */
  knows(table: JournaledTable, key: string): boolean
}

/** Tables of which a copy with a part takes in nothing new. */
const CLOSED: ReadonlySet<string> = new Set<JournaledTable>(['source', 'participant'])

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Whether a text names something that is left out. */
function namesLeftOut(text: string, { isOut }: Pick<Scope, 'isOut'>): boolean {
  return text.length >= 36 && (text.match(IDS) ?? []).some(id => isOut(id))
}

/** Whether a row names something that is left out, in its key or any of its columns. */
export function isRowOut(key: string, row: Fields, scope: Pick<Scope, 'isOut'>): boolean {
  if (namesLeftOut(key, scope)) return true
  return Object.values(row).some(value => typeof value === 'string' && namesLeftOut(value, scope))
}

/** Steps with what a copy takes of them. All of them stay, so that what was known when is told as in the other copies. */
export function takeInScope(
  steps: readonly Step[],
  scope: Scope,
): { steps: Step[]; keptOut: number } {
  const changes = steps.flatMap(step => step.changes)
  const whole = changes.filter(({ isWhole }) => isWhole)
  const made = new Set(whole.map(({ table, key }) => `${table} ${key}`))
  for (let isSettled = false; !isSettled; ) {
    isSettled = true
    for (const each of whole) {
      for (const id of outWith(each, scope, made)) {
        scope.leaveOut(id)
        isSettled = false
      }
    }
  }
  const isMade = ({ table, key, isWhole }: StepChange) =>
    isWhole || made.has(`${table} ${key}`) || scope.knows(table, key)
  let keptOut = 0
  const taken = steps.map(step => {
    const own = step.changes.flatMap(change => {
      if (!isMade(change) && isId(change.key)) scope.leaveOut(change.key)
      const rest = isMade(change) ? inScope(change, scope) : null
      if (rest !== change) keptOut += 1
      return rest ?? []
    })
    const isSame = own.length === step.changes.length
    // The name of a step may hold a title.
    return { ...step, label: isSame ? step.label : '', changes: own, isPartial: true }
  })
  return { steps: taken, keptOut }
}

/** Ids that are left out because of a new row: its own, and that of a memo about something left out. */
function outWith(
  { table, key, fields }: StepChange,
  scope: Scope,
  made: ReadonlySet<string>,
): string[] {
  const row = fields ?? {}
  const isClosed = CLOSED.has(table) && !scope.has(table, key)
  if (!isClosed && !isRowOut(key, row, scope)) return []
  const memoId = table === 'memo_link' ? row['memo_id'] : null
  const ids = [
    ...(isId(key) ? [key] : []),
    ...(typeof memoId === 'string' && made.has(`memo ${memoId}`) ? [memoId] : []),
  ]
  return ids.filter(id => !scope.isOut(id))
}

/** A change without what it says of things left out; null where nothing is left. */
function inScope(change: StepChange, scope: Scope): StepChange | null {
  const { table, key, fields, isWhole } = change
  if (namesLeftOut(key, scope)) return null
  if (fields === null || !isRowOut('', fields, scope)) return change
  if (isWhole) return null
  const out = new Set(
    Object.entries(fields)
      .filter(([, value]) => typeof value === 'string' && namesLeftOut(value, scope))
      .map(([column]) => registerOf(table, column)),
  )
  const rest = Object.entries(fields).filter(([column]) => !out.has(registerOf(table, column)))
  return { ...change, fields: Object.fromEntries(rest) }
}

/** Whether a key is a thing's id, and not put together from several. */
function isId(key: string): boolean {
  return key.length === 36 && !key.includes('/')
}
