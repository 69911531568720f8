import { basename } from 'node:path'
import { findIdentifiers } from '../../../shared/names/find-identifiers.ts'
import { checkRules } from '../../../shared/names/rules.ts'
import { newestStep } from '../../db/repositories/history.ts'
import { countOriginals } from '../../db/repositories/originals.ts'
import { listResearchers } from '../../db/repositories/project.ts'
import { listProtection } from '../../db/repositories/protection.ts'
import { protectionCsv } from '../../export/protection-csv.ts'
import { applyNames } from '../apply-names.ts'
import { listTexts } from '../all-texts.ts'
import {
  compileList,
  countAlone,
  findInSources,
  findInWritten,
  sourcesOfNames,
} from '../find-names.ts'
import type { AreaHandlers } from '../handlers.ts'
import { openKeyFile, saveKeyFile } from '../key-files.ts'
import { recordExport } from '../record-export.ts'
import { describeStretch } from '../stretch.ts'
import { writeOut } from '../write-out.ts'

/** Names and what stands for them, redaction, and what might still identify someone. */
export const pseudonymHandlers: AreaHandlers<'pseudonyms'> = {
  'pseudonyms.preview': (db, input) => {
    const find = compileList(input)
    const inSources = [...findInSources(db, find, input.sourceIds)]
    const written = findInWritten(db, find, input.sourceIds)
    const places = [...inSources.flatMap(each => each.places), ...written]
    const hits = places.flatMap(at =>
      at.hits.map(({ rule, replacement, doubt, ...range }) => {
        return { ...describeStretch(at, range), rule, replacement, doubt }
      }),
    )
    const certain = hits.filter(({ doubt }) => doubt === null)
    const originals = countOriginals(db, sourcesOfNames(db, certain))
    const problems = checkRules(input.names)
    return { stamp: newestStep(db), hits, problems, alone: countAlone(db, input), originals }
  },
  'pseudonyms.apply': applyNames,
  'pseudonyms.suggest': (db, { names = [], sourceIds }, session) => {
    const texts = listTexts(db, sourceIds).filter(({ isSource }) => isSource)
    const named = texts.map(({ text, speakers }) => ({ text, speakers }))
    return session.suggestNames(named, names)
  },
  'pseudonyms.findIdentifiers': (db, { sourceIds }) => {
    const hits = listTexts(db, sourceIds).flatMap(at =>
      findIdentifiers(at.text).map(({ kind, isSure, ...range }) => {
        return { ...describeStretch(at, range), kind, isSure }
      }),
    )
    return { hits, originals: countOriginals(db, sourceIds) }
  },
  'pseudonyms.log': db => listProtection(db),
  'pseudonyms.writeLog': async (session, { path, names }) => {
    const db = session.db()
    const csv = protectionCsv(listProtection(db), listResearchers(db), names)
    const bytes = await writeOut(session, path, csv)
    const tells = names === undefined ? 'unquoted' : 'everything'
    recordExport(session, { product: 'replacements', path, tells })
    return { fileName: basename(path), bytes }
  },
  'pseudonyms.saveKey': saveKeyFile,
  'pseudonyms.openKey': openKeyFile,
}
