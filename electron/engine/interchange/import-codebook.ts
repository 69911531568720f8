import { takeCodes } from '../../db/repositories/foreign-codes.ts'
import type { PreparedCommandHandler } from '../handlers.ts'
import { readInterchange } from './read-interchange.ts'

/** Takes a codebook of another program in as one step. */
export const importCodebook: PreparedCommandHandler<'interchange.importCodebook'> = {
  async prepare({ file }, session) {
    const read = await readInterchange(session, file, bytes => session.readCodebook(bytes))
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
