import { existsSync, readFileSync } from 'node:fs'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { AreaHandlers } from '../handlers.ts'

/** The program itself. */
export const programHandlers: AreaHandlers<'program'> = {
  'program.licences': ({ options: { licences } }) =>
    licences !== undefined && existsSync(licences)
      ? (JSON.parse(readFileSync(licences, 'utf8')) as OutputOf<'program.licences'>)
      : [],
}
