import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs the unit, database and browser tests.
 * @param {string} folder where the report goes
 * @param {string[]} projects
 * @returns {Promise<Counts>}
 */
export async function runVitest(folder, projects) {
  const file = join(folder, 'vitest.json')
  const { code } = await runTool(
    'vitest',
    [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...projects.map(project => `--project=${project}`),
    ],
    { isShown: true },
  )
  const report = readReport(file)
  if (!report) return brokenRun('vitest')
  for (const { name, assertionResults } of report.testResults) {
    for (const { fullName, status } of assertionResults) {
      if (isSkipped(status)) console.log(`- skipped: ${name}: ${fullName}`)
    }
  }
  const brokenFiles = report.testResults.filter((/** @type {any} */ result) => {
    return result.status === 'failed' && result.assertionResults.length === 0
  }).length
  const failed = report.numFailedTests + brokenFiles
  return {
    passed: report.numPassedTests,
    // An error outside of any test fails the run all the same.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** @param {string} status */
function isSkipped(status) {
  return status === 'skipped' || status === 'pending' || status === 'todo'
}

/**
 * Runs the end-to-end tests in the program's own window.
 * @param {string} folder where the report goes
 * @returns {Promise<Counts>}
 */
export async function runPlaywright(folder) {
  const file = join(folder, 'playwright.json')
  const { code } = await runTool('playwright', ['test', '--reporter=list,json'], {
    isShown: true,
    // Playwright empties the folder of its own results when it starts.
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  const report = readReport(file)
  if (!report) return brokenRun('playwright')
  for (const { title, reason } of skippedSpecs(report.suites)) {
    console.log(`- skipped: ${title}: ${reason}`)
  }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped }
}

/**
 * @param {any[]} suites
 * @returns {{ title: string, reason: string }[]}
 */
function skippedSpecs(suites = []) {
  return suites.flatMap(suite => [
    ...skippedSpecs(suite.suites),
    ...(suite.specs ?? []).flatMap((/** @type {any} */ spec) => {
      const skipped = spec.tests.filter((/** @type {any} */ test) => test.status === 'skipped')
      return skipped.map((/** @type {any} */ test) => ({
        title: `${spec.file}: ${spec.title}`,
        reason: test.annotations.find((/** @type {any} */ a) => a.description)?.description ?? '',
      }))
    }),
  ])
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string} runner @returns {Counts} */
function brokenRun(runner) {
  console.log(`✗ ${runner} wrote no report: it could not run.`)
  return { passed: 0, failed: 1, skipped: 0 }
}
