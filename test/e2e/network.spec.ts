import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

const TOUR = join(import.meta.dirname, '../support/window-tour.ts')

/**
 * Chromium asks the system whether it has a way to this address, by connecting a datagram socket to it: no packet leaves.
 * There is no switch for that. Every other address is a fault.
 */
const REACHABILITY_PROBE = /^connect\(.*"2001:4860:4860::8888"/

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-network-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Runs the tour behind another command; the places that it opened. */
function tour(command: string, args: string[]): string[] {
  const { stdout, stderr, status } = spawnSync(command, [...args, process.execPath, TOUR, folder], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return stdout.trim().split('\n')
}

function canRun(command: string, ...args: string[]): boolean {
  return spawnSync(command, [...args, 'true']).status === 0
}

test('the whole window works where there is no network at all', () => {
  test.skip(!canRun('unshare', '-rn'), 'unshare is not here, or may not make a network namespace')
  expect(tour('unshare', ['-rn'])).toEqual(expect.arrayContaining(['Coding desk', 'Theory']))
})

test('no process of the program tries to reach any address', () => {
  test.skip(!canRun('strace', '-qq', '-o', '/dev/null'), 'strace is not here, or may not watch')
  const log = join(folder, 'trace')
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg'
  expect(tour('strace', ['-f', '-qq', '-o', log, '-e', calls])).toContain('Coding desk')
  const lines = readFileSync(log, 'utf8').split('\n')
  expect(lines.length).toBeGreaterThan(20)
  const reached = lines
    .filter(line => /AF_INET6?\b/.test(line))
    .map(line => line.replace(/^\d+ +/, ''))
  expect(reached.filter(line => !REACHABILITY_PROBE.test(line))).toEqual([])
})
