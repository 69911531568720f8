// `npm test`: everything that is checked, from a fresh clone, with one line at the end that adds it all up.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser, INSTALL_BROWSER } from './chromium.mjs'
import { electronProgram } from './electron-runtime.mjs'
import { setUp } from './setup.mjs'
import { root } from './stamp.mjs'
import { runTool } from './test/run-tool.mjs'
import { STATIC_CHECKS } from './test/static-checks.mjs'
import { runPlaywright, runVitest } from './test/suites.mjs'

await setUp(import.meta.url, { needsBuild: false })

const started = performance.now()
const total = { passed: 0, failed: 0, skipped: 0 }
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

/** @param {{ passed: number, failed: number, skipped: number }} counts */
function add({ passed, failed, skipped }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** @param {string} word @param {boolean} isOk @param {number} since @param {string} [output] */
function report(word, isOk, since, output = '') {
  add({ passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 })
  console.log(`${isOk ? '✓' : '✗'} ${word} (${((performance.now() - since) / 1000).toFixed(1)} s)`)
  if (!isOk) console.log(output.trimEnd())
}

const buildStarted = performance.now()
const build = await runTool(process.execPath, ['scripts/build.mjs', '--if-stale'])
report('build', build.code === 0, buildStarted, build.output)

const browser = build.code === 0 ? await ensureBrowser() : null

// Two at a time, which is what two cores carry; none is left out because another one failed.
const waiting = [...STATIC_CHECKS]
async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const since = performance.now()
    const { isOk, output } = await check.run()
    report(check.name, isOk, since, output)
  }
}
await Promise.all([work(), work()])

const hasBrowserTests = build.code === 0 && browser !== null
add(await runVitest(results, hasBrowserTests ? ['node', 'browser'] : ['node']))
if (hasBrowserTests) add(await runPlaywright(results))
else {
  const reason = build.code === 0 ? INSTALL_BROWSER : 'The build failed.'
  const files = ['test/browser', 'test/e2e'].flatMap(testFiles)
  for (const file of files) console.log(`- skipped: ${file}: ${reason}`)
  add({ passed: 0, failed: 0, skipped: files.length })
}

console.log('')
console.log(
  `Host "installed browser": ${browser ? `covered with ${browser.executable}` : 'not covered'}.`,
)
console.log(
  `Host "Electron": ${
    electronProgram()
      ? 'covered where there is a display and we are not root.'
      : 'its runtime is not here, so its settings are tested against a double of its API only.'
  }`,
)
console.log(`It took ${((performance.now() - started) / 1000).toFixed(0)} s.`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** @param {string} folder */
function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(test|spec)\.tsx?$/.test(name))
    .map(name => `${folder}/${name}`)
}
