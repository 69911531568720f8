import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listConfigurations } from '../../db/repositories/configurations.ts'
import { readWholeProject } from '../../db/repositories/whole-project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { Loss } from '../../export/refi/losses.ts'
import { writeQdpx } from '../../export/refi/project.ts'

/** A whole project as a file's content, and what other programs will not find in it. */
export function exportProject(
  db: ReadableDb,
  ending: string,
  options: ParsedInputOf<'exports.write'>['project'],
): { content: string | Uint8Array; losses: Loss[] } {
  const whole = readWholeProject(db, options?.includesEarlier === true)
  if (ending === '.json') return { content: `${JSON.stringify(whole, null, 1)}\n`, losses: [] }
  const { bytes, losses } = writeQdpx({
    whole,
    codes: listCodes(db),
    statements: new Map(listConfigurations(db).map(({ id, statement }) => [id, statement])),
    unit: options?.positions === 'nvivo' ? 'utf16' : 'codePoint',
  })
  return { content: bytes, losses }
}
