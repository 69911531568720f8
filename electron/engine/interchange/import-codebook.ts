import { takeCodes } from '../../db/repositories/foreign-codes.ts'
import { LIMITS } from '../../import/limits.ts'
import type { PreparedCommandHandler } from '../handlers.ts'
import { readBytes } from '../read-bytes.ts'
import { readInterchange } from './read-interchange.ts'

const LIMIT = { bytes: LIMITS.fileBytes, message: 'This file is larger than 100 MB.' }

/** Takes a codebook of another program in as one step. */
export const importCodebook: PreparedCommandHandler<'interchange.importCodebook'> = {
  async prepare({ file }, session) {
    const read = await readInterchange(session, file, async () =>
      session.readCodebook(
        typeof file === 'string'
          ? await readBytes(session, file, LIMIT)
          : Buffer.from(file.base64, 'base64'),
      ),
    )
    return db => {
      const { origin, notCarried } = read
      const { created, recognised, renamed } = takeCodes(db, read.codes, origin)
      const value = { origin, codes: { created, recognised, renamed }, notCarried }
      const label =
        created === 1 ? 'Import a codebook with 1 code' : `Import a codebook with ${created} codes`
      return { value, label }
    }
  },
}
