import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { chromium } from 'playwright-core'
import { findBrowser } from '../../electron/hosts/chromium.ts'
import { openPorts, processTree } from '../support/processes.ts'

// In two parts, so that the compiled test that Playwright keeps in a temporary folder is not what is found.
const MARKER = ['Zwiebel', 'fisch41qk'].join('')

/** Everything by which a page can make a browser remember something. */
const LEAVE_TRACES = `(async () => {
  localStorage.setItem('quote', '${MARKER}')
  sessionStorage.setItem('quote', '${MARKER}')
  document.title = '${MARKER}'
  history.pushState({ quote: '${MARKER}' }, '', '/#${MARKER}')
  const request = indexedDB.open('quotes', 1)
  await new Promise((resolve, reject) => {
    request.onupgradeneeded = () => request.result.createObjectStore('quotes').put('${MARKER}', 1)
    request.onsuccess = resolve
    request.onerror = reject
  })
  const cache = await caches.open('quotes')
  await cache.put('/${MARKER}', new Response('${MARKER}'))
  const area = document.createElement('textarea')
  document.body.append(area)
  area.focus()
})()`

test.skip(process.platform !== 'linux', 'looks for processes and ports in /proc')

test('a killed program leaves nothing of what it showed, and no process', async () => {
  const started = Date.now()
  const home = mkdtempSync(join(tmpdir(), 'retroduce-residue-'))
  const program = startProgram(home)
  const [{ profileFolder }] = (await once(program, 'message')) as [{ profileFolder: string }]
  await ask(program, { script: LEAVE_TRACES })
  await ask(program, { type: MARKER })
  // Chromium writes its stores some seconds after the page did.
  await new Promise(resolve => setTimeout(resolve, 6_000))
  const pids = processTree(program.pid ?? 0)
  expect(pids.length).toBeGreaterThan(3)
  expect(openPorts(pids)).toEqual([])

  program.kill('SIGKILL')
  await once(program, 'exit')
  await expect.poll(() => pids.filter(isRunning)).toEqual([])
  expect(filesWith(MARKER, [home, profileFolder])).toEqual([])
  expect(filesWith(MARKER, ['/dev/shm', '/tmp', '/var/tmp'], started)).toEqual([])
  rmSync(home, { recursive: true, force: true })
  rmSync(profileFolder, { recursive: true, force: true })
})

test('the search would find what an ordinary window leaves', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-residue-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser()?.executable ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    headless: true,
  })
  await context.route('**/*', route => {
    return route.fulfill({ contentType: 'text/html', body: '<title>control</title>' })
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto('https://control.invalid/')
  await page.evaluate(LEAVE_TRACES)
  await context.close()
  expect(filesWith(MARKER, [folder]).length).toBeGreaterThan(0)
  rmSync(folder, { recursive: true, force: true })
})

function startProgram(home: string): ChildProcess {
  return fork(join(import.meta.dirname, '../support/program-process.ts'), [join(home, 'data')], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '', TMPDIR: home },
    execArgv: [],
  })
}

async function ask(program: ChildProcess, message: Record<string, string>): Promise<void> {
  program.send(message)
  await once(program, 'message')
}

function isRunning(pid: number): boolean {
  try {
    // A zombie still has a number but runs nothing.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

function filesWith(marker: string, folders: string[], since = 0): string[] {
  const needles = [Buffer.from(marker, 'utf8'), Buffer.from(marker, 'utf16le')]
  return folders.flatMap(filesUnder).filter(path => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats?.isFile() || stats.mtimeMs < since) return false
    return needles.some(needle => readBytes(path).includes(needle))
  })
}

/** Every file below a folder. Other programs come and go in it while it is read, so one folder is read at a time. */
function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesUnder(path)
      return entry.isFile() ? [path] : []
    })
  } catch {
    // Gone in between, or another program's.
    return []
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // Gone in between, or another program's.
    return Buffer.alloc(0)
  }
}
