import type { AreaHandlers } from '../handlers.ts'
import { gatherFlow } from '../review/flow-figure.ts'
import { flowOf } from '../review/standing.ts'

/** The flow of references through the review. */
export const prismaHandlers: AreaHandlers<'prisma'> = {
  'prisma.get': async (db, _input, session) => ({
    ...flowOf(db),
    svg: (await session.drawFlow(gatherFlow(db), '.svg')) as string,
  }),
}
