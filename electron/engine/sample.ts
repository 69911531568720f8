import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { OpenProject } from '../../shared/contract/project.ts'
import { FACETS, ROLES, STANCES, STATUSES, THEORY_KINDS } from '../../shared/domain/roles.ts'
import { SOURCE_KINDS, type SourceDraft } from '../../shared/text/source-draft.ts'
import { runCommand } from '../db/journal.ts'
import { insertCode } from '../db/repositories/codes.ts'
import { insertCoding } from '../db/repositories/codings.ts'
import { insertConfiguration } from '../db/repositories/configurations.ts'
import { insertElement } from '../db/repositories/elements.ts'
import { insertEvidence } from '../db/repositories/evidence.ts'
import {
  currentResearcherId,
  insertResearcher,
  updateResearcher,
} from '../db/repositories/project.ts'
import { insertSource } from '../db/repositories/sources.ts'
import { insertTheory } from '../db/repositories/theories.ts'
import type { WritableDb } from '../db/sql.ts'
import { makeParticipants } from './procedures/participants.ts'
import type { Session } from './session.ts'

/** The sample evaluation as `resources/sample` holds it: things refer to each other by key, codings to texts by quote. */
const key = z.string()
const Sample = z.object({
  title: z.string(),
  researchers: z.array(
    z.object({ key, name: z.string(), initials: z.string(), colour: z.string() }),
  ),
  sources: z.array(
    z.object({
      key,
      file: z.string(),
      title: z.string(),
      kind: z.enum(SOURCE_KINDS),
      group: z.string(),
    }),
  ),
  codes: z.array(
    z.object({
      key,
      name: z.string(),
      parent: key.nullable(),
      role: z.enum(ROLES).nullable(),
      colour: z.string(),
      description: z.string(),
    }),
  ),
  codings: z.array(
    z.object({
      key,
      source: key,
      quote: z.string(),
      roles: z.array(z.enum(ROLES)),
      codes: z.array(key),
      note: z.string().nullable(),
      researcher: key,
    }),
  ),
  elements: z.array(
    z.object({
      key,
      role: z.enum(ROLES),
      facet: z.enum(FACETS).nullable(),
      label: z.string(),
      layer: z.string().nullable(),
      valence: z.enum(['enabling', 'constraining']).nullable(),
    }),
  ),
  configurations: z.array(
    z.object({
      key,
      title: z.string(),
      status: z.enum(STATUSES),
      statement: z.string().nullable(),
      slots: z.array(
        z.object({ role: z.enum(ROLES), element: key, facet: z.enum(FACETS).nullable() }),
      ),
    }),
  ),
  evidence: z.array(
    z.object({
      coding: key,
      element: key.optional(),
      configuration: key.optional(),
      stance: z.enum(STANCES),
      note: z.string().nullable(),
    }),
  ),
  theories: z.array(
    z.object({
      key,
      name: z.string(),
      kind: z.enum(THEORY_KINDS),
      narrative: z.string(),
      configurations: z.array(key),
    }),
  ),
})
type Sample = z.infer<typeof Sample>

/** Ids by key, one map a kind of thing. */
type Ids = Record<
  'researchers' | 'sources' | 'codes' | 'codings' | 'elements' | 'configurations',
  Map<string, string>
>

/** Creates a project with the sample evaluation, step by step as a team would have made it. Throws `project_exists`. */
export async function openSample(session: Session, path: string): Promise<OpenProject> {
  const folder = join(session.options.resourcesDir, 'sample')
  const sample = Sample.parse(JSON.parse(await readFile(join(folder, 'evaluation.json'), 'utf8')))
  const drafts = new Map<string, SourceDraft>()
  for (const { key, file } of sample.sources) {
    drafts.set(key, await session.readDraft(file, await readFile(join(folder, file))))
  }
  session.create(path, sample.title, sample.researchers[0]?.name ?? 'Researcher')
  const db = session.db()
  const ids: Ids = {
    researchers: new Map(),
    sources: new Map(),
    codes: new Map(),
    codings: new Map(),
    elements: new Map(),
    configurations: new Map(),
  }
  const researcherId = currentResearcherId(db)
  for (const [procedure, label, work] of STEPS) {
    runCommand(db, { procedure, researcherId }, writable => {
      work(writable, sample, ids, drafts)
      return { value: null, label }
    })
  }
  const project = session.current()
  if (project === null) throw new Error('The sample evaluation did not open')
  return project
}

type Step = (db: WritableDb, sample: Sample, ids: Ids, drafts: Map<string, SourceDraft>) => void

const STEPS: readonly (readonly [procedure: string, label: string, work: Step])[] = [
  ['researchers.create', 'Name the researchers', addResearchers],
  ['sources.import', 'Import the interviews', addSources],
  ['participants.fromSpeakers', 'Name the participants', db => void makeParticipants(db)],
  ['codes.create', 'Set up the codebook', addCodes],
  ['codings.create', 'Code the interviews', addCodings],
  ['elements.create', 'Make the elements', addElements],
  ['configurations.create', 'Link the configurations', addConfigurations],
  ['evidence.attach', 'Attach the evidence', addEvidence],
  ['theories.create', 'Name the theory versions', addTheories],
]

function addResearchers(db: WritableDb, { researchers }: Sample, ids: Ids): void {
  const first = currentResearcherId(db)
  researchers.forEach(({ key, ...fields }, index) => {
    if (index > 0) ids.researchers.set(key, insertResearcher(db, fields))
    else {
      updateResearcher(db, first, fields)
      ids.researchers.set(key, first)
    }
  })
}

function addSources(
  db: WritableDb,
  sample: Sample,
  ids: Ids,
  drafts: Map<string, SourceDraft>,
): void {
  const researcherId = currentResearcherId(db)
  for (const { key, title, kind, group } of sample.sources) {
    const draft = { ...find(drafts, key), title }
    ids.sources.set(key, insertSource(db, draft, { researcherId, kind, group }))
  }
}

function addCodes(db: WritableDb, { codes }: Sample, ids: Ids): void {
  for (const { key, parent, ...fields } of codes) {
    const parentId = parent === null ? null : find(ids.codes, parent)
    const origin = fields.role === null ? 'inductive' : 'deductive'
    ids.codes.set(key, insertCode(db, { ...fields, parentId, origin }))
  }
}

function addCodings(
  db: WritableDb,
  sample: Sample,
  ids: Ids,
  drafts: Map<string, SourceDraft>,
): void {
  for (const { key, source, quote, roles, codes, note, researcher } of sample.codings) {
    const start = find(drafts, source).text.indexOf(quote)
    const input = {
      sourceId: find(ids.sources, source),
      start,
      end: start + quote.length,
      roles,
      codeIds: codes.map(code => find(ids.codes, code)),
      note: note ?? '',
    }
    ids.codings.set(key, insertCoding(db, input, find(ids.researchers, researcher)))
  }
}

function addElements(db: WritableDb, { elements }: Sample, ids: Ids): void {
  for (const { key, ...fields } of elements) ids.elements.set(key, insertElement(db, fields))
}

function addConfigurations(db: WritableDb, { configurations }: Sample, ids: Ids): void {
  for (const { key, slots, ...fields } of configurations) {
    const filled = slots.map(({ role, facet, element }) => ({
      role,
      facet,
      elementId: find(ids.elements, element),
    }))
    ids.configurations.set(key, insertConfiguration(db, { ...fields, slots: filled }))
  }
}

function addEvidence(db: WritableDb, { evidence }: Sample, ids: Ids): void {
  for (const { coding, element, configuration, stance, note } of evidence) {
    insertEvidence(db, {
      codingId: find(ids.codings, coding),
      elementId: element === undefined ? undefined : find(ids.elements, element),
      configurationId:
        configuration === undefined ? undefined : find(ids.configurations, configuration),
      stance,
      note: note ?? '',
    })
  }
}

function addTheories(db: WritableDb, { theories }: Sample, ids: Ids): void {
  for (const { key: _, configurations, ...fields } of theories) {
    const configurationIds = configurations.map(key => find(ids.configurations, key))
    insertTheory(db, { ...fields, configurationIds })
  }
}

function find<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The sample evaluation has no ${key}`)
  return value
}
