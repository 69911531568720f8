import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openPorts, processTree } from '../support/processes.ts'

const dist = join(import.meta.dirname, '../../dist')

test.skip(process.platform !== 'linux', 'looks for processes and ports in /proc')

let home: string
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'retroduce-program-'))
})
test.afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

/** Starts the built program as `npm start` does and waits until its window is open. */
async function start(): Promise<{ program: ChildProcess; said: () => string }> {
  const program = fork(join(dist, 'browser-main.js'), ['--headless'], {
    env: { ...process.env, HOME: home, RETRODUCE_USER_DATA: join(home, 'data') },
    execArgv: [],
    silent: true,
  })
  let output = ''
  program.stdout?.on('data', chunk => (output += String(chunk)))
  program.stderr?.on('data', chunk => (output += String(chunk)))
  await once(program, 'message')
  return { program, said: () => output }
}

function browsers(program: ChildProcess): number[] {
  return processTree(program.pid ?? 0).filter(pid => {
    return commandLine(pid).includes('--user-data-dir') && !commandLine(pid).includes('--type=')
  })
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // It has ended.
    return ''
  }
}

function profiles(program: ChildProcess): string[] {
  return ['/dev/shm', tmpdir()].filter(existsSync).flatMap(folder => {
    return readdirSync(folder).filter(name => name.startsWith(`retroduce-window-${program.pid}-`))
  })
}

test('the program listens on no port and reaches for no address', async () => {
  const { program } = await start()
  const pids = processTree(program.pid ?? 0)
  expect(pids.length).toBeGreaterThan(3)
  expect(openPorts(pids)).toEqual([])
  program.kill('SIGTERM')
  await once(program, 'exit')
})

test('told to end, it ends its browser and cleans up', async () => {
  const { program, said } = await start()
  const pids = processTree(program.pid ?? 0)
  program.kill('SIGTERM')
  const [code] = await once(program, 'exit')
  expect(code, said()).toBe(0)
  expect(profiles(program)).toEqual([])
  await expect.poll(() => pids.filter(pid => commandLine(pid) !== '')).toEqual([])
})

test('when its browser dies it says so, in a sentence, and ends', async () => {
  const { program, said } = await start()
  for (const pid of browsers(program)) process.kill(pid, 'SIGKILL')
  const [code] = await once(program, 'exit')
  expect(code).toBe(1)
  expect(said()).toContain('Everything up to your last step is saved')
  expect(said()).not.toContain('    at ')
  expect(profiles(program)).toEqual([])
})
