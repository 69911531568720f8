import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { WholeProject } from '../../../shared/interchange/whole-project.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listConfigurations } from '../../db/repositories/configurations.ts'
import { readWholeProject } from '../../db/repositories/whole-project.ts'
import { writeProject, type WrittenProject } from '../../export/refi/write-project.ts'
import type { Session } from '../session.ts'

/** More than this is not handed over to a thread, where it would lie a second time, in UTF-16 code units. */
const MOST_HANDED_OVER = 100_000_000

/** A whole project as a file's content, written in a thread unless it is very large. */
export async function exportProject(
  session: Session,
  ending: string,
  options: ParsedInputOf<'exports.write'>['project'],
): Promise<WrittenProject> {
  const db = session.db()
  const whole = readWholeProject(db, options?.includesEarlier === true)
  const input = {
    whole,
    codes: listCodes(db),
    statements: new Map(listConfigurations(db).map(({ id, statement }) => [id, statement])),
    unit: options?.positions === 'nvivo' ? ('utf16' as const) : ('codePoint' as const),
  }
  const as = ending === '.json' ? '.json' : '.qdpx'
  if (sizeOf(whole) > MOST_HANDED_OVER) return writeProject(input, as)
  return session.writeProject(input, as)
}

function sizeOf({ texts, files }: WholeProject): number {
  const inTexts = texts.reduce((sum, { body }) => sum + body.length, 0)
  return files.reduce((sum, { base64 }) => sum + base64.length, inTexts)
}
