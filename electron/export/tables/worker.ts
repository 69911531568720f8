import { type MessagePort, parentPort } from 'node:worker_threads'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Finish, finishTable } from '../../../shared/tables/finish-table.ts'
import type { TableEnding } from '../../../shared/tables/kinds.ts'
import type { Table, TableHead, TableRow } from '../../../shared/tables/table.ts'
import { writeTable } from './write-table.ts'

/**
 * Entry of the thread that writes tables: thousands of rows take seconds, and libraries for office documents are loaded
 * here alone. Rows come a few at a time through a port of their own, so that whoever gathers them is never held up.
 */

/** What the thread is asked: a file of a table that comes through the port. */
export interface TableRequest {
  ending: TableEnding
  rows: MessagePort
}

interface Beginning {
  head: TableHead
  finish: Finish
}

/** What comes through the port: that a table begins, and what came before is void; rows; that there are no more. */
export type RowsMessage = Beginning | { rows: TableRow[] } | { end: true }

const port = parentPort
if (port === null) throw new Error('Tables are written in a worker thread.')

port.on('message', ({ id, ...request }: TableRequest & { id: number }) => {
  produce(request).then(
    // Their own bytes, so that they are handed over and not copied.
    value => port.postMessage({ id, ok: true, value }, [value.buffer as ArrayBuffer]),
    (error: unknown) => {
      // Any other cause is left out: a library's message could hold words of a cell.
      const { code, message, details } =
        error instanceof AppError
          ? error
          : new AppError('internal', 'The table could not be written. Nothing was lost.')
      port.postMessage({ id, ok: false, error: { code, message, details } })
    },
  )
})

async function produce({ ending, rows }: TableRequest): Promise<Uint8Array> {
  const content = await writeTable(await receive(rows), ending)
  return content.byteLength === content.buffer.byteLength ? content : content.slice()
}

function receive(port: MessagePort): Promise<Table> {
  return new Promise((resolve, reject) => {
    let beginning: Beginning | undefined
    let rows: TableRow[] = []
    port.on('message', (message: RowsMessage) => {
      if ('head' in message) {
        beginning = message
        rows = []
      } else if ('rows' in message) {
        for (const row of message.rows) rows.push(row)
      } else {
        if (beginning !== undefined) resolve(finishTable(beginning.head, rows, beginning.finish))
        port.close()
      }
    })
    port.on('close', () => reject(new AppError('cancelled', 'This was stopped. Nothing was lost.')))
  })
}
