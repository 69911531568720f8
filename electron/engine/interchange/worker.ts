import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type DoneBeside, readFromCopy, type WorkingCopy } from '../../db/change-copy.ts'
import { openForeignSqlite } from '../../db/foreign-sqlite.ts'
import { updateWhole } from '../../db/whole-in-memory.ts'
import { writeProject, type WrittenProject } from '../../export/refi/write-project.ts'
import { type Part, type ProjectFile, readProjectFile } from '../../import/read-project-file.ts'
import { describeForeign, describeWhole, listContent } from './describe-project.ts'
import { gatherProject, type ProjectExport } from './gather-project.ts'
import { countNames, type ReadProject, storeImport } from './store-import.ts'

/** A project file, and which part of it is wanted: this program's own where there is one, or only the standard's. */
interface Order {
  file: ProjectFile
  part: Part
  names: ParsedInputOf<'interchange.import'>['names']
  hasBrackets: boolean
}
export type PreviewOrder = Order & { as: 'preview' }
export type PreviewOutcome = OutputOf<'interchange.preview'>
export type ImportOrder = Order & {
  as: 'import'
  mapping: ParsedInputOf<'interchange.import'>['mapping']
  /** Is told once the file is read; then a `StoreIn` is expected there. */
  port: MessagePort
}
export type ImportOutcome = OutputOf<'interchange.import'>

/** A copy of the open project, to be written as a file's content. */
export interface ExportOrder extends ProjectExport {
  as: 'export'
  copy: WorkingCopy
  ending: '.json' | '.qdpx'
}

/** Where to store what was read. */
export interface StoreIn {
  copy: WorkingCopy
  researcherId: string
}

type Tell = (done: number, total: number) => void

async function read({ file, part }: Order, tell: Tell): Promise<ReadProject> {
  const found = await readProjectFile({ ...file, part }, openForeignSqlite, tell)
  return 'whole' in found
    ? { whole: updateWhole(found.whole) }
    : { whole: null, project: found.project }
}

async function preview(order: PreviewOrder, tell: Tell): Promise<PreviewOutcome> {
  const found = await read(order, tell)
  if (found.whole !== null) {
    const nothing = { folders: [], codes: [], sources: [], researchers: [], cases: [] }
    return { ...describeWhole(found.whole, order.part !== 'own'), ...nothing, names: null }
  }
  const { project } = found
  const names = countNames(project, order)
  return { ...describeForeign(project), ...listContent(project), names }
}

async function takeIn(order: ImportOrder, tell: Tell): Promise<DoneBeside<ImportOutcome>> {
  const { port } = order
  // Reading is the first half.
  const found = await read(order, (done, total) => tell(done, total * 2))
  const asked = once(port, 'message') as Promise<[StoreIn]>
  const closed = once(port, 'close')
  port.postMessage('read')
  const answer = await Promise.race([asked, closed.then(() => null)])
  if (answer === null) throw new AppError('cancelled', 'This was stopped. Nothing was stored.')
  return storeImport(found, answer[0], order, tell)
}

async function writeCopy(order: ExportOrder, tell: Tell): Promise<DoneBeside<WrittenProject>> {
  // Copying came before; reading and writing take about as long.
  tell(1, 3)
  const { value: input, isChanged } = readFromCopy(order.copy, db => gatherProject(db, order))
  tell(2, 3)
  try {
    return { value: writeProject(input, order.ending), isChanged }
  } catch (error) {
    // A text has a longest length, and a file of JSON is one.
    if (error instanceof RangeError) throw tooLarge()
    throw error
  }
}

function tooLarge(): AppError {
  return new AppError(
    'too_large',
    'The project is too large to be written as one file. Leave former versions and original files out.',
  )
}

function answer(
  order: PreviewOrder | ImportOrder | ExportOrder,
  tell: Tell,
): Promise<PreviewOutcome | DoneBeside<ImportOutcome> | DoneBeside<WrittenProject>> {
  if (order.as === 'preview') return preview(order, tell)
  return order.as === 'import' ? takeIn(order, tell) : writeCopy(order, tell)
}

const READING_FAILED = 'The file could not be read. Nothing was imported.'
const FAILED = {
  preview: READING_FAILED,
  import: READING_FAILED,
  export: 'The project could not be written. Nothing was lost.',
}

// Files of other programs may stall a parser, and storing one takes its time: whoever asks can end the thread.
parentPort?.on(
  'message',
  ({ id, ...order }: (PreviewOrder | ImportOrder | ExportOrder) & { id: number }) => {
    const tell: Tell = (done, total) => parentPort?.postMessage({ id, progress: { done, total } })
    answer(order, tell).then(
      value => parentPort?.postMessage({ id, ok: true, value }),
      (error: unknown) => {
        // Any other cause is left out: a library's message could hold words of a text.
        const { code, message, details } =
          error instanceof AppError ? error : new AppError('internal', FAILED[order.as])
        parentPort?.postMessage({ id, ok: false, error: { code, message, details } })
      },
    )
  },
)
