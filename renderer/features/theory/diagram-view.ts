import { create } from 'zustand'
import type { DiagramFilter } from '../../../shared/contract/diagrams.ts'
import type { Layout } from '../../../shared/diagram/scene.ts'

/** How the diagram is laid out and what it shows: the same in the window and in what is exported from it. */
export interface DiagramView {
  layout: Layout
  filter: DiagramFilter
}

/** The choice of this session; a theory opens as it was looked at last. */
export const useDiagramView = create<DiagramView>()(() => ({ layout: 'roles', filter: {} }))

/** A view as procedures take it; what is usual is left out. */
export function viewInput({ layout, filter }: DiagramView): Partial<DiagramView> {
  return {
    ...(layout === 'roles' ? {} : { layout }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  }
}
