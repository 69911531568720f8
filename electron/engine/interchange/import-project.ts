import { once } from 'node:events'
import { extname } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { currentResearcherId, getProjectId } from '../../db/repositories/project.ts'
import { isUntouched } from '../../db/repositories/whole-project.ts'
import type { Part } from '../../import/read-project-file.ts'
import { refuseFaultyList } from '../find-names.ts'
import type { BesideCommandHandler, QueryHandler } from '../handlers.ts'
import type { GivenFile } from '../read-files.ts'
import type { Session } from '../session.ts'
import { asProjectFile, readInterchange } from './read-interchange.ts'
import { notEmpty } from './store-import.ts'
import type { ImportOrder, ImportOutcome, PreviewOrder, StoreIn } from './worker.ts'

/** Says what a project file would bring. */
export const previewProject: QueryHandler<'interchange.preview'> = (
  _db,
  { file, beside, names, hasBrackets },
  session,
) => {
  refuseFaultyList({ names: names ?? [] })
  const part = partOf(session, file)
  return readInterchange(session, file, () => {
    const given = asProjectFile(session, file, beside)
    const tell = progress(session, 'preview')
    const order: PreviewOrder = { as: 'preview', file: given, part, names, hasBrackets }
    return session.previewProject(order, tell)
  })
}

/** Takes a project file into the open project as one step. */
export const importProject: BesideCommandHandler<'interchange.import'> = {
  beside({ file, beside, mapping, names, hasBrackets }, session) {
    refuseFaultyList({ names: names ?? [] })
    const part = partOf(session, file)
    return readInterchange(session, file, signal => {
      const given = asProjectFile(session, file, beside)
      const tell = progress(session, 'import')
      const wanted = { mapping, names, hasBrackets }
      return readAndStore(session, signal, { as: 'import', file: given, part, ...wanted }, tell)
    })
  },
}

/** Reads in the thread; what it stores, it stores in the copy that it is then given. */
async function readAndStore(
  session: Session,
  signal: AbortSignal,
  order: Omit<ImportOrder, 'port'>,
  tell: (done: number, total: number) => void,
): Promise<ImportOutcome> {
  const db = session.db()
  const { port1: here, port2: there } = new MessageChannel()
  const stored = session.importProject({ ...order, port: there }, tell)
  // It fails too where nobody waits for it any more.
  stored.catch(() => undefined)
  try {
    await Promise.race([once(here, 'message'), stored])
    signal.throwIfAborted()
    return await session.beside.run(signal, db, copy => {
      const where: StoreIn = { copy, researcherId: currentResearcherId(db) }
      here.postMessage(where)
      return stored
    })
  } finally {
    here.close()
  }
}

/**
 * A file of this program is taken whole where the open project is empty, else as any program reads it, unless it is of this
 * very project. Throws `in_use`.
 */
function partOf(session: Session, file: GivenFile): Part {
  const name = typeof file === 'string' ? file : file.name
  const isEmpty = isUntouched(session.db())
  if (extname(name).toLowerCase() === '.json' && !isEmpty) throw notEmpty()
  return isEmpty ? 'own' : { standardBut: getProjectId(session.db()) }
}

function progress(session: Session, task: 'preview' | 'import') {
  const tell = (done: number, total: number) =>
    session.emit({ type: 'progress', task, done, total })
  // From now on it can be cancelled.
  tell(0, 1)
  return tell
}
