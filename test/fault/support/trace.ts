import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a program asked the system to do with a file, in order. Bytes are as they were written. */
export type FileEvent =
  | { kind: 'write'; path: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; path: string; length: number }
  | { kind: 'sync'; path: string }
  | { kind: 'remove'; path: string }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'print'; text: string }

/** Why faults cannot be put into a program's system calls here; null where they can. */
export const NO_TRACE: string | null =
  spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0
    ? null
    : 'strace is not here, or may not watch a program'

/** The calls by which a program changes files. */
export const CHANGING_CALLS = [
  ...['pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'rename'],
] as const

/** Runs a Node program to its end and tells what its main thread did to files. */
export function traceProgram(args: string[], env: Record<string, string> = {}): FileEvent[] {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-trace-'))
  const log = join(folder, 'trace')
  const options = [
    '-qq',
    '-y',
    '-xx',
    '-s',
    '4000000',
    '-e',
    `trace=write,${CHANGING_CALLS.join()}`,
  ]
  try {
    runTraced(['-o', log, ...options], args, env)
    return readFileSync(log, 'latin1').split('\n').flatMap(readLine)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What becomes of a call: an error, or the end of the program. `when` counts the calls of that name from 1. */
export interface Fault {
  call: string
  /** `5` is the fifth call, `5+` the fifth and all that follow. */
  when: string
  does: 'error=ENOSPC' | 'signal=KILL'
}

/** Runs a Node program with a fault in it; what it printed. */
export function runWithFault(
  fault: Fault,
  args: string[],
  env: Record<string, string> = {},
): string {
  const inject = `inject=${fault.call}:${fault.does}:when=${fault.when}`
  return runTraced(['-qq', '-o', '/dev/null', '-e', `trace=${fault.call}`, '-e', inject], args, env)
}

function runTraced(options: string[], args: string[], env: Record<string, string>): string {
  const { stdout, status, error } = spawnSync('strace', [...options, process.execPath, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (error) throw error
  // Killed is what it was to be; ended by an error of its own it has shown nothing.
  if (status === 1) throw new Error(`${args[0]} ended with an error`)
  return stdout
}

function readLine(line: string): FileEvent[] {
  const [, call, rest = ''] = /^(\w+)\((.*)$/.exec(line) ?? []
  if (call === undefined || / = -1 /.test(rest.slice(-80))) return []
  const texts = [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) => bytesOf(hex ?? ''))
  const [first, second] = texts
  const path = bytesOf(/^\d+<((?:\\x[0-9a-f]{2})*)>/.exec(rest)?.[1] ?? '').toString()
  const numbers = rest.slice(rest.lastIndexOf('"') + 1)
  switch (call) {
    case 'pwrite64': {
      const at = Number(/, \d+, (\d+)\) = /.exec(numbers)?.[1])
      return first === undefined ? [] : [{ kind: 'write', path, at, bytes: first }]
    }
    case 'write':
      return rest.startsWith('1<') && first ? [{ kind: 'print', text: first.toString() }] : []
    case 'ftruncate':
      return [{ kind: 'truncate', path, length: Number(/, (\d+)\) = /.exec(rest)?.[1]) }]
    case 'fsync':
    case 'fdatasync':
      return [{ kind: 'sync', path }]
    case 'unlink':
      return first === undefined ? [] : [{ kind: 'remove', path: first.toString() }]
    case 'rename':
      return first && second
        ? [{ kind: 'rename', path: first.toString(), to: second.toString() }]
        : []
    default:
      return []
  }
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
}
