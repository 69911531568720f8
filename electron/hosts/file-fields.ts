import { basename, isAbsolute } from 'node:path'
import type { Procedure } from '../../shared/contract/procedure.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Drops, DroppedFile } from './drops.ts'
import type { FileUse, TokenRegistry } from './tokens.ts'

/** The procedures whose file is a folder. */
const FOLDERS: ReadonlySet<string> = new Set(['backups.chooseFolder', 'team.watchFolder'])

type Fields = Record<string, unknown>

/** The procedures whose file is written, or the field of one of several; every other one only reads the files it is given. */
const WRITING: ReadonlySet<string> = new Set([
  'projects.create',
  'projects.createSample',
  'projects.saveCopy',
  'team.copy',
  'bundles.write',
  'exports.write',
  'sources.exportOriginal',
  'pseudonyms.writeLog',
  'pseudonyms.saveKey',
  'backups.restoreTo',
  'history.savePast',
  'withdrawals.saveCertificate',
  'projects.salvage.to',
])

/** Puts paths, or the bytes of dropped files, where the window gave tokens; refuses anything else. */
export function withPaths(
  name: string,
  procedure: Procedure,
  input: unknown,
  tokens: TokenRegistry,
  drops: Drops,
): unknown {
  const named = procedure.files?.input
  if (named === undefined) return input
  if (!isFields(input)) throw badToken()
  const fields = typeof named === 'string' ? [named] : named
  const useOf = (field: string): FileUse => {
    if (FOLDERS.has(name)) return 'folder'
    return WRITING.has(name) || WRITING.has(`${name}.${field}`) ? 'write' : 'read'
  }
  // What is only looked at will be asked for again.
  const takeDrop = (token: string) =>
    procedure.kind === 'query' || name === 'bundles.read' ? drops.read(token) : drops.take(token)
  const resolve = (token: unknown, use: FileUse): string | DroppedFile => {
    if (typeof token !== 'string') throw badToken()
    const found = tokens.pathOf(token, use) ?? (use === 'read' ? takeDrop(token) : undefined)
    if (found === undefined) throw badToken()
    return found
  }
  const resolveField = (given: unknown, use: FileUse) =>
    Array.isArray(given) ? given.map(token => resolve(token, use)) : resolve(given, use)
  // Of several, all but the first may be left out.
  const present = fields.filter((field, index) => index === 0 || input[field] !== undefined)
  return {
    ...input,
    ...Object.fromEntries(present.map(field => [field, resolveField(input[field], useOf(field))])),
  }
}

/** Puts tokens where a result holds paths. */
export function withTokens(procedure: Procedure, value: unknown, tokens: TokenRegistry): unknown {
  const field = procedure.files?.output
  if (!field) return value
  if (Array.isArray(value)) return value.map(item => withTokens(procedure, item, tokens))
  if (!isFields(value)) return value
  const path = value[field]
  return typeof path === 'string' ? { ...value, [field]: tokens.tokenFor(path, 'read') } : value
}

/** Leaves only the file's name of every path in an error's details. */
export function withoutPaths<E extends { details: Fields }>(error: E): E {
  const details = Object.entries(error.details).map(([key, value]) => {
    return [key, typeof value === 'string' && isAbsolute(value) ? basename(value) : value]
  })
  return { ...error, details: Object.fromEntries(details) }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function badToken(): AppError {
  return new AppError('invalid_input', 'The window can only name files that it was shown.')
}
