import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { ForeignProject } from '../../../shared/interchange/foreign-project.ts'
import { rowsOf, textIn, type WholeProject } from '../../../shared/interchange/whole-project.ts'
import { ORIGIN } from '../../export/refi/codebook.ts'
import { foldersIn, rolesOf } from './roles.ts'
import { GROUP_KEY } from './take-people.ts'

/** What a project would bring, as a preview tells it. */
type Preview = OutputOf<'interchange.preview'>
/** What it holds, as the report on an import tells it too. */
type Content = 'folders' | 'codes' | 'sources' | 'researchers' | 'cases'
type Found = Omit<Preview, Content | 'names'>

/** What a project of this program holds; `isHere` where it is the open one. */
export function describeWhole(whole: WholeProject, isHere: boolean): Found {
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
    ...{ isHere, positions: [], missing: [], notCarried: [] },
  }
}

/** What a project of another program holds. */
export function describeForeign(project: ForeignProject): Found {
  const { sources, users, codes, notes, cases, variables } = project
  return {
    format: 'refi' as const,
    projectName: project.name,
    origin: project.origin,
    counts: {
      ...{ researchers: users.length, codes: codes.length, sources: sources.length },
      codings: sources.reduce((sum, { selections }) => sum + selections.length, 0),
      ...{ memos: notes.length, participants: cases.length },
      attributes: variables.filter(({ guid }) => guid !== GROUP_KEY).length,
    },
    positions: sources
      .filter(({ positions }) => positions.passages > 0)
      .map(({ name, positions: { counting, passages, fitting } }) => ({
        ...{ source: name, ...counting, passages, fitting },
      })),
    isHere: false,
    missing: project.missing,
    notCarried: project.notCarried,
  }
}

/** Its codes, sources and people one by one. */
export function listContent({
  codes,
  sources,
  users,
  cases,
}: ForeignProject): Pick<Preview, Content> {
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
