import type { AreaHandlers } from '../handlers.ts'
import { importProject, previewProject } from '../interchange/import-project.ts'
import { importCodebook } from '../interchange/import-codebook.ts'

/** Projects and codebooks of other programs. */
export const interchangeHandlers: AreaHandlers<'interchange'> = {
  'interchange.importCodebook': importCodebook,
  'interchange.preview': previewProject,
  'interchange.import': importProject,
}
