import { z } from 'zod'
import { MECHANISM_SPLITS, TEMPLATES } from '../domain/realist.ts'
import { Colour, Id, Instant, Name } from './common.ts'
import { command, Nothing, query, workspace } from './procedure.ts'

export const Researcher = z.object({
  id: Id,
  name: z.string(),
  initials: z.string(),
  colour: z.string(),
  isCurrent: z.boolean(),
})
/** A person who codes. */
export type Researcher = z.infer<typeof Researcher>

const Template = z.enum(TEMPLATES)
const MechanismSplit = z.enum(MECHANISM_SPLITS)

export const ProjectInfo = z.object({
  id: Id,
  title: z.string(),
  createdAt: Instant,
  /** How configurations are written: with or without intervention (I) and actor (A). */
  template: Template,
  /** Whether mechanisms are told apart into resource and reasoning. */
  mechanismSplit: MechanismSplit,
  schemaVersion: z.number(),
  isEncrypted: z.boolean(),
  researcher: Researcher,
  counts: z.object({
    sources: z.number(),
    codes: z.number(),
    codings: z.number(),
    elements: z.number(),
    configurations: z.number(),
    evidence: z.number(),
    theories: z.number(),
  }),
})
/** What a project is, in short. */
export type ProjectInfo = z.infer<typeof ProjectInfo>

const FilePlace = z.enum(['here', 'synced', 'network'])
/** Where a project's file lies: on this computer, in a folder that is copied to a cloud, or on a computer of the network. */
export type FilePlace = z.infer<typeof FilePlace>

export const OpenProject = z.object({
  info: ProjectInfo,
  path: z.string(),
  fileName: z.string(),
  place: FilePlace,
})
/** The project that is open, with the file that holds it. */
export type OpenProject = z.infer<typeof OpenProject>

export const RecentProject = z.object({
  path: z.string(),
  fileName: z.string(),
  /** The folder it lies in, for telling two of one name apart. */
  folder: z.string(),
  openedAt: Instant,
})
/** A project opened before, newest first. */
export type RecentProject = z.infer<typeof RecentProject>

/** Of any length; typed the same on every keyboard (NFKC). */
const Passphrase = z.string().min(1).max(100_000)

/** As it was printed; spaces, hyphens and small letters do not matter. */
const RecoveryKey = z.string().min(1).max(1_000)

const CheckResult = z.object({
  isOk: z.boolean(),
  problems: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })),
  checked: z.object({ codings: z.number(), texts: z.number(), commands: z.number() }),
})

export const project = {
  'project.info': query({
    summary: 'Title, researcher and counts of the project.',
    input: Nothing,
    output: ProjectInfo,
  }),
  'project.rename': command({
    summary: 'Changes the title of the project.',
    input: z.strictObject({ title: Name }),
    output: ProjectInfo,
  }),
  'project.setTemplate': command({
    summary:
      'Says how the project writes its configurations (CMO, ICMO, ICAMO), and whether it tells resource and reasoning apart.',
    input: z.strictObject({
      template: Template.optional(),
      mechanismSplit: MechanismSplit.optional(),
    }),
    output: ProjectInfo,
  }),
  'project.check': query({
    summary: 'Checks the file, its references, texts and the anchors of all codings.',
    input: Nothing,
    output: CheckResult,
  }),
  'researchers.list': query({
    summary: 'All researchers, with the one who is coding now.',
    input: Nothing,
    output: z.array(Researcher),
  }),
  'researchers.create': command({
    summary: 'Adds a researcher.',
    input: z.strictObject({
      name: Name,
      initials: Name.max(4).optional(),
      colour: Colour.optional(),
    }),
    output: Researcher,
  }),
  'researchers.update': command({
    summary: 'Changes a researcher.',
    input: z.strictObject({
      researcherId: Id,
      name: Name.optional(),
      initials: Name.max(4).optional(),
      colour: Colour.optional(),
    }),
    output: Researcher,
  }),
  'researchers.switch': workspace({
    summary: 'Says who is coding from now on, on this copy of the project.',
    input: z.strictObject({ researcherId: Id }),
    output: Researcher,
  }),
  'projects.create': workspace({
    summary: 'Creates a project file and opens it.',
    input: z.strictObject({
      path: z.string().min(1),
      title: Name,
      researcher: Name.optional(),
      /** Encrypts the project. */
      passphrase: Passphrase.optional(),
    }),
    output: OpenProject.extend({
      /** Opens an encrypted project whose passphrase is lost; to be printed and kept apart from it. Null for one that is not. */
      recoveryKey: z.string().nullable(),
    }),
    files: { input: 'path', output: 'path' },
  }),
  'projects.createSample': workspace({
    summary: 'Creates a project file with the sample evaluation and opens it.',
    input: z.strictObject({ path: z.string().min(1) }),
    output: OpenProject,
    files: { input: 'path', output: 'path' },
  }),
  'projects.open': workspace({
    summary: 'Opens a project file; an encrypted one with its passphrase or its recovery key.',
    input: z.strictObject({
      path: z.string().min(1),
      passphrase: Passphrase.optional(),
      recoveryKey: RecoveryKey.optional(),
    }),
    output: OpenProject,
    files: { input: 'path', output: 'path' },
  }),
  'projects.encrypt': workspace({
    summary:
      'Encrypts the open project under a passphrase: a new, checked file takes its place; so with its backups. Those beside it from before updates stay as they are.',
    input: z.strictObject({ passphrase: Passphrase }),
    output: z.object({
      recoveryKey: z.string(),
      /** Backups that are still not encrypted: those beside the project, and any that could not be read. */
      backups: z.number(),
    }),
  }),
  'projects.decrypt': workspace({
    summary: 'Takes the encryption off the open project: a new, checked file takes its place.',
    input: z.strictObject({
      passphrase: Passphrase.optional(),
      recoveryKey: RecoveryKey.optional(),
    }),
    output: z.object({}),
  }),
  'projects.changePassphrase': workspace({
    summary:
      'Gives the open project another passphrase, without rewriting its data; its recovery key stays. Its backups on this computer get it too; copies elsewhere keep the old one.',
    input: z.strictObject({
      /** The passphrase so far, or the recovery key. */
      current: Passphrase.optional(),
      recoveryKey: RecoveryKey.optional(),
      passphrase: Passphrase,
    }),
    output: z.object({
      /** Backups that open with the new passphrase now. */
      changed: z.int(),
      /** Backups that open only as before: with a passphrase of former days, or not at all. */
      left: z.int(),
      /** Those of them that `backups.remove` can take away. */
      leftIds: z.array(z.string()),
    }),
  }),
  'projects.recoveryKey': workspace({
    summary: 'The recovery key of the open project, to be printed again.',
    input: z.strictObject({ passphrase: Passphrase }),
    output: z.object({ recoveryKey: z.string() }),
  }),
  'projects.saveCopy': workspace({
    summary: 'Writes a verified copy of the open project, as of now, under another name.',
    input: z.strictObject({
      path: z.string().min(1),
      /** Leaves out of the copy what `projects.forget` takes away: earlier texts, original files, the history. */
      withoutEarlier: z.boolean().default(false),
    }),
    output: z.object({ path: z.string(), fileName: z.string() }),
    files: { input: 'path', output: 'path' },
  }),
  'projects.salvage': workspace({
    summary:
      'Reads a damaged project row by row into a new file, and says what is lost. The damaged file stays as it is; the new one is not opened.',
    input: z.strictObject({
      path: z.string().min(1),
      to: z.string().min(1),
      passphrase: Passphrase.optional(),
      recoveryKey: RecoveryKey.optional(),
    }),
    output: z.object({
      path: z.string(),
      fileName: z.string(),
      report: z.object({
        /** By tables; `lost` is null where the damage hides how many rows there were. */
        tables: z.array(
          z.object({ table: z.string(), read: z.number(), lost: z.number().nullable() }),
        ),
        /** Rows left out since what they belong to was lost. */
        orphaned: z.number(),
        /** Texts of which a part is damaged, or all of it lost. */
        textsChanged: z.number(),
        /** Passages whose text is no longer what it was; their quotes are kept. */
        codingsLost: z.number(),
        /** Whether each step of the history can still be undone. */
        isHistoryWhole: z.boolean(),
      }),
    }),
    files: { input: ['path', 'to'], output: 'path' },
  }),
  'projects.close': workspace({
    summary: 'Closes the project that is open.',
    input: Nothing,
    output: z.object({}),
  }),
  'projects.current': workspace({
    summary: 'The project that is open, or null.',
    input: Nothing,
    output: OpenProject.nullable(),
    files: { output: 'path' },
  }),
  'projects.recent': workspace({
    summary: 'Projects opened before that are still there, newest first.',
    input: Nothing,
    output: z.array(RecentProject),
    files: { output: 'path' },
  }),
}
