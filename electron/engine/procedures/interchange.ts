import type { AreaHandlers } from '../handlers.ts'
import { importProject, previewProject } from '../interchange/import-project.ts'
import { importCodebook } from '../interchange/import-codebook.ts'
import { importTyped, previewTyped } from '../interchange/typed/import-typed.ts'

/** Projects and codebooks of other programs, and tables that people typed. */
export const interchangeHandlers: AreaHandlers<'interchange'> = {
  'interchange.importCodebook': importCodebook,
  'interchange.preview': previewProject,
  'interchange.import': importProject,
  'interchange.previewTable': previewTyped,
  'interchange.importTable': importTyped,
}
