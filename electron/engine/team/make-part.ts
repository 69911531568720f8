import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { findEdits } from '../../../shared/text/edit-script.ts'
import { copyProjectFile } from '../../db/copy-project.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import { listSources } from '../../db/repositories/sources.ts'
import type { Secret } from '../../db/secret.ts'
import { type ReadableDb, unjournaled, type WritableDb } from '../../db/sql.ts'
import { clearUnnamed, closeRanks } from '../../db/team/clear-copy.ts'
import { type CutOut, cutCopy, requireSources } from '../../db/team/cut-copy.ts'
import { dropFormerTexts, listChangedTexts } from '../../db/team/former-texts.ts'
import { noteLeftOut, readLeftOut } from '../../db/team/left-out-ids.ts'
import { noteMember, writeStart } from '../../db/team/members.ts'
import { noteMadePart, type PartText, readPart, writePart } from '../../db/team/parts.ts'
import { readVector } from '../../db/team/streams.ts'
import { applyNames } from '../apply-names.ts'
import { compileList, findInSources, findInWritten } from '../find-names.ts'
import { identityOf, newIdentity, writeIdentity } from './identity.ts'

type Input = ParsedInputOf<'team.copy'>

/** What was written. */
export interface WrittenPart {
  sources: number
  /** Names that were replaced, and places that only may be names and were left; null where none were given. */
  names: { replaced: number; doubtful: number } | null
}

/** Writes a copy with all there is. */
export function writeWholeCopy(db: ReadableDb, path: string, secret?: Secret): WrittenPart {
  copyProjectFile(db, path, { withoutEarlier: false, ...(secret !== undefined && { secret }) })
  return { sources: listSources(db).length, names: null }
}

/** The sources that a copy is to have: those that are named, and those of groups. */
export function chosenSources(db: ReadableDb, { sourceIds, groups }: Input): string[] {
  const sources = listSources(db)
  if (sourceIds === undefined && groups === undefined) return sources.map(({ id }) => id)
  const ofGroups = sources.filter(({ group }) => group !== null && groups?.includes(group) === true)
  return [...new Set([...(sourceIds ?? []), ...ofGroups.map(({ id }) => id)])]
}

/**
 * Writes a copy with a part of the sources, or with names replaced. It is known here at once, with its key and what it has.
 * Throws `not_found` for sources that are not there, and like `applyNames`.
 */
export function writePartCopy(
  db: ReadableDb,
  path: string,
  input: Input,
  secret?: Secret,
): WrittenPart {
  const sourceIds = chosenSources(db, input)
  requireSources(db, sourceIds)
  const identity = newIdentity()
  const maker = identityOf(db)
  const has = readVector(db)
  const isPseudonymised = input.names !== undefined || readPart(db)?.isPseudonymised === true
  let cutOut: CutOut = { leftOut: new Set(), kept: [] }
  let names: WrittenPart['names'] = null
  let texts: PartText[] = []
  copyProjectFile(db, path, {
    withoutEarlier: false,
    ...(secret !== undefined && { secret }),
    cut: copy => {
      copy.transaction(() => {
        cutOut = cutCopy(copy, { sourceIds, isPastKept: !isPseudonymised })
        writePart(copy, { isPseudonymised, fixedSourceIds: [] })
        if (input.names !== undefined) {
          names = replaceNames(copy, input)
          texts = textsOf(copy, db)
        }
        clearUnnamed(copy)
        noteLeftOut(copy, cutOut.leftOut)
        noteLeftOut(copy, readLeftOut(db))
        writePart(copy, { isPseudonymised, fixedSourceIds: isPseudonymised ? sourceIds : [] })
        noteMember(copy, { copyId: maker.id, publicKey: maker.publicKey, has })
      })()
      closeRanks(copy)
    },
    name: copy => {
      writeIdentity(copy, identity)
      writeStart(copy, has)
    },
  })
  const writable = unjournaled(db, 'a setting of this copy')
  db.transaction(() => {
    noteMember(writable, { copyId: identity.id, publicKey: identity.publicKey, has })
    const { leftOut, kept: keptIds } = cutOut
    noteMadePart(writable, { copyId: identity.id, keptIds, isPseudonymised, texts, leftOut })
  })()
  return { sources: sourceIds.length, names }
}

/** Replaces names in a copy, and takes out what may still hold them: former texts, original files and their names. */
function replaceNames(copy: WritableDb, { names = [], hasBrackets }: Input): WrittenPart['names'] {
  const list = { names, hasBrackets }
  const { value } = applyNames(copy, list, currentResearcherId(copy))
  dropFormerTexts(copy)
  const find = compileList(list)
  const places = [
    ...[...findInSources(copy, find, undefined)].flatMap(each => each.places),
    ...findInWritten(copy, find, undefined),
  ]
  return {
    replaced: value.replaced,
    doubtful: places.reduce((sum, { hits }) => sum + hits.length, 0),
  }
}

function textsOf(copy: ReadableDb, db: ReadableDb): PartText[] {
  return listChangedTexts(copy, db).map(({ versionId, text, ofVersionId, ofText }) => ({
    ...{ versionId, ofVersionId },
    edits: findEdits(text, ofText).map(edit => {
      return { start: edit.start, end: edit.end, length: edit.text.length }
    }),
  }))
}
