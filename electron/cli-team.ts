import type { InputOf, OutputOf, ProcedureName } from '../shared/contract/contract.ts'
import { UsageError } from './cli-arguments.ts'
import { givenTeamPassphrase } from './passphrase.ts'

type Call = <N extends ProcedureName>(procedure: N, input: InputOf<N>) => Promise<OutputOf<N>>
type Options = Record<string, string | undefined>

/** A command of the team on an open project and one more file. */
export type TeamCommand = (call: Call, path: string, options: Options) => Promise<unknown>

/** Writes a copy for a colleague, with a passphrase of its own where one is given. */
export const copyForColleague: TeamCommand = async (call, path, options) => {
  const passphrase = await givenTeamPassphrase(options)
  return call('team.copy', { path, ...(passphrase !== undefined && { passphrase }) })
}

/** Writes what other copies may lack: one copy's needs, or everything from the beginning. */
export const writeBundle: TeamCommand = async (call, path, options) => {
  const wanted = options['for']
  return call('bundles.write', {
    ...{ path, passphrase: await requirePassphrase(options), isWhole: wanted === 'beginning' },
    ...(wanted !== undefined && wanted !== 'beginning' && { forCopy: wanted }),
  })
}

/** Says what a merge would do. */
export const previewBundle: TeamCommand = async (call, path, options) =>
  call('bundles.read', { path, passphrase: await requirePassphrase(options) })

/** Merges a bundle. */
export const mergeBundle: TeamCommand = async (call, path, options) =>
  call('bundles.merge', { path, passphrase: await requirePassphrase(options) })

async function requirePassphrase(options: Options): Promise<string> {
  const passphrase = await givenTeamPassphrase(options)
  if (passphrase !== undefined) return passphrase
  throw new UsageError(
    'A bundle needs a passphrase: RETRODUCE_TEAM_PASSPHRASE, or --team-passphrase-file FILE.',
  )
}
