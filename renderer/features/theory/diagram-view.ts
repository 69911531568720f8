import { create } from 'zustand'
import type { DiagramFilter } from '../../../shared/contract/diagrams.ts'
import type { Layout } from '../../../shared/diagram/scene.ts'
import type { Status } from '../../../shared/domain/roles.ts'

/** How the diagram is laid out and what it shows: the same in the window and in what is exported from it. */
export interface DiagramView {
  layout: Layout
  filter: DiagramFilter
  /** Statuses whose configurations are left out, while what stays keeps its place. */
  hidden: readonly Status[]
}

/** The choice of this session; a theory opens as it was looked at last. */
export const useDiagramView = create<DiagramView>()(() => ({
  layout: 'roles',
  filter: {},
  hidden: [],
}))

/** The layout and the filters of a view as procedures take them; what is usual is left out. */
export function viewInput({
  layout,
  filter,
}: DiagramView): Partial<Pick<DiagramView, 'layout' | 'filter'>> {
  return {
    ...(layout === 'roles' ? {} : { layout }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  }
}
