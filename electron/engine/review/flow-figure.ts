import { flowPicture, type FlowPicture } from '../../../shared/review/flow-boxes.ts'
import { listReasons } from '../../db/repositories/screening.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { flowOf } from './standing.ts'

/** The flow of the review as boxes. */
export function gatherFlow(db: ReadableDb): FlowPicture {
  return flowPicture(flowOf(db), new Map(listReasons(db).map(({ id, name }) => [id, name])))
}
