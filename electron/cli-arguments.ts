import { parseArgs } from 'node:util'

/** What the command line was given: words in their order, and options by their names. */
export interface Arguments {
  words: string[]
  options: Record<string, string | undefined>
}

/** The command itself is wrong; nothing was tried. */
export class UsageError extends Error {}

const OPTIONS = [
  ...['title', 'researcher', 'group', 'kind', 'files', 'as', 'theory', 'where', 'table', 'report'],
  ...['workshop', 'bibliography'],
  ...['chart', 'look', 'layout', 'filter', 'theme', 'background', 'scale', 'page', 'tiled'],
  ...[
    'overlap',
    'hidden',
    'letters',
    'for',
    'into',
    'sources',
    'groups',
    'names',
    'passphrase-file',
    'team-passphrase-file',
    'hub-password-file',
    'ca',
    'recovery-key-file',
  ],
]

/** Tells words from options; every option has a value. Throws `UsageError`. */
export function parseWords(argv: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: Object.fromEntries(OPTIONS.map(name => [name, { type: 'string' as const }])),
    })
    return { words: positionals, options: values as Arguments['options'] }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Wrong options.')
  }
}

/** How a diagram is drawn. The engine's schema has the last word on it. */
export function diagramOptions(options: Arguments['options']): Record<string, unknown> {
  const { layout, filter, theme, background, scale, page, tiled, overlap, hidden, letters } =
    options
  return Object.fromEntries(
    Object.entries({
      ...{ layout, theme, background, letters, page: tiled ?? page },
      isTiled: tiled === undefined ? undefined : true,
      overlap: overlap === undefined ? undefined : Number(overlap),
      hiddenStatuses: hidden?.split(','),
      filter: filter === undefined ? undefined : parseJson(filter),
      scale: scale === undefined ? undefined : Number(scale),
    }).filter(([, value]) => value !== undefined),
  )
}

/** A value that was given as JSON. Throws `UsageError`. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UsageError('The input is not valid JSON.')
  }
}
