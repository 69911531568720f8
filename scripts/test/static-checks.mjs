import { root } from '../stamp.mjs'
import { findBrokenLinks } from './links.mjs'
import { runTool } from './run-tool.mjs'

/** @typedef {{ isOk: boolean, output: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} StaticCheck */

/** Everything that is checked without running the program; each counts as one test. The slow ones come first. */
export const STATIC_CHECKS = /** @type {StaticCheck[]} */ ([
  tool('lint', 'oxlint', ['--type-aware']),
  { name: 'layers and cycles', run: checkLayers },
  tool('dead code', 'knip', ['--exclude', 'dependencies,binaries', '--no-config-hints']),
  ...['test', 'electron', 'renderer', 'shared', 'scripts'].map(layer => {
    return tool(`types of ${layer}`, 'tsc', ['-p', layer])
  }),
  tool('format', 'biome', ['format', '.']),
  { name: 'links of the documents', run: checkLinks },
])

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {StaticCheck}
 */
function tool(name, command, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(command, args)
      return { isOk: code === 0, output }
    },
  }
}

/**
 * dependency-cruiser finds nothing to complain about where it could read nothing, so it must have read a great deal.
 * @returns {Promise<Outcome>}
 */
async function checkLayers() {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { output, stdout } = await runTool('depcruise', [...args, 'shared', 'electron', 'renderer'])
  try {
    const { summary } = JSON.parse(stdout)
    const { violations, totalCruised, totalDependenciesCruised } = summary
    if (totalCruised < 50 || totalDependenciesCruised < 100) {
      return { isOk: false, output: `Only ${totalCruised} modules were read.` }
    }
    const lines = violations.map((/** @type {any} */ violation) => {
      return `${violation.rule.name}: ${violation.from} → ${violation.to}`
    })
    return { isOk: lines.length === 0, output: lines.join('\n') }
  } catch {
    // It could not run: what it said is not a report.
    return { isOk: false, output }
  }
}

/**
 * A check that read no files has found nothing wrong with them, so it must have read those that are known to be there.
 * @returns {Promise<Outcome>}
 */
async function checkLinks() {
  const { files, broken } = findBrokenLinks(root)
  if (files < 20) return { isOk: false, output: `Only ${files} documents were read.` }
  return { isOk: broken.length === 0, output: broken.join('\n') }
}
