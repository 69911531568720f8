import { MessageChannel } from 'node:worker_threads'
import type { TableOptions } from '../../shared/contract/tables.ts'
import { isSpreadsheet, type TableEnding, type TableKind } from '../../shared/tables/kinds.ts'
import type { RowsMessage } from '../export/tables/worker.ts'
import { gatherTable } from './gather-table.ts'
import type { Session } from './session.ts'
import type { TablePlan } from './tables/planner.ts'
import { TABLES } from './tables/tables.ts'

/** A table that is to be written. */
export interface TableOrder {
  kind: TableKind
  ending: TableEnding
  options: TableOptions
}

/**
 * Makes a table as the content of a file: rows are gathered here in short stretches and written in a thread, which tells
 * how far it has come as `export`. Throws what gathering throws, `cancelled`, `too_large` or `timed_out`.
 */
export async function exportTable(
  session: Session,
  { kind, ending, options }: TableOrder,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { port1: feed, port2: rows } = new MessageChannel()
  const send = (message: RowsMessage) => feed.postMessage(message)
  let written: Promise<Uint8Array> | undefined
  let total = 1
  let done = 0
  const tell = (count: number) =>
    session.emit({ type: 'progress', task: 'export', done: count, total })
  const begin = ({ head, finish, count }: TablePlan) => {
    // Writing takes about as long as gathering.
    total = Math.max(2, count * 2)
    done = 0
    tell(0)
    send({ head, finish })
    if (written !== undefined) return
    written = session.writeTable(ending, rows)
    // It may fail before its result is waited for.
    written.catch(() => undefined)
  }
  try {
    await gatherTable(session, db => TABLES[kind].plan(db, options, isSpreadsheet(ending)), {
      begin,
      signal,
      take(batch) {
        send({ rows: batch })
        done += batch.length
        tell(Math.min(done, total / 2))
        return true
      },
    })
    send({ end: true })
    if (written === undefined) throw new Error('No table was begun')
    const content = await written
    signal.throwIfAborted()
    tell(total)
    return content
  } finally {
    feed.close()
  }
}
