import { z } from 'zod'
import { REMARK_CODES } from '../domain/theory-remarks.ts'
import { THEORY_KINDS } from '../domain/roles.ts'
import { EvidenceCounts, FacetField, Id, Instant, LongText, Name, RoleOutput } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Kind = z.enum(THEORY_KINDS)

export const Theory = z.object({
  id: Id,
  name: z.string(),
  kind: Kind,
  narrative: z.string(),
  configurationIds: z.array(Id),
  createdAt: Instant,
})
/** A version of the programme theory: a chosen set of configurations with a narrative. */
export type Theory = z.infer<typeof Theory>

const ScenePoint = z.object({ x: z.number(), y: z.number() })
const SceneNodeOutput = z.object({
  id: Id,
  roles: z.array(RoleOutput),
  facets: z.array(FacetField),
  label: z.string(),
  lines: z.array(z.string()),
  isNew: z.boolean(),
  configurationIds: z.array(Id),
  evidence: EvidenceCounts,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
const SceneEdgeOutput = z.object({
  id: z.string(),
  from: Id,
  to: Id,
  configurationIds: z.array(Id),
  isNew: z.boolean(),
  evidence: EvidenceCounts,
  points: z.array(ScenePoint),
  mark: ScenePoint.nullable(),
})

export const Diagram = z.object({
  title: z.string(),
  date: z.string(),
  width: z.number(),
  height: z.number(),
  columns: z.array(z.object({ role: RoleOutput, x: z.number(), width: z.number() })),
  nodes: z.array(SceneNodeOutput),
  edges: z.array(SceneEdgeOutput),
})
/** A placed programme-theory diagram; lengths are CSS pixels. */
export type Diagram = z.infer<typeof Diagram>

export const theories = {
  'theories.list': query({
    summary: 'All theory versions, oldest first.',
    input: Nothing,
    output: z.array(Theory),
  }),
  'theories.create': command({
    summary: 'Names a theory version and chooses its configurations.',
    input: z.strictObject({
      name: Name,
      kind: Kind.default('initial'),
      narrative: LongText.optional(),
      configurationIds: z.array(Id).max(10_000).default([]),
    }),
    output: Theory,
  }),
  'theories.update': command({
    summary: 'Changes a theory version.',
    input: z.strictObject({
      theoryId: Id,
      name: Name.optional(),
      kind: Kind.optional(),
      narrative: LongText.optional(),
      configurationIds: z.array(Id).max(10_000).optional(),
    }),
    output: Theory,
  }),
  'theories.remove': command({
    summary: 'Removes a theory version; its configurations stay.',
    input: z.strictObject({ theoryId: Id }),
    output: z.object({ theoryId: Id }),
  }),
  'theories.checks': query({
    summary:
      'What a careful reader would ask about a theory version, or about all configurations in use: remarks with what they are about, never blocks.',
    input: z.strictObject({ theoryId: Id.optional() }),
    output: z.array(
      z.object({
        code: z.enum(REMARK_CODES),
        message: z.string(),
        configurationIds: z.array(Id),
        elementIds: z.array(Id),
      }),
    ),
  }),
  'theories.diagram': query({
    summary:
      'The diagram of a theory version, or of all configurations not rejected or merged, with places.',
    input: z.strictObject({ theoryId: Id.optional() }),
    output: Diagram,
  }),
}
