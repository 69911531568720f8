import { create } from 'zustand'
import type { TableKind } from '../../shared/tables/kinds.ts'

/** The table whose export is being put together; null while none is. */
export const useTableDialog = create<{ kind: TableKind | null }>()(() => ({ kind: null }))

/** Opens the export of tables. */
export function openTableDialog(kind: TableKind = 'configurations'): void {
  useTableDialog.setState({ kind })
}

/** Closes it. */
export function closeTableDialog(): void {
  useTableDialog.setState({ kind: null })
}
