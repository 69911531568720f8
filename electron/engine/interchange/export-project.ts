import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { sizeInBytes } from '../../db/repositories/whole-project.ts'
import type { WrittenProject } from '../../export/refi/write-project.ts'
import type { Session } from '../session.ts'
import { gatherProject, type ProjectExport } from './gather-project.ts'

/** A larger project file is not read here, where nothing else would be answered meanwhile. */
const MOST_READ_HERE = 8_000_000

/**
 * A whole project as a file's content, written in a thread. A large one is read there too, from a copy of the project's
 * file: meanwhile the project is read as ever, and what would change it waits. Throws `cancelled` or `too_large`.
 */
export async function exportProject(
  session: Session,
  writing: AbortSignal,
  ending: string,
  options: ParsedInputOf<'exports.write'>['project'],
): Promise<WrittenProject> {
  const db = session.db()
  const wanted: ProjectExport = {
    includesEarlier: options?.includesEarlier === true,
    unit: options?.positions === 'nvivo' ? 'utf16' : 'codePoint',
  }
  const as = ending === '.json' ? '.json' : '.qdpx'
  // An earlier state of the project lies in the memory already.
  if (session.past() !== null || sizeInBytes(db) <= MOST_READ_HERE) {
    return session.writeProject(gatherProject(db, wanted), as)
  }
  const tell = (done: number, total: number) =>
    session.emit({ type: 'progress', task: 'export', done, total })
  // From now on it can be cancelled.
  tell(0, 1)
  return session.beside.run(writing, db, copy =>
    session.exportCopy({ as: 'export', copy, ending: as, ...wanted }, tell),
  )
}
