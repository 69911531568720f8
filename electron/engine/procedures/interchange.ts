import type { AreaHandlers } from '../handlers.ts'
import { importCodebook } from '../interchange/import-codebook.ts'

/** Projects and codebooks of other programs. */
export const interchangeHandlers: AreaHandlers<'interchange'> = {
  'interchange.importCodebook': importCodebook,
}
