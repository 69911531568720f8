import type { ResponseReport } from '../../../shared/contract/packs.ts'
import { dateResponse, findPackResponse } from '../../db/repositories/pack-responses.ts'
import { removeWorkshopResponse, storeResponse } from '../../db/repositories/workshop-responses.ts'
import { readWorkshop } from '../../db/repositories/workshops.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { type PlannedResponse, planResponse } from '../workshop/plan-response.ts'
import { type ReadResponse, readResponses } from '../workshop/read-responses.ts'

/** Response files of review packs. Packs themselves are exports. */
export const packHandlers: AreaHandlers<'packs'> = {
  'packs.readResponses': async (db, { workshopId, groupId, ...input }, session) => {
    readWorkshop(db, workshopId)
    const read = await readResponses(session, input)
    const seen = new Set<string>()
    const reports = read.map(each => {
      const { report } = plan(db, each, workshopId, groupId)
      const { responseId } = report
      // Two files of one response: which of them stays shows when they are taken in, one after the other.
      if (responseId === null || !seen.has(responseId)) {
        if (responseId !== null) seen.add(responseId)
        return report
      }
      return { ...report, message: 'The same response is in another of these files.' }
    })
    return { reports }
  },
  'packs.importResponses': {
    async prepare({ files, passphrase }, session) {
      const read = await readResponses(session, { files, passphrase })
      return (db, { workshopId, groupId }, researcherId) => {
        const reports: ResponseReport[] = []
        for (const each of read) {
          const { report, store } = plan(db, each, workshopId, groupId)
          reports.push(report)
          if (store === null || report.savedAt === null) continue
          const before = findPackResponse(db, report.responseId ?? '')
          if (before !== undefined) removeWorkshopResponse(db, before.id)
          dateResponse(db, storeResponse(db, store, researcherId), report.savedAt)
        }
        const taken = reports.filter(({ outcome }) => outcome === 'new' || outcome === 'newer')
        const label = `Take in ${taken.length === 1 ? '1 response' : `${taken.length} responses`}`
        return { value: { reports }, label }
      }
    },
  },
}

function plan(
  db: ReadableDb,
  read: ReadResponse,
  workshopId: string,
  groupId: string | undefined,
): PlannedResponse {
  const known = (responseId: string) => findPackResponse(db, responseId)
  return planResponse(read, readWorkshop(db, workshopId), known, groupId)
}
