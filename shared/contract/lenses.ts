import { z } from 'zod'
import { Id, LongText, Name, RoleOutput } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Mapping = z.object({
  id: Id,
  elementId: Id.nullable(),
  configurationId: Id.nullable(),
  /** How the element is worded, or what the configuration is called. */
  label: z.string(),
  /** The role of an element. */
  role: RoleOutput.nullable(),
  note: z.string(),
})

const Construct = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  mappings: z.array(Mapping),
})

export const Lens = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  citation: z.string(),
  constructs: z.array(Construct),
})
/** A substantive theory used as a lens, with its constructs and what each is mapped to. */
export type Lens = z.infer<typeof Lens>

const fields = {
  description: LongText.optional(),
  citation: LongText.optional(),
}
const Description = LongText.optional()

export const lenses = {
  'lenses.list': query({
    summary: 'Substantive theories used as lenses, with constructs and what they are mapped to.',
    input: Nothing,
    output: z.array(Lens),
  }),
  'lenses.create': command({
    summary: 'Takes up a substantive theory as a lens, such as social capital.',
    input: z.strictObject({ name: Name, ...fields }),
    output: Lens,
  }),
  'lenses.update': command({
    summary: 'Changes the name, description or citation of a lens.',
    input: z.strictObject({ lensId: Id, name: Name.optional(), ...fields }),
    output: Lens,
  }),
  'lenses.remove': command({
    summary: 'Removes a lens with its constructs and mappings; what they were mapped to stays.',
    input: z.strictObject({ lensId: Id }),
    output: z.object({ removedConstructs: z.number(), removedMappings: z.number() }),
  }),
  'lenses.addConstruct': command({
    summary: 'Adds a construct to a lens, such as bridging social capital.',
    input: z.strictObject({ lensId: Id, name: Name, description: Description }),
    output: Lens,
  }),
  'lenses.updateConstruct': command({
    summary: 'Changes the name or description of a construct.',
    input: z.strictObject({ constructId: Id, name: Name.optional(), description: Description }),
    output: Lens,
  }),
  'lenses.removeConstruct': command({
    summary: 'Removes a construct with its mappings.',
    input: z.strictObject({ constructId: Id }),
    output: Lens,
  }),
  'lenses.map': command({
    summary:
      'Maps a construct to an element or a configuration (one of the two), or changes the note of that mapping.',
    input: z
      .strictObject({
        constructId: Id,
        elementId: Id.optional(),
        configurationId: Id.optional(),
        /** Where it is not given, that of a mapping that is there stays. */
        note: LongText.optional(),
      })
      .refine(
        input => (input.elementId === undefined) !== (input.configurationId === undefined),
        'name either elementId or configurationId',
      ),
    output: Lens,
  }),
  'lenses.unmap': command({
    summary: 'Takes a mapping back; what was mapped stays.',
    input: z.strictObject({ mappingId: Id }),
    output: Lens,
  }),
}
