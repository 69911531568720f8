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
  return traceLines(['-e', `trace=write,${CHANGING_CALLS.join()}`], args, env).flatMap(readLine)
}

/** The calls of a program, a line each; bytes and paths as `\\x41`. */
function traceLines(options: string[], args: string[], env: Record<string, string> = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-trace-'))
  const log = join(folder, 'trace')
  const all = ['-o', log, '-qq', '-y', '-xx', '-s', '4000000', ...options]
  try {
    runTraced(all, args, env)
    return readFileSync(log, 'latin1').split('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything that a program and all its threads wrote to files, in order; what they print is left out. */
export function traceWrites(args: string[]): { path: string; bytes: Buffer }[] {
  const calls = ['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'sendto', 'sendmsg']
  const lines = traceLines(['-f', '-e', `trace=${calls.join()}`], args)
  return lines.flatMap(line => {
    const [, fd, path = ''] = /^(?:\d+ +)?\w+\((\d+)<((?:\\x[0-9a-f]{2})*)>/.exec(line) ?? []
    if (fd === undefined || fd === '1') return []
    const bytes = Buffer.concat(quotedIn(line))
    return [{ path: bytesOf(path).toString(), bytes }]
  })
}

/** The addresses that a program and all its threads tried to reach, such as `AF_INET`; local sockets are left out. */
export function traceConnections(args: string[]): string[] {
  return traceLines(['-f', '-e', 'trace=connect,sendto,sendmsg,sendmmsg'], args).filter(line =>
    /AF_INET6?\b/.test(line),
  )
}

/** What becomes of a call: an error, or the end of the program. `when` counts the calls of that name from 1. */
export interface Fault {
  call: string
  /** `5` is the fifth call, `5+` the fifth and all that follow. */
  when: string
  does: 'error=ENOSPC' | 'signal=KILL'
  /** Threads of the program are watched too; each counts its own calls. */
  hasThreads?: boolean
}

/** Runs a Node program with a fault in it; what it printed. */
export function runWithFault(
  fault: Fault,
  args: string[],
  env: Record<string, string> = {},
): string {
  const inject = `inject=${fault.call}:${fault.does}:when=${fault.when}`
  const watched = fault.hasThreads === true ? ['-f'] : []
  const options = [...watched, '-qq', '-o', '/dev/null', '-e', `trace=${fault.call}`, '-e', inject]
  return runTraced(options, args, env)
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
  const [first, second] = quotedIn(rest)
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

function quotedIn(line: string): Buffer[] {
  return [...line.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) => bytesOf(hex ?? ''))
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
}
