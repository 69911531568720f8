import { extname } from 'node:path'
import { rowsOf, textIn, type WholeProject } from '../../../shared/interchange/whole-project.ts'
import type { ForeignProject } from '../../../shared/interchange/foreign-project.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { isUntouched } from '../../db/repositories/whole-project.ts'
import { storeWhole } from '../../db/repositories/store-whole.ts'
import { updateWhole } from '../../db/whole-in-memory.ts'
import { ORIGIN } from '../../export/refi/codebook.ts'
import type { PreparedCommandHandler, QueryHandler } from '../handlers.ts'
import type { GivenFile } from '../read-files.ts'
import type { Session } from '../session.ts'
import { readInterchange } from './read-interchange.ts'
import { foldersIn } from './roles.ts'
import { takeProject } from './take-project.ts'

/** Says what a project file would bring. */
export const previewProject: QueryHandler<'interchange.preview'> = async (
  _db,
  { file },
  session,
) => {
  const read = await readProject(session, file)
  if (read.whole !== null) return { ...describeWhole(read.whole), folders: [] }
  return { ...describeForeign(read.project), folders: foldersIn(read.project.codes) }
}

/** Takes a project file into the open project as one step. */
export const importProject: PreparedCommandHandler<'interchange.import'> = {
  async prepare({ file }, session) {
    const read = await readProject(session, file)
    return (db, { mapping }, researcherId) => {
      if (read.whole !== null) {
        if (!isUntouched(db)) throw notEmpty()
        storeWhole(db, read.whole)
        const found = describeWhole(read.whole)
        const codes = { created: found.counts.codes, recognised: 0, renamed: [] }
        const label = `Import the project “${found.projectName}”`
        return { value: { ...found, created: found.counts, codes }, label }
      }
      const { project } = read
      const { created, codes, notCarried } = takeProject(db, project, mapping, researcherId)
      const found = describeForeign(project)
      const { recognised, renamed } = codes
      const value = {
        ...found,
        notCarried: [...found.notCarried, ...notCarried],
        created,
        codes: { created: codes.created, recognised, renamed },
      }
      return { value, label: `Import the project “${project.name}”` }
    }
  },
}

type ReadProject = { whole: WholeProject } | { whole: null; project: ForeignProject }

/** A file of this program whole where the open project is empty, else as any program reads it. */
async function readProject(session: Session, file: GivenFile): Promise<ReadProject> {
  const name = typeof file === 'string' ? file : file.name
  const isJson = extname(name).toLowerCase() === '.json'
  const isEmpty = isUntouched(session.db())
  if (isJson && !isEmpty) throw notEmpty()
  const read = await readInterchange(session, file, bytes =>
    session.readProject(bytes, isJson ? 'json' : isEmpty ? 'own' : 'standard'),
  )
  if ('whole' in read) return { whole: updateWhole(read.whole) }
  return { whole: null, project: read.project }
}

function notEmpty(): AppError {
  return new AppError(
    'in_use',
    'A whole project can only be taken into one that is empty. Create a new project and import it there.',
  )
}

function describeWhole(whole: WholeProject) {
  const count = (table: Parameters<typeof rowsOf>[1]) => rowsOf(whole, table).length
  return {
    format: 'retroduce' as const,
    projectName: textIn(rowsOf(whole, 'project')[0], 'title'),
    origin: ORIGIN,
    counts: {
      ...{ researchers: count('researcher'), codes: count('code'), sources: count('source') },
      ...{ codings: count('coding'), memos: count('memo'), participants: count('participant') },
      attributes: count('attribute'),
    },
    positions: [],
    notCarried: [],
  }
}

function describeForeign(project: ForeignProject) {
  const { sources, users, codes, notes, cases, variables } = project
  return {
    format: 'refi' as const,
    projectName: project.name,
    origin: project.origin,
    counts: {
      ...{ researchers: users.length, codes: codes.length, sources: sources.length },
      codings: sources.reduce((sum, { selections }) => sum + selections.length, 0),
      ...{ memos: notes.length, participants: cases.length, attributes: variables.length },
    },
    positions: sources
      .filter(({ positions }) => positions.passages > 0)
      .map(({ name, positions: { counting, passages, fitting } }) => ({
        ...{ source: name, ...counting, passages, fitting },
      })),
    notCarried: project.notCarried,
  }
}
