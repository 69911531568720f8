import { z } from 'zod'
import { DETAIL_FIELDS, REFERENCE_FORMATS, REFERENCE_TYPES } from '../review/reference.ts'
import { CITATION_STYLES } from '../review/csl.ts'
import { DECISIONS, OUTCOMES } from '../review/stages.ts'
import { MMAT_DESIGNS } from '../review/mmat.ts'
import { Id, Instant, LongText, Name } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

/** Where references come from, as PRISMA 2020 counts them. */
export const ORIGINS = ['database', 'register', 'other'] as const

const Person = z.object({ family: z.string(), given: z.string(), literal: z.string() })
const Words = LongText.max(5_000)

const Broken = z.array(
  z.object({ record: z.number(), line: z.number().nullable(), problem: z.string() }),
)

export const Batch = z.object({
  id: Id,
  fileName: z.string(),
  format: z.enum(REFERENCE_FORMATS),
  origin: z.enum(ORIGINS),
  /** `MEDLINE`, `Citation searching`. */
  originName: z.string(),
  /** The day of the search, or empty. */
  searchedOn: z.string(),
  /** How it was searched. */
  searchText: z.string(),
  /** Whether its references are sought in full text without screening by title and abstract. */
  skipsAbstract: z.boolean(),
  broken: Broken,
  references: z.number(),
  duplicates: z.number(),
  researcherId: Id,
  importedAt: Instant,
})
/** A file of references, and where it comes from. */
export type Batch = z.infer<typeof Batch>

const StageState = z.object({
  outcome: z.enum(OUTCOMES),
  reasonId: Id.nullable(),
  /** What whoever is working now decided. */
  mine: z.enum(DECISIONS).nullable(),
  /** Whether two screen it independently. */
  isDouble: z.boolean(),
  /** Whether it has come to this stage. */
  isHere: z.boolean(),
})

const Summary = z.object({
  id: Id,
  batchId: Id,
  /** Which record of its file, from 1. */
  record: z.number(),
  type: z.enum(REFERENCE_TYPES),
  title: z.string(),
  authors: z.array(Person),
  year: z.number().nullable(),
  container: z.string(),
  doi: z.string(),
  pmid: z.string(),
  /** The study that it reports, where several references report one; empty for one of its own. */
  study: z.string(),
  design: z.string(),
  country: z.string(),
  setting: z.string(),
  mmat: z.enum(MMAT_DESIGNS).or(z.literal('')),
  /** Its full text. */
  sourceId: Id.nullable(),
  isNotRetrieved: z.boolean(),
  /** The reference that this one was merged into. */
  duplicateOf: Id.nullable(),
  duplicateReason: z.enum(['', 'exact', 'reviewed']),
  hasAbstract: z.boolean(),
  /** By the id of a column of one's own. */
  values: z.record(Id, z.string()),
  abstractStage: StageState,
  fullTextStage: StageState,
})
/** A reference without its abstract. */
export type ReferenceSummary = z.infer<typeof Summary>

const Full = Summary.extend({
  abstract: z.string(),
  details: z.partialRecord(z.enum(DETAIL_FIELDS), z.string()),
  /** The record as it stood in its file. */
  raw: z.string(),
  line: z.number().nullable(),
  /** `Okoro et al. 2021`. */
  citation: z.string(),
  duplicateIds: z.array(Id),
})
/** A reference with all that is known of it. */
export type Reference = z.infer<typeof Full>

const Pair = z.object({
  ids: z.tuple([Id, Id]),
  /** By what they are alike, the surest first. */
  why: z.enum(['exact', 'doi', 'pmid', 'title', 'near']),
  /** Of `near` titles from 0 to 1; otherwise 1. */
  likeness: z.number(),
})

const Files = z
  .array(
    z.union([z.string().min(1), z.strictObject({ name: z.string().min(1), base64: z.string() })]),
  )
  .min(1)
  .max(200)

const Origin = {
  origin: z.enum(ORIGINS),
  originName: Name.max(200),
  searchedOn: z.iso.date().or(z.literal('')).default(''),
  searchText: LongText.max(100_000).default(''),
  /** Unless it is said, those found by other methods than databases and registers skip it. */
  skipsAbstract: z.boolean().optional(),
}

const FileReport = z.object({
  name: z.string(),
  format: z.enum(REFERENCE_FORMATS).nullable(),
  references: z.number(),
  broken: Broken,
  /** How many have the DOI and title of one that is there already, or that stands before it. */
  known: z.number(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})
/** What a file of references holds. */
export type ReferenceFileReport = z.infer<typeof FileReport>

const Match = z.object({
  referenceId: Id,
  sourceId: Id,
  why: z.enum(['doi', 'title', 'fileName']),
})

/** Fields that a merge may take from another of the references. */
export const MERGED_FIELDS = [
  ...(['type', 'title', 'authors', 'year', 'container', 'doi', 'pmid'] as const),
  ...(['abstract', 'details'] as const),
] as const

export const references = {
  'references.list': query({
    summary: 'All references with where they stand in the review, without their abstracts.',
    input: Nothing,
    output: z.array(Summary),
  }),
  'references.get': query({
    summary: 'One reference with its abstract, all fields and the record as it was imported.',
    input: z.strictObject({ referenceId: Id }),
    output: Full,
  }),
  'references.batches': query({
    summary: 'The files that references came from, with their broken records, oldest first.',
    input: Nothing,
    output: z.array(Batch),
  }),
  'references.preview': query({
    summary: 'Reads files of references and says what an import would find; stores nothing.',
    input: z.strictObject({ files: Files }),
    output: z.object({ files: z.array(FileReport) }),
    files: { input: 'files' },
  }),
  'references.import': command({
    summary:
      'Imports references from RIS, BibTeX, NBIB (PubMed), EndNote XML, CSV or XLSX, with where they were found. Broken records are listed.',
    input: z.strictObject({ files: Files, ...Origin }),
    output: z.object({ files: z.array(FileReport) }),
    files: { input: 'files' },
  }),
  'references.updateBatch': command({
    summary: 'Changes where a file of references comes from.',
    input: z.strictObject({
      batchId: Id,
      origin: Origin.origin.optional(),
      originName: Origin.originName.optional(),
      searchedOn: z.iso.date().or(z.literal('')).optional(),
      searchText: LongText.max(100_000).optional(),
      skipsAbstract: z.boolean().optional(),
    }),
    output: Batch,
  }),
  'references.removeBatch': command({
    summary: 'Removes a file of references with all that was decided on them; undo brings it back.',
    input: z.strictObject({ batchId: Id }),
    output: z.object({ removed: z.number() }),
  }),
  'references.update': command({
    summary: 'Corrects a reference, or says what its study is like.',
    input: z.strictObject({
      referenceId: Id,
      type: z.enum(REFERENCE_TYPES).optional(),
      title: Name.max(5_000).optional(),
      authors: z.array(Person).max(5_000).optional(),
      year: z.int().min(1_400).max(2_199).nullable().optional(),
      container: Words.optional(),
      doi: Words.optional(),
      abstract: LongText.optional(),
      details: z.partialRecord(z.enum(DETAIL_FIELDS), Words).optional(),
      study: Words.optional(),
      design: Words.optional(),
      country: Words.optional(),
      setting: Words.optional(),
      mmat: z.enum(MMAT_DESIGNS).or(z.literal('')).optional(),
      /** Says that the full text cannot be had. */
      isNotRetrieved: z.boolean().optional(),
      /** By the id of a column of one's own; what is empty is taken away. */
      values: z.record(Id, Words).optional(),
    }),
    output: Full,
  }),
  'references.columns': query({
    summary: 'Columns of one’s own that say what studies are like, in order.',
    input: Nothing,
    output: z.array(z.object({ id: Id, name: z.string() })),
  }),
  'references.saveColumns': command({
    summary: 'Sets these columns, in order; one that is left out goes with its values.',
    input: z.strictObject({
      columns: z.array(z.strictObject({ id: Id.optional(), name: Name.max(200) })).max(100),
    }),
    output: z.array(z.object({ id: Id, name: z.string() })),
  }),
  'references.duplicates': query({
    summary:
      'Pairs of references that may be the same: by DOI and title, DOI, PubMed number, title with year and first author, or nearly the same title. The surest first.',
    input: Nothing,
    output: z.array(Pair),
  }),
  'references.merge': command({
    summary:
      'Merges duplicates into one reference, which takes the fields that are chosen from them. They stay as its duplicates.',
    input: z.strictObject({
      keepId: Id,
      duplicateIds: z.array(Id).min(1).max(100),
      /** Which reference a field is taken from, where it is not the one that is kept. */
      fields: z.partialRecord(z.enum(MERGED_FIELDS), Id).optional(),
    }),
    output: Full,
  }),
  'references.mergeExact': command({
    summary: 'Merges all references that have the same DOI and the same title, and lists them.',
    input: Nothing,
    output: z.object({ merged: z.array(z.object({ keepId: Id, duplicateId: Id })) }),
  }),
  'references.tellApart': command({
    summary: 'Says that two references are not the same; they are not asked about again.',
    input: z.strictObject({ referenceIds: z.tuple([Id, Id]) }),
    output: z.object({ referenceIds: z.tuple([Id, Id]) }),
  }),
  'references.separate': command({
    summary: 'Makes a duplicate a reference of its own again.',
    input: z.strictObject({ referenceId: Id }),
    output: Full,
  }),
  'references.matches': query({
    summary:
      'Sources that are no full text yet, with the references that they may be: by DOI, title or file name.',
    input: Nothing,
    output: z.array(Match),
  }),
  'references.bibliography': query({
    summary: 'The references of the review as a bibliography in a style, in its order.',
    input: z.strictObject({
      style: z.enum(CITATION_STYLES).default('apa'),
      of: z.enum(['included', 'all']).default('included'),
    }),
    output: z.array(z.object({ referenceId: Id, text: z.string() })),
  }),
  'references.attach': command({
    summary: 'Makes sources the full texts of references, in one step; null takes one away.',
    input: z.strictObject({
      pairs: z
        .array(z.strictObject({ referenceId: Id, sourceId: Id.nullable() }))
        .min(1)
        .max(10_000),
    }),
    output: z.object({ attached: z.number() }),
  }),
}
