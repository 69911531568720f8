import { z } from 'zod'
import { Id, Name, RolesInput } from './common.ts'
import { Speaker } from './participants.ts'
import { command, query } from './procedure.ts'

const Label = Name.max(100)
const Turn = z.int().min(1)

const PossibleSpeaker = z.object({
  label: z.string(),
  lineCount: z.number(),
  /** Where the first of the lines begins, in UTF-16 code units. */
  start: z.number(),
})

/** Who speaks in a source, and all that one of them said. No text and no coding changes by any of these but the last. */
export const speakers = {
  'speakers.list': query({
    summary: 'The speaker labels of one source or of all, with whom each stands for.',
    input: z.strictObject({ sourceId: Id.optional() }),
    output: z.array(Speaker),
  }),
  'speakers.link': command({
    summary: 'Says who a speaker of a source is: a participant, an interviewer, or nobody yet.',
    input: z
      .strictObject({
        sourceId: Id,
        label: Name,
        participantId: Id.nullable(),
        isInterviewer: z.boolean().optional(),
      })
      .refine(
        input => input.participantId === null || input.isInterviewer !== true,
        'a participant is not an interviewer',
      ),
    output: Speaker,
  }),
  'speakers.markInterviewer': command({
    summary:
      'Marks everybody of this name who is nobody yet as an interviewer, in every source; those who are participants stay it.',
    input: z.strictObject({ label: Name }),
    output: z.object({ sources: z.number() }),
  }),
  'speakers.correct': command({
    summary: 'Says by hand who speaks in a turn; the text stays as it is.',
    input: z.strictObject({ sourceId: Id, turn: Turn, label: Label }),
    output: Speaker,
  }),
  'speakers.rename': command({
    summary:
      'Calls a speaker something else in every turn of a source; a name that speaks there already becomes one with it. The participant goes along.',
    input: z.strictObject({ sourceId: Id, label: Name, newLabel: Label }),
    output: Speaker,
  }),
  'speakers.beginTurn': command({
    summary:
      'Says by hand that a speaker begins at the paragraph around an offset; later turns count one more.',
    input: z.strictObject({ sourceId: Id, at: z.int().min(0), label: Label }),
    output: Speaker,
  }),
  'speakers.joinTurn': command({
    summary:
      'Takes a turn back into the one right above it, whose speaker goes on; without one nobody speaks there. Null for nobody.',
    input: z.strictObject({ sourceId: Id, turn: Turn }),
    output: Speaker.nullable(),
  }),
  'speakers.possible': query({
    summary:
      'Labels that stand at the start of lines of a transcript and were read as text, though somebody may speak there.',
    input: z.strictObject({ sourceId: Id }),
    output: z.array(PossibleSpeaker),
  }),
  'speakers.add': command({
    summary: 'Makes a speaker of a label that was read as text, at every line it begins.',
    input: z.strictObject({ sourceId: Id, label: Label }),
    output: Speaker,
  }),
  'sources.codeSpeaker': command({
    summary:
      'Codes all turns of a speaker at once, one coding a turn; a turn this researcher has coded whole gets the roles and codes added.',
    input: z.strictObject({
      sourceId: Id,
      label: Name,
      roles: RolesInput.optional(),
      codeIds: z.array(Id).max(200).optional(),
    }),
    output: z.object({ created: z.number(), extended: z.number() }),
  }),
}
