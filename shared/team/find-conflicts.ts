import type { Past } from './past.ts'
import { isSilent, registerOf } from './registers.ts'
import { type Fields, inOrder, type Write, type Writer } from './settle-row.ts'

/** What copies say differently of one row: nothing decides it but somebody who settles it. */
export interface RowConflict {
  kind: 'values' | 'removal' | 'answer' | 'twin' | 'order'
  /** The register; empty for the row as a whole. */
  register: string
  sides: { by: Writer; values: Fields | null }[]
}

/** A row as the project has it, and everything that was written into it. */
export interface WrittenRow {
  table: string
  present: Fields | null
  writes: readonly Write[]
  /** Steps that somebody has settled, by register. */
  settled: ReadonlyMap<string, ReadonlySet<string>>
}

/** Finds what of a row is not settled. */
export function findConflicts(row: WrittenRow, past: Past): RowConflict[] {
  if (isSilent(row.table, '')) return []
  // In one order in every copy, whichever of them took the steps.
  const writes = withoutTakenBack(inOrder(row.writes, past), past)
  const decisions = writes.filter(({ by }) => by.kind !== 'repair')
  const repairs = writes.filter(({ by }) => by.kind === 'repair')
  const whole = rowConflict(row, decisions, repairs, past)
  if (row.present === null) return whole
  return [...whole, ...registerConflicts(row, decisions, repairs, past)]
}

/** The procedure by which a conflict is settled. */
const SETTLE = 'conflicts.settle'

/**
 * Writes in their order, without settlements that were taken back: what these settled is open again. Steps are taken back
 * in the order in which they were taken, so an undo is of the latest settlement that it knew of.
 */
function withoutTakenBack(writes: readonly Write[], past: Past): Write[] {
  const gone = new Set<Write>()
  const settling = writes.filter(({ by }) => by.procedure === SETTLE)
  for (const undo of settling.filter(({ by }) => by.kind === 'undo')) {
    const settlement = settling.findLast(
      one => one.by.kind !== 'undo' && !gone.has(one) && past.isBefore(one.by, undo.by),
    )
    if (settlement !== undefined) gone.add(settlement).add(undo)
  }
  return writes.filter(write => !gone.has(write))
}

/** A row that stays although it was removed, or that was put aside although it was not. */
function rowConflict(
  row: WrittenRow,
  decisions: readonly Write[],
  repairs: readonly Write[],
  past: Past,
): RowConflict[] {
  const last = newest(decisions, past)
  const isSettled = (by: Writer) => row.settled.get('')?.has(by.id) === true
  if (row.present !== null) {
    const removals = last.filter(({ fields, by }) => fields === null && !isSettled(by))
    if (removals.length === 0) return []
    return [
      { kind: 'removal', register: '', sides: removals.map(({ by }) => ({ by, values: null })) },
    ]
  }
  const kept = last.filter(({ fields, by }) => fields !== null && !isSettled(by))
  const isPutAside = repairs.some(({ fields }) => fields === null)
  if (!isPutAside || kept.length === 0) return []
  const values = decisions.reduce<Fields>((all, { fields }) => ({ ...all, ...fields }), {})
  return [{ kind: 'twin', register: '', sides: kept.map(({ by }) => ({ by, values })) }]
}

function registerConflicts(
  row: WrittenRow,
  decisions: readonly Write[],
  repairs: readonly Write[],
  past: Past,
): RowConflict[] {
  const registers = new Set(
    decisions.flatMap(({ fields, isWhole }) =>
      isWhole ? [] : Object.keys(fields ?? {}).map(column => registerOf(row.table, column)),
    ),
  )
  return [...registers].flatMap(register => {
    if (isSilent(row.table, register)) return []
    const columns = Object.keys(row.present ?? {}).filter(
      column => registerOf(row.table, column) === register,
    )
    const writing = (write: Write) => columns.some(column => column in (write.fields ?? {}))
    const last = newest(decisions.filter(writing), past)
    const settled = row.settled.get(register)
    if (last.every(({ by }) => settled?.has(by.id) === true)) return []
    const said = new Map(
      last.map(({ by, fields }) => [
        JSON.stringify(columns.map(column => fields?.[column] ?? null)),
        { by, values: pick(fields, columns) },
      ]),
    )
    const isTaken = isMoved(row.table, register) && last.every(({ by }) => !isByHand(by))
    if (isTaken) return []
    if (said.size > 1) return [{ kind: 'values', register, sides: [...said.values()] }]
    return overruled(row, register, columns, last, repairs.filter(writing))
  })
}

/** Values that a repair did not let stand. */
function overruled(
  row: WrittenRow,
  register: string,
  columns: readonly string[],
  last: readonly Write[],
  repairs: readonly Write[],
): RowConflict[] {
  const [side] = last
  const repair = repairs.find(({ by }) => side !== undefined && by.id > side.by.id)
  if (side === undefined || repair === undefined || isMoved(row.table, register)) return []
  if (columns.every(column => same(side.fields?.[column], row.present?.[column]))) return []
  const kind = row.table === 'coding' ? 'answer' : 'order'
  return [{ kind, register, sides: [{ by: side.by, values: pick(side.fields, columns) }] }]
}

/** The place of a coding goes along with its text. */
function isMoved(table: string, register: string): boolean {
  return table === 'coding' && register === 'version_id'
}

function isByHand({ procedure }: Writer): boolean {
  return procedure.startsWith('codings.')
}

function same(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null)
}

function pick(fields: Fields | null, columns: readonly string[]): Fields {
  return Object.fromEntries(columns.map(column => [column, fields?.[column] ?? null]))
}

/** Writes that no other of them knew of. */
function newest(writes: readonly Write[], past: Past): Write[] {
  return writes.filter(write => !writes.some(other => past.isBefore(write.by, other.by)))
}
