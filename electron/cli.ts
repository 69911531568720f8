import './require-node.ts'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '../shared/contract/contract.ts'
import { PRODUCTS } from '../shared/contract/exports.ts'
import { AppError } from '../shared/domain/app-error.ts'
import {
  type Arguments,
  diagramOptions,
  parseJson,
  parseWords,
  UsageError,
} from './cli-arguments.ts'
import { HUB_USAGE, runHubCommand } from './cli-hub.ts'
import { importPaths } from './cli-import.ts'
import {
  copyForColleague,
  mergeBundle,
  previewBundle,
  TEAM_USAGE,
  type TeamCommand,
  takeNewIdentity,
  writeBundle,
  writeBundleInto,
} from './cli-team.ts'
import { createEngine } from './engine/create-engine.ts'
import { describeContract } from './engine/describe-contract.ts'
import type { Engine } from './engine/engine.ts'
import { engineOptions } from './engine-options.ts'
import { closeNetwork } from './hub/guard.ts'
import { askOpening, givenOpening, givenPassphrase } from './passphrase.ts'

/**
 * The command line: the window's procedures for scripts. One JSON value on standard output; on standard error
 * `{"error":{"code","message"}}` with exit 1 where a request is refused and 2 where the command itself is wrong.
 */

const USAGE = `retroduce new FILE --title T [--researcher NAME]
retroduce sample FILE
retroduce import FILE PATH… [--group G] [--kind K]
retroduce import FILE PROJECT.qdpx | .json | QUALCODER.qda | TAGUETTE.sqlite3 | CODEBOOK.qdc [--files FOLDER]
retroduce import FILE TABLE.docx | .xlsx | .csv | .json [--as configurations|elements|codings|codes|survey|participants]
retroduce call FILE area.verb [JSON | -]
retroduce export FILE PRODUCT OUT [--theory ID] [--where JSON | -] [--table JSON] [--report JSON]
                  [--chart JSON] [--look JSON] [--workshop JSON | -] [--bibliography JSON]
                  [--layout roles|layers|lanes|principles|matrix] [--filter JSON] [--theme light|mono]
                  [--background white|transparent] [--scale N] [--page picture|A4|A3|A2|A1]
                  [--tiled A4|A3|A2|A1] [--overlap MM] [--letters text|shapes] [--hidden STATUS,…]
retroduce procedures
retroduce check FILE
retroduce backups FILE
retroduce salvage FILE NEW_FILE
${TEAM_USAGE}
${HUB_USAGE}
An encrypted project: RETRODUCE_PASSPHRASE, --passphrase-file FILE, --recovery-key-file FILE, or a prompt; \`new\` with one of
the first two encrypts.
Products: ${Object.entries(PRODUCTS)
  .map(([product, endings]) => `${product} (${endings.join(' ')})`)
  .join(', ')}`

/** Of the procedures that open and close projects, those that work on the one that is open. */
const ON_OPEN_PROJECT = new Set([
  'projects.saveCopy',
  'projects.forget',
  'projects.encrypt',
  'projects.decrypt',
  'projects.changePassphrase',
  'projects.recoveryKey',
])

type Command = (given: Arguments) => Promise<unknown>

const commands: Record<string, Command> = {
  new: ({ words, options }) =>
    withEngine(async engine => {
      const [file] = expectWords(words, 1)
      const title = options['title']
      if (title === undefined) throw new UsageError('retroduce new needs --title.')
      const researcher = options['researcher']
      const passphrase = await givenPassphrase(options)
      return call(engine, 'projects.create', {
        path: resolve(file),
        title,
        ...(passphrase !== undefined && { passphrase }),
        ...(researcher !== undefined && { researcher }),
      })
    }),

  sample: ({ words }) =>
    withEngine(engine =>
      call(engine, 'projects.createSample', { path: resolve(expectWords(words, 1)[0]) }),
    ),

  import: ({ words, options }) => {
    const [file, ...paths] = words
    if (file === undefined || paths.length === 0) throw new UsageError('Name a project and files.')
    return withProject(file, options, engine =>
      importPaths((procedure, input) => call(engine, procedure, input), paths, options),
    )
  },

  call: async ({ words, options }) => {
    const [file, procedure, json] = words
    if (file === undefined || procedure === undefined || words.length > 3) {
      throw new UsageError('Name a project, a procedure and at most one JSON value.')
    }
    if (!isProjectProcedure(procedure)) throw new UsageError(`There is no procedure ${procedure}.`)
    const input = parseJson(json === '-' ? await text(process.stdin) : (json ?? '{}'))
    return withProject(file, options, engine => send(engine, procedure, input))
  },

  export: async ({ words, options }) => {
    const [file, product, out] = expectWords(words, 3)
    if (!Object.hasOwn(PRODUCTS, product)) throw new UsageError(`There is no product ${product}.`)
    const theoryId = options['theory']
    const where = options['where']
    if (where !== undefined && product !== 'retrieval') {
      throw new UsageError('A condition (--where) is for a retrieval.')
    }
    const condition =
      where === undefined
        ? {}
        : { where: parseJson(where === '-' ? await text(process.stdin) : where) }
    const table = options['table']
    const chosen = table === undefined ? {} : { table: parseJson(table) }
    const report = options['report']
    const { chart, look, workshop, bibliography } = options
    return withProject(file, options, async engine =>
      send(engine, 'exports.write', {
        product,
        path: resolve(out),
        ...(theoryId !== undefined && { theoryId }),
        ...condition,
        ...chosen,
        ...(report !== undefined && { report: parseJson(report) }),
        ...(chart !== undefined && { chart: parseJson(chart) }),
        ...(look !== undefined && { chartLook: parseJson(look) }),
        ...(bibliography !== undefined && { bibliography: parseJson(bibliography) }),
        ...(workshop !== undefined && {
          workshop: parseJson(workshop === '-' ? await text(process.stdin) : workshop),
        }),
        ...diagramOptions(options),
      }),
    )
  },

  procedures: ({ words }) => {
    expectWords(words, 0)
    return Promise.resolve(describeContract())
  },

  backups: ({ words, options }) =>
    withProject(expectWords(words, 1)[0], options, engine => call(engine, 'backups.list', {})),

  salvage: ({ words, options }) =>
    withEngine(async engine => {
      const [file = '', to = ''] = words
      if (words.length !== 2) throw new UsageError('Name a damaged project and a new file.')
      const opening = await givenOpening(options)
      return call(engine, 'projects.salvage', {
        ...{ path: resolve(file), to: resolve(to) },
        ...opening,
      })
    }),

  copy: given => withTeam(given, copyForColleague),
  bundle: given => {
    const folder = given.options['into']
    if (folder === undefined) return withTeam(given, writeBundle)
    return withTeam({ ...given, words: [...given.words, folder] }, writeBundleInto)
  },
  identity: given => withTeam(given, takeNewIdentity),
  preview: given => withTeam(given, previewBundle),
  merge: given => withTeam(given, mergeBundle),

  hub: given =>
    runHubCommand(given, (file, options, work) =>
      withProject(file, options, engine =>
        work((procedure, input) => call(engine, procedure, input)),
      ),
    ),

  check: ({ words, options }) =>
    withProject(expectWords(words, 1)[0], options, async engine => {
      const result = await call(engine, 'project.check', {})
      if (!result.isOk) process.exitCode = 1
      return result
    }),
}

closeNetwork()
await main(process.argv.slice(2))

async function main(argv: string[]): Promise<void> {
  try {
    const [name, ...rest] = argv
    if (name === '--help' || name === 'help') {
      process.stdout.write(`${USAGE}\n`)
      return
    }
    const command = Object.hasOwn(commands, name ?? '') ? commands[name ?? ''] : undefined
    if (command === undefined) throw new UsageError(`There is no such command.\n${USAGE}`)
    const value = await command(parseWords(rest))
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
  } catch (error) {
    fail(error)
  }
}

/** Runs a command on a project and a second file. */
function withTeam({ words, options }: Arguments, work: TeamCommand): Promise<unknown> {
  const [file = '', other = ''] = words
  if (words.length !== 2) throw new UsageError('Name a project and a second file.')
  return withProject(file, options, engine =>
    work((procedure, input) => call(engine, procedure, input), resolve(other), options),
  )
}

function fail(error: unknown): void {
  const isUsage = error instanceof UsageError
  const known = error instanceof AppError || isUsage
  const code = error instanceof AppError ? error.code : isUsage ? 'usage' : 'internal'
  const message = known ? error.message : 'Something unexpected went wrong. Nothing was changed.'
  const details =
    error instanceof AppError && Object.keys(error.details).length > 0
      ? { details: error.details }
      : {}
  process.stderr.write(`${JSON.stringify({ error: { code, message, ...details } })}\n`)
  process.exitCode = isUsage ? 2 : 1
}

function expectWords(words: string[], count: 0): []
function expectWords(words: string[], count: 1): [string]
function expectWords(words: string[], count: 3): [string, string, string]
function expectWords(words: string[], count: number): string[] {
  if (words.length !== count) throw new UsageError(`Wrong number of arguments.\n${USAGE}`)
  return words
}

/** Procedures of a project; those of the program around it have commands of their own. */
function isProjectProcedure(name: string): name is ProcedureName {
  return (
    Object.hasOwn(contract, name) && (!name.startsWith('projects.') || ON_OPEN_PROJECT.has(name))
  )
}

async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine({ ...engineOptions(), backups: 'before risk', hub: undefined })
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

function withProject<T>(
  file: string,
  options: Arguments['options'],
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  return withEngine(async engine => {
    const path = resolve(file)
    const opening = await givenOpening(options)
    try {
      await call(engine, 'projects.open', { path, ...opening })
    } catch (error) {
      const isAsked = error instanceof AppError && error.code === 'project_encrypted'
      if (!isAsked || !process.stdin.isTTY) throw error
      await call(engine, 'projects.open', { path, ...(await askOpening()) })
    }
    return work(engine)
  })
}

async function call<N extends ProcedureName>(
  engine: Engine,
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  return (await send(engine, procedure, input)) as OutputOf<N>
}

async function send(engine: Engine, procedure: ProcedureName, input: unknown): Promise<unknown> {
  const result = await engine.call(procedure, input)
  if (result.ok) return result.value
  const { code, message, details } = result.error
  throw new AppError(code as AppError['code'], message, details)
}
