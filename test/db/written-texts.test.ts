import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { MIGRATIONS } from '../../electron/db/migrate.ts'
import { WRITTEN_PLACES } from '../../electron/db/repositories/written-places.ts'
import { JOURNALED_TABLES } from '../../shared/history/tables.ts'

/** Columns of text that hold no words of anybody: ids, instants, choices among a few, contents named by their hash. */
const NO_WORDS = [
  /(?:^|_)(?:id|guid|hash|at|kind|role|roles|facet|valence|status|stance|origin|colour|type|confidence)$/,
  /^source\.(?:format|encoding)$/,
  /^project\.(?:template|mechanism_split)$/,
  /^(?:element\.outcome_level|slot\.joiner|configuration\.style|lineage\.thing)$/,
  /^(?:evidence|inference)\.link$|^evidence\.strength$|^synthesis\.operation$/,
  /^version_(?:element\.outcome_level|slot\.joiner|configuration\.style)$/,
  /^version_evidence\.(?:link|strength)$|^response\.answer$/,
  /^researcher\.(?:name|initials)$/,
  /^diagram_adjustment\.layout$|^double_coding\.unit$/,
  /^workshop_response\.origin$/,
  /^checklist_entry\.(?:standard|state)$/,
  /^conflict_settlement\./,
  /^export_record\.(?:product|tells)$|^source\.retain_until$/,
  // What was published is cited as it is, whoever is named in it.
  /^reference\.(?:title|authors|container|doi|pmid|abstract|details|raw|mmat|duplicate_of)$/,
  /^reference(?:_batch)?\.(?:format|broken|searched_on|duplicate_reason)$/,
  /^screening.*\.(?:stage|decision)$/,
  /^appraisal_scale\.choices$|^appraisal(?:_settlement)?\.value$/,
]

/** What has words and is looked through with its source's text: labels, and what is kept of a passage. */
const WITH_THE_TEXT = [
  ...['text_version.speakers', 'block.speaker', 'speaker.label'],
  ...['coding.quote', 'coding.prefix', 'coding.suffix', 'protection.replacement'],
]

it('no column that researchers write into is missing from the list of written texts', () => {
  const db = new Database(':memory:')
  for (const { statements } of MIGRATIONS) db.exec(statements)
  const columns = JOURNALED_TABLES.flatMap(table =>
    (db.pragma(`table_info(${table})`) as { name: string; type: string }[])
      .filter(({ type }) => type === 'TEXT')
      .map(({ name }) => `${table}.${name}`),
  )
  db.close()
  const worded = columns.filter(
    column =>
      !NO_WORDS.some(pattern => pattern.test(column) || pattern.test(column.split('.')[1] ?? '')),
  )
  expect(worded.sort()).toEqual([...WRITTEN_PLACES, ...WITH_THE_TEXT].sort())
})
