import type { Link } from '../../../shared/contract/links.ts'
import { getConfiguration } from '../../db/repositories/configurations.ts'
import {
  getLink,
  insertLink,
  listLinks,
  removeLink,
  updateLink,
} from '../../db/repositories/links.ts'
import { listRivals } from '../../db/repositories/rivals.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Links between configurations that researchers made. */
export const linkHandlers: AreaHandlers<'links'> = {
  'links.list': (db, input) => listLinks(db, input),
  'links.create': (db, input) => {
    const value = getLink(db, insertLink(db, input))
    return { value, label: `Say that ${describe(db, value)}` }
  },
  'links.update': (db, input) => {
    updateLink(db, input)
    const value = getLink(db, input.linkId)
    return { value, label: `Say that ${describe(db, value)}` }
  },
  'links.remove': (db, { linkId }) => {
    const link = getLink(db, linkId)
    removeLink(db, linkId)
    return { value: { linkId }, label: `No longer say that ${describe(db, link)}` }
  },
  'links.rivals': (db, input) => listRivals(db, input),
}

function describe(db: ReadableDb, { fromId, toId, kind }: Link): string {
  const [from, to] = [getConfiguration(db, fromId).number, getConfiguration(db, toId).number]
  return kind === 'rival'
    ? `CMOC ${from} and CMOC ${to} are rivals`
    : `CMOC ${from} ${kind} CMOC ${to}`
}
