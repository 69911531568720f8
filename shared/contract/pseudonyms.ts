import { z } from 'zod'
import type { Doubt } from '../names/find-names.ts'
import { IDENTIFIER_KINDS } from '../names/find-identifiers.ts'
import { NAME_KINDS } from '../names/rules.ts'
import { Id, Instant, Name } from './common.ts'
import { command, Nothing, query, workspace } from './procedure.ts'

const Kind = z.enum(NAME_KINDS)

/** One name and what stands for it. The list of these is the key of a study: no project ever holds it. */
export const NameRuleInput = z.strictObject({
  name: Name.max(200),
  replacement: Name.max(200),
  kind: Kind.default('person'),
})

/** The list that is to be applied; `hasBrackets` marks replacements as such, by convention: `[Anne]`. */
export const NameList = {
  names: z.array(NameRuleInput).min(1).max(5_000),
  hasBrackets: z.boolean().default(true),
}

/** Names that are replaced before anything is stored; the files themselves are not kept then. */
export const ImportNames = {
  names: z.array(NameRuleInput).max(5_000).optional(),
  hasBrackets: z.boolean().default(true),
}

/**
 * Where a text stands: `text:<source id>` for a source's text, otherwise `<table>.<column>:<row id>`, such as
 * `coding.note:…`.
 */
const Place = z.string().min(1).max(200)
/** A stretch of a text of the project, in UTF-16 code units, with what stands around it. */
const Stretch = z.object({
  place: Place,
  /** Says the place in words: the source's title, or "Note of a coding in …". */
  placeName: z.string(),
  sourceId: Id.nullable(),
  start: z.number(),
  end: z.number(),
  found: z.string(),
  /** Up to 50 characters before and after, in one line. */
  before: z.string(),
  after: z.string(),
})
const Chosen = z.array(z.strictObject({ place: Place, start: z.int().min(0) })).max(200_000)

export const NameHit = Stretch.extend({
  /** Place in the list of names, counted from 0. */
  rule: z.number(),
  replacement: z.string(),
  /** Why it is not replaced unless chosen. */
  doubt: z.enum(['case', 'part', 'spelling'] satisfies Doubt[]).nullable(),
})
/** A name that was found. */
export type NameHit = z.infer<typeof NameHit>

export const IdentifierHit = Stretch.extend({
  kind: z.enum(IDENTIFIER_KINDS),
  /** False where it only looks like one. */
  isSure: z.boolean(),
})
/** Something that might still identify a person. */
export type IdentifierHit = z.infer<typeof IdentifierHit>

export const NameSuggestion = z.object({
  name: z.string(),
  kind: Kind,
  count: z.number(),
  sourceCount: z.number(),
  why: z.enum(['speaker', 'title', 'cue', 'capital']),
})
/** A word that looks like a name. */
export type NameSuggestion = z.infer<typeof NameSuggestion>

export const Protection = z.object({
  id: Id,
  kind: z.enum(['pseudonym', 'redaction']),
  sourceId: Id.nullable(),
  /** The source's title; null for texts that researchers wrote. */
  sourceTitle: z.string().nullable(),
  /** What stands in the text now. */
  replacement: z.string(),
  nameKind: Kind.nullable(),
  count: z.number(),
  researcherId: Id,
  at: Instant,
})
/** An entry of the log of pseudonymisation. */
export type Protection = z.infer<typeof Protection>

const RuleProblem = z.object({ rule: z.number(), message: z.string(), isError: z.boolean() })

const Earlier = z.object({
  /** Versions of texts before the present one. */
  textVersions: z.number(),
  /** Files kept as they were imported. */
  originals: z.number(),
  /** Steps of the history that hold what was before them. */
  steps: z.number(),
  /** Backups that hold it as it was then: those of this computer, and files beside it from before updates. They are not touched. */
  backups: z.number(),
})
/** What a project still holds of the time before its present state. */
export type Earlier = z.infer<typeof Earlier>

export const pseudonyms = {
  'pseudonyms.preview': query({
    summary:
      'Every place where a list of names would be replaced, with its surroundings; changes nothing.',
    input: z.strictObject({ ...NameList, sourceIds: z.array(Id).max(10_000).optional() }),
    output: z.object({
      /** Of the project as it is now; given back to `pseudonyms.apply`, it refuses if anything changed since. */
      stamp: z.string(),
      hits: z.array(NameHit),
      problems: z.array(RuleProblem),
      /** Words of full names of people that also stand alone, where they would stay: "Hazel" of "Hazel Brown". */
      alone: z.array(z.object({ name: z.string(), replacement: z.string(), count: z.number() })),
      /** Kept original files, which replacing cannot reach and so takes out of the project. */
      originals: z.number(),
    }),
  }),
  'pseudonyms.apply': command({
    summary:
      'Replaces names in texts, titles, speaker labels, quotes and notes; codings stay on their words. Kept original files of the sources go out. Doubtful hits are left unless chosen.',
    input: z.strictObject({
      ...NameList,
      sourceIds: z.array(Id).max(10_000).optional(),
      stamp: z.string().optional(),
      /** Hits that are to stay as they are. */
      skip: Chosen.optional(),
      /** Doubtful hits that are to be replaced. */
      also: Chosen.optional(),
    }),
    output: z.object({
      replaced: z.number(),
      sources: z.number(),
      originalsRemoved: z.number(),
      entries: z.array(Protection),
    }),
  }),
  'pseudonyms.suggest': query({
    summary: 'Words of the sources that look like names of persons, places and organisations.',
    input: z.strictObject({
      names: z.array(NameRuleInput).max(5_000).optional(),
      sourceIds: z.array(Id).max(10_000).optional(),
    }),
    output: z.array(NameSuggestion),
  }),
  'pseudonyms.findIdentifiers': query({
    summary:
      'What might still identify someone: e-mail addresses, phone, NHS and insurance numbers, postcodes, dates of birth, links, in texts, titles and notes.',
    input: z.strictObject({ sourceIds: z.array(Id).max(10_000).optional() }),
    output: z.object({
      hits: z.array(IdentifierHit),
      /** Kept original files, which the check cannot look into. */
      originals: z.number(),
    }),
  }),
  'pseudonyms.log': query({
    summary: 'The log of replacements and redactions, newest first; it never holds a name.',
    input: Nothing,
    output: z.array(Protection),
  }),
  'pseudonyms.writeLog': workspace({
    summary:
      'Writes the log as CSV. With a list of names it says which name each replacement stands for, and is then as sensitive as the key.',
    input: z.strictObject({ path: z.string().min(1), names: NameList.names.optional() }),
    output: z.object({ fileName: z.string(), bytes: z.number() }),
    files: { input: 'path' },
  }),
  'pseudonyms.saveKey': workspace({
    summary:
      'Writes a list of names to an encrypted key file of its own (age format, passphrase of 10 characters or more).',
    input: z.strictObject({
      path: z.string().min(1),
      passphrase: z.string().min(10, 'must have at least 10 characters').max(1_000),
      names: z.array(NameRuleInput).max(5_000),
      hasBrackets: z.boolean().default(true),
    }),
    output: z.object({ fileName: z.string() }),
    files: { input: 'path' },
  }),
  'pseudonyms.openKey': workspace({
    summary: 'Reads a list of names from an encrypted key file.',
    input: z.strictObject({ path: z.string().min(1), passphrase: z.string().max(1_000) }),
    output: z.object({
      fileName: z.string(),
      names: z.array(z.object({ name: z.string(), replacement: z.string(), kind: Kind })),
      hasBrackets: z.boolean(),
    }),
    files: { input: 'path' },
  }),
  'sources.redact': command({
    summary:
      'Blacks out passages of a source for good: █████ takes their place in the text, in quotes and in every export.',
    input: z.strictObject({
      sourceId: Id,
      passages: z
        .array(z.strictObject({ start: z.int().min(0), end: z.int().min(1) }))
        .min(1)
        .max(10_000),
    }),
    output: z.object({ redacted: z.number(), originalsRemoved: z.number() }),
  }),
  'project.earlier': query({
    summary:
      'What the file still holds of the time before its present state: earlier texts, original files, steps.',
    input: Nothing,
    output: Earlier,
  }),
  'projects.forget': workspace({
    summary:
      'Takes earlier texts, kept original files and all steps of the history out of the project for good. It cannot be undone, nor any step before it.',
    input: z.strictObject({
      /** Leaves the kept original files where they are. */
      keepOriginals: z.boolean().default(false),
    }),
    output: Earlier,
  }),
}
