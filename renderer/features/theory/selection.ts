import type { PlacedEdge, PlacedNode } from '../../../shared/diagram/scene.ts'

/** What the inspector is about. */
export interface Selection {
  kind: 'element' | 'link' | 'configuration' | 'label' | 'group'
  id: string
}

/** A part of the diagram. */
export type Part =
  | { kind: 'element'; item: Pick<PlacedNode, 'id' | 'configurationIds'> }
  | { kind: 'link'; item: Pick<PlacedEdge, 'id' | 'from' | 'to' | 'configurationIds'> }

/** Whether a part stands out while something is selected; what does not is drawn faintly. */
export function isLit(selection: Selection | null, { kind, item }: Part): boolean {
  // Words and frames are about any part of it.
  if (selection === null || selection.kind === 'label' || selection.kind === 'group') return true
  if (selection.kind === 'configuration') return item.configurationIds.includes(selection.id)
  if (selection.kind === 'link') {
    const [from, to] = endsOf(selection.id)
    return kind === 'link' ? item.id === selection.id : item.id === from || item.id === to
  }
  // The neighbours of a box stay as they are: one reads it in its surroundings.
  return true
}

/** The two elements of a link, from its id. */
export function endsOf(linkId: string): [from: string, to: string] {
  const [from, to] = JSON.parse(linkId) as string[]
  return [from ?? '', to ?? '']
}
