import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '../shared/contract/contract.ts'
import { AppError } from '../shared/domain/app-error.ts'
import { parseJson, UsageError } from './cli-arguments.ts'
import { givenTeamPassphrase } from './passphrase.ts'

/** How the commands of a team are called. */
export const TEAM_USAGE = `retroduce copy FILE NEW_FILE [--sources ID,…] [--groups NAME,…] [--names NAMES.json]
retroduce bundle FILE OUT.retroduce-bundle | --into FOLDER [--for COPY | beginning]
retroduce preview FILE IN.retroduce-bundle
retroduce merge FILE IN.retroduce-bundle | FOLDER
retroduce identity FILE OTHER.retroduce-bundle
The passphrase of a bundle, or of a colleague's copy: RETRODUCE_TEAM_PASSPHRASE or --team-passphrase-file FILE.`

/** Calls a procedure of the engine. */
export type Call = <N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
) => Promise<OutputOf<N>>
type Options = Record<string, string | undefined>

/** A command of the team on an open project and one more file. */
export type TeamCommand = (call: Call, path: string, options: Options) => Promise<unknown>

/**
 * Writes a copy for a colleague, with a passphrase of its own where one is given, with some of the sources only where these
 * or groups are named, and with names replaced where a file has a list of them.
 */
export const copyForColleague: TeamCommand = async (call, path, options) => {
  const passphrase = await givenTeamPassphrase(options)
  const { sources, groups, names } = options
  const list =
    names === undefined ? {} : NamesFile.parse(parseJson(await readFile(resolve(names), 'utf8')))
  return call('team.copy', {
    path,
    ...(passphrase !== undefined && { passphrase }),
    ...(sources !== undefined && { sourceIds: sources.split(',') }),
    ...(groups !== undefined && { groups: groups.split(',') }),
    ...list,
  })
}

const NamesFile = contract['team.copy'].input
  .pick({ names: true, hasBrackets: true })
  .required({ names: true })

/** Writes what other copies may lack: one copy's needs, or everything from the beginning. */
export const writeBundle: TeamCommand = async (call, path, options) => {
  const wanted = options['for']
  return call('bundles.write', {
    ...{ path, passphrase: await requirePassphrase(options), isWhole: wanted === 'beginning' },
    ...(wanted !== undefined && wanted !== 'beginning' && { forCopy: wanted }),
  })
}

/** Writes a bundle into a folder, under a name that says when and from which copy, and nothing of the study. */
export const writeBundleInto: TeamCommand = async (call, folder, options) => {
  const { fingerprint } = await call('team.status', {})
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')
  const name = `${now} ${fingerprint.slice(0, 4)}.retroduce-bundle`
  return writeBundle(call, join(folder, name), options)
}

/** Says what a merge would do. */
export const previewBundle: TeamCommand = async (call, path, options) =>
  call('bundles.read', { path, passphrase: await requirePassphrase(options) })

/** Merges a bundle, or all bundles of a folder. */
export const mergeBundle: TeamCommand = async (call, path, options) => {
  const passphrase = await requirePassphrase(options)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) return mergeFolder(call, path, passphrase)
  return call('bundles.merge', { path, passphrase })
}

interface Merged {
  fileName: string
  steps?: number
  conflicts?: number
  error?: { code: string; message: string }
}

/** Oldest first; what comes before its turn is tried again after the others, as long as one of them brings something. */
async function mergeFolder(call: Call, folder: string, passphrase: string): Promise<Merged[]> {
  let waiting = await listBundles(folder)
  const results = new Map<string, Merged>()
  for (let isGettingOn = true; isGettingOn && waiting.length > 0; ) {
    const later: string[] = []
    for (const path of waiting) {
      const fileName = basename(path)
      try {
        const { steps, conflicts } = await call('bundles.merge', { path, passphrase })
        results.set(path, { fileName, steps, conflicts: conflicts.length })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        const { code, message } = error
        results.set(path, { fileName, error: { code, message } })
        if (code === 'invalid_input') later.push(path)
      }
    }
    isGettingOn = later.length < waiting.length
    waiting = later
  }
  return [...results.values()]
}

async function listBundles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(name => /^[^.~].*\.retroduce-bundle$/i.test(name))
  const files = await Promise.all(
    names.map(async name => {
      const path = join(folder, name)
      return { path, at: (await stat(path)).mtimeMs }
    }),
  )
  return files.sort((a, b) => a.at - b.at).map(({ path }) => path)
}

/** Makes a file that was copied by hand a copy of its own, by a bundle of the other one. */
export const takeNewIdentity: TeamCommand = async (call, path, options) =>
  call('team.newIdentity', { path, passphrase: await requirePassphrase(options) })

async function requirePassphrase(options: Options): Promise<string> {
  const passphrase = await givenTeamPassphrase(options)
  if (passphrase !== undefined) return passphrase
  throw new UsageError(
    'A bundle needs a passphrase: RETRODUCE_TEAM_PASSPHRASE, or --team-passphrase-file FILE.',
  )
}
