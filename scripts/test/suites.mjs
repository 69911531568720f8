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
    for (const { fullName, status, failureMessages } of assertionResults) {
      if (isSkipped(status)) console.log(`- skipped: ${name}: ${fullName}`)
      if (status === 'passed' && failureMessages.length > 0) sayFlaky(name, fullName)
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

/** @param {string} file @param {string} title */
function sayFlaky(file, title) {
  console.log(`~ passed at the second try only: ${file}: ${title}`)
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
  for (const { file, title, reason } of specsThat(report.suites, 'skipped')) {
    console.log(`- skipped: ${file}: ${title}: ${reason}`)
  }
  for (const { file, title } of specsThat(report.suites, 'flaky')) sayFlaky(file, title)
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected === 0 && code !== 0 ? 1 : unexpected
  return { passed: expected + flaky, failed, skipped }
}

/**
 * @param {any[]} suites
 * @param {'skipped' | 'flaky'} status
 * @returns {{ file: string, title: string, reason: string }[]}
 */
function specsThat(suites = [], status) {
  return suites.flatMap(suite => [
    ...specsThat(suite.suites, status),
    ...(suite.specs ?? []).flatMap((/** @type {any} */ spec) => {
      const found = spec.tests.filter((/** @type {any} */ test) => test.status === status)
      return found.map((/** @type {any} */ test) => ({
        file: spec.file,
        title: spec.title,
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
