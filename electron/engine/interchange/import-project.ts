import { extname } from 'node:path'
import { rowsOf, textIn, type WholeProject } from '../../../shared/interchange/whole-project.ts'
import type { ForeignProject } from '../../../shared/interchange/foreign-project.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { isUntouched } from '../../db/repositories/whole-project.ts'
import { storeWhole } from '../../db/repositories/store-whole.ts'
import { updateWhole } from '../../db/whole-in-memory.ts'
import { ORIGIN } from '../../export/refi/codebook.ts'
import { openProjectParts, type ProjectFile } from '../../import/read-project-file.ts'
import type { PreparedCommandHandler, QueryHandler } from '../handlers.ts'
import type { GivenFile } from '../read-files.ts'
import type { Session } from '../session.ts'
import { asProjectFile, readInterchange } from './read-interchange.ts'
import { foldersIn, rolesOf } from './roles.ts'
import { takeProject } from './take-project.ts'

/** Says what a project file would bring. */
export const previewProject: QueryHandler<'interchange.preview'> = async (
  _db,
  { file, beside },
  session,
) => {
  const { read } = await readProject(session, file, beside, 'preview')
  if (read.whole !== null) {
    const nothing = { folders: [], codes: [], sources: [], researchers: [], cases: [] }
    return { ...describeWhole(read.whole), ...nothing }
  }
  return { ...describeForeign(read.project), ...listContent(read.project) }
}

/** Takes a project file into the open project as one step. */
export const importProject: PreparedCommandHandler<'interchange.import'> = {
  async prepare({ file, beside }, session) {
    const { read, given } = await readProject(session, file, beside, 'import')
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
      const total = project.sources.length
      const parts = openProjectParts(given)
      try {
        const { created, codes, notCarried } = takeProject(db, project, {
          ...{ mapping, researcherId, parts },
          // Reading them was the first half.
          onProgress: done =>
            session.emit({
              type: 'progress',
              task: 'import',
              done: total + done,
              total: total * 2,
            }),
        })
        const found = describeForeign(project)
        const { recognised, renamed } = codes
        const value = {
          ...found,
          notCarried: [...found.notCarried, ...notCarried],
          created,
          codes: { created: codes.created, recognised, renamed },
        }
        const label =
          project.name === '' ? 'Import a codebook' : `Import the project “${project.name}”`
        return { value, label }
      } finally {
        parts.close()
      }
    }
  },
}

type ReadProject = { whole: WholeProject } | { whole: null; project: ForeignProject }

/** A file of this program whole where the open project is empty, else as any program reads it. */
async function readProject(
  session: Session,
  file: GivenFile,
  beside: readonly GivenFile[],
  task: 'preview' | 'import',
): Promise<{ read: ReadProject; given: ProjectFile }> {
  const name = typeof file === 'string' ? file : file.name
  const isJson = extname(name).toLowerCase() === '.json'
  const isEmpty = isUntouched(session.db())
  if (isJson && !isEmpty) throw notEmpty()
  return readInterchange(session, file, async () => {
    const given = asProjectFile(session, file, beside)
    // From now on it can be cancelled.
    session.emit({ type: 'progress', task, done: 0, total: 1 })
    const read = await session.readProject(given, isEmpty ? 'own' : 'standard', (done, total) =>
      session.emit({ type: 'progress', task, done, total: task === 'import' ? total * 2 : total }),
    )
    if ('whole' in read) return { read: { whole: updateWhole(read.whole) }, given }
    return { read: { whole: null, project: read.project }, given }
  })
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
    ...{ positions: [], missing: [], notCarried: [] },
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
    missing: project.missing,
    notCarried: project.notCarried,
  }
}

function listContent({ codes, sources, users, cases }: ForeignProject) {
  const roles = rolesOf(codes, [])
  const used = new Map<string, number>()
  for (const { codeGuids } of sources.flatMap(source => source.selections)) {
    for (const guid of codeGuids) used.set(guid, (used.get(guid) ?? 0) + 1)
  }
  return {
    folders: foldersIn(codes),
    codes: codes.map(({ guid, parentGuid, name }) => ({
      ...{ guid, parentGuid, name, role: roles.get(guid) ?? null },
      codings: used.get(guid) ?? 0,
    })),
    sources: sources.map(({ name, length, selections, media }) => ({
      ...{ name, length, codings: selections.length, media: media?.name ?? null },
    })),
    researchers: users.map(({ name }) => name),
    cases: cases.map(({ name, values, sourceGuids }) => ({
      ...{ name, values: Object.keys(values).length, sources: sourceGuids.length },
    })),
  }
}
