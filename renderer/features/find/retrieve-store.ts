import { create } from 'zustand'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { useFind } from '../../store/find.ts'
import { changeRow, type GroupRow, newFact, newGroup, type Row } from './condition-form.ts'
import { toRows } from './condition-rows.ts'

/** The ways of counting retrieved codings that every study has. */
export type CountBy = Exclude<InputOf<'codings.count'>['by'], 'attribute'>

interface RetrieveState {
  form: GroupRow
  sort: NonNullable<InputOf<'codings.find'>['sort']>
  /** A `CountBy`, or the id of an attribute of participants. */
  countBy: string
  /** Codings that were ticked, by id. */
  ticked: ReadonlySet<string>
  activeKey: string
  savedId: string | null
}

/** The retrieval, as it was left; it begins with one row, which is unfinished. */
const initial = (): RetrieveState => ({
  form: newGroup([newFact('role')]),
  sort: 'passage',
  countBy: 'group',
  ticked: new Set<string>(),
  activeKey: '',
  savedId: null,
})

/** The retrieval, as it was left. */
export const useRetrieve = create<RetrieveState>()(initial)

/** Changes a row of the condition, or takes it out (`null`). */
export function editRow(id: number, change: (row: Row) => Row | null): void {
  useRetrieve.setState(({ form }) => ({ form: changeRow(form, id, change) }))
}

/** Ticks codings, or takes their ticks away. */
export function tickCodings(ids: readonly string[], isTicked: boolean): void {
  useRetrieve.setState(({ ticked }) => {
    const next = new Set(ticked)
    for (const id of ids) {
      if (isTicked) next.add(id)
      else next.delete(id)
    }
    return { ticked: next }
  })
}

/** Begins anew. */
export function clearRetrieval(): void {
  useRetrieve.setState(initial(), true)
}

useFind.subscribe(({ generation, wanted }, before) => {
  if (generation !== before.generation) clearRetrieval()
  else if (wanted !== null && wanted !== before.wanted) {
    useRetrieve.setState({ ...initial(), form: toRows(wanted.where) })
  }
})
