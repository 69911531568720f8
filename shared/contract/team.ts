import { z } from 'zod'
import { Id, Instant, Name } from './common.ts'
import { NameList } from './pseudonyms.ts'
import { command, Nothing, query, workspace } from './procedure.ts'

/** Ten characters or more, known to all who take part. */
const Passphrase = z.string().min(10, 'must have at least 10 characters').max(1_000)

/** A value of a row as it is stored. */
const Value = z.union([z.string(), z.number(), z.null()])
const Values = z.record(z.string(), Value)

const Side = z.object({
  /** The step that wrote it. */
  stepId: Id,
  researcherId: Id,
  at: Instant,
  /** What it wrote; null where it removed the thing. */
  values: Values.nullable(),
  /** The same for people: names in place of ids. */
  words: z.string().nullable(),
})

const Conflict = z.object({
  /** Stays the same while nobody touches the conflict. */
  id: z.string(),
  /**
   * `values`: two changed the same at the same time. `removal`: one removed what another changed, or what is still needed;
   * it stayed. `answer`: somebody changed a coding of somebody else, which stayed as its maker has it. `twin`: two made what
   * there is one of; the later one was put aside. `order`: it could not stand, such as a code below itself.
   */
  kind: z.enum(['values', 'removal', 'answer', 'twin', 'order']),
  table: z.string(),
  rowId: z.string(),
  /** What the thing is called, how its words begin, or what it connects; null where nothing is left of it. */
  name: z.string().nullable(),
  /** The field, by the name of its first column; empty for the thing as a whole. */
  field: z.string(),
  /** What stands in the project now; null where it is not there. */
  present: Values.nullable(),
  /** The same for people. */
  presentWords: z.string().nullable(),
  sides: z.array(Side),
})
/** Something that copies say differently of one thing, until somebody settles it. */
export type Conflict = z.infer<typeof Conflict>

const Twin = z.object({
  kind: z.enum(['code', 'element', 'participant', 'researcher']),
  name: z.string(),
  ids: z.array(Id),
})
/** Things of one kind with one name. */
export type Twin = z.infer<typeof Twin>

/** How a copy differs from a whole one. */
const Part = z.enum(['some sources', 'pseudonymised'])

const Member = z.object({
  copyId: Id,
  /** Of the key by which this copy signs, in signs that can be read out. */
  fingerprint: z.string(),
  seenAt: Instant,
  /** How that copy differs from a whole one, where it was made here; null for a whole one, or where that is not known. */
  part: Part.nullable(),
})

const Sender = z.object({
  copyId: Id,
  researcher: z.string(),
  fingerprint: z.string(),
  /** False where this copy is heard of for the first time: compare the fingerprint once by telephone. */
  isKnown: z.boolean(),
})

export const MergeReport = z.object({
  from: Sender,
  /** Steps that were new here; 0 where all of it was known. */
  steps: z.number(),
  /** Changes of these steps that were kept out, since they are about what this copy is not to have, or the other one cannot say. */
  keptOut: z.number(),
  /** New steps by who took them. */
  byResearcher: z.array(z.object({ researcherId: Id, name: z.string(), steps: z.number() })),
  /** Things that are not as they were, by table. */
  changed: z.array(z.object({ table: z.string(), rows: z.number() })),
  /** Rows that had to be put in order, such as codings placed anew on a text that two had edited. */
  repaired: z.number(),
  /** Passages that lost their words by it. */
  orphaned: z.number(),
  conflicts: z.array(Conflict),
  twins: z.array(Twin),
})
/** What a merge does, or would do. */
export type MergeReport = z.infer<typeof MergeReport>

const WaitingBundle = z.object({
  path: z.string(),
  fileName: z.string(),
  /** When it came. */
  at: Instant,
  /** Who wrote it; null while the passphrase of bundles was not given since the project was opened. */
  researcher: z.string().nullable(),
  /** Steps in it that are new here; null likewise. */
  steps: z.number().nullable(),
})
/** A bundle that lies in the folder that is watched. */
export type WaitingBundle = z.infer<typeof WaitingBundle>

/** A bundle: a file that was chosen, or one that was dropped. */
const BundleFile = z.union([
  z.string().min(1),
  z.strictObject({ name: z.string().min(1), base64: z.string() }),
])

export const team = {
  'team.status': query({
    summary: 'Who this copy is, the copies it has heard of, and the bundles that were merged.',
    input: Nothing,
    output: z.object({
      copyId: Id,
      fingerprint: z.string(),
      members: z.array(Member),
      merged: z.array(
        z.object({ id: Id, copyId: Id, at: Instant, steps: z.number(), researcherId: Id }),
      ),
      conflicts: z.number(),
      /** The name of the folder that is watched for bundles; null for none. */
      watchedFolder: z.string().nullable(),
      /** How this copy differs from a whole one. */
      part: Part.nullable(),
    }),
  }),
  'team.copy': workspace({
    summary:
      'Writes a copy of the project for a colleague, whose steps are told from ours; with some of the sources only, and names replaced, where wanted; encrypted with a passphrase of its own where one is given.',
    input: z.strictObject({
      path: z.string().min(1),
      passphrase: Passphrase.optional(),
      /** Only these sources, and those of `groups`; what hangs on others is not in the copy, nor is the history. */
      sourceIds: z.array(Id).max(10_000).optional(),
      groups: z.array(Name).max(1_000).optional(),
      /** Replaced as by `pseudonyms.apply`; such a copy sends bundles and takes none in. */
      names: NameList.names.optional(),
      hasBrackets: NameList.hasBrackets,
    }),
    output: z.object({
      path: z.string(),
      fileName: z.string(),
      /** Opens the copy without the passphrase; null where it is not encrypted anew. */
      recoveryKey: z.string().nullable(),
      /** How many sources it has. */
      sources: z.number(),
      /** Names that were replaced, and places that may hold one and were left; null where none were given. */
      names: z.object({ replaced: z.number(), doubtful: z.number() }).nullable(),
    }),
    files: { input: 'path', output: 'path' },
  }),
  'team.newIdentity': workspace({
    summary:
      'Makes a file that was copied by hand a copy of its own. With a bundle of the other file, what was done since the two parted is told apart as well.',
    input: z.strictObject({
      path: BundleFile.optional(),
      passphrase: z.string().max(1_000).optional(),
    }),
    output: z.object({
      copyId: Id,
      /** Steps that were told apart. */
      moved: z.number(),
    }),
    files: { input: 'path' },
  }),
  'team.watchFolder': workspace({
    summary:
      'Watches a folder, on this computer, for bundles of colleagues; what comes is told and not merged unasked.',
    input: z.strictObject({ folder: z.string().min(1) }),
    output: z.object({ folderName: z.string() }),
    files: { input: 'folder' },
  }),
  'team.stopWatching': workspace({
    summary: 'Watches no folder for bundles any more.',
    input: Nothing,
    output: Nothing,
  }),
  'team.waiting': query({
    summary: 'Bundles in the watched folder that hold something new, oldest first.',
    input: Nothing,
    output: z.array(WaitingBundle),
    files: { output: 'path' },
  }),
  'bundles.write': workspace({
    summary:
      'Writes the steps that other copies may not have to an encrypted, signed file (.retroduce-bundle): all since the first copy was made, or what one copy lacks.',
    input: z.strictObject({
      path: z.string().min(1),
      passphrase: Passphrase,
      /** Only what this copy did not have when we last heard of it. */
      forCopy: Id.optional(),
      /** Everything from the beginning, for a copy that lacks more than that. */
      isWhole: z.boolean().default(false),
    }),
    output: z.object({ fileName: z.string(), bytes: z.number(), steps: z.number() }),
    files: { input: 'path' },
  }),
  'bundles.read': workspace({
    summary:
      'Says what merging a bundle would do: what comes, from whom, what conflicts. Changes nothing.',
    input: z.strictObject({ path: BundleFile, passphrase: z.string().max(1_000) }),
    output: MergeReport,
    files: { input: 'path' },
  }),
  'bundles.merge': command({
    summary: 'Merges a bundle of another copy, as one step that undo takes back.',
    input: z.strictObject({ path: BundleFile, passphrase: z.string().max(1_000) }),
    output: MergeReport,
    files: { input: 'path' },
  }),
  'conflicts.list': query({
    summary: 'What copies say differently of one thing and nobody has settled yet.',
    input: Nothing,
    output: z.array(Conflict),
  }),
  'conflicts.settle': command({
    summary:
      'Settles conflicts: what stands now stays, or what a side wrote is taken, or something else. It is settled in every copy that hears of it.',
    input: z.strictObject({
      settle: z
        .array(
          z.strictObject({
            conflictId: z.string().min(1).max(3_000),
            take: z.union([
              z.literal('present'),
              z.strictObject({ stepId: Id }),
              z.strictObject({ values: Values }),
            ]),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    output: z.object({ settled: z.number() }),
  }),
  'twins.list': query({
    summary:
      'Codes, elements, participants and researchers of one name, which two copies may have made; merge them or leave them.',
    input: Nothing,
    output: z.array(Twin),
  }),
}
