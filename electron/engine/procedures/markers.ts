import { applyMarkers, previewMarkers } from '../markers.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Inline markers in texts, such as `(C)` behind a clause. */
export const markerHandlers: AreaHandlers<'markers'> = {
  'markers.preview': (db, { sourceId }) => previewMarkers(db, sourceId, currentResearcherId(db)),
  'markers.apply': (db, input, researcherId) => {
    const value = applyMarkers(db, input, researcherId)
    const clauses = value.created + value.extended
    const removed = value.removedMarkers
    const parts = [
      ...(clauses > 0 ? [`Code ${clauses} marked ${clauses === 1 ? 'clause' : 'clauses'}`] : []),
      ...(removed > 0 ? [`take out ${removed} ${removed === 1 ? 'marker' : 'markers'}`] : []),
    ]
    const label = parts.join(' and ')
    return { value, label: label.charAt(0).toUpperCase() + label.slice(1) }
  },
}
