import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from '../stamp.mjs'

const bin = join(root, 'node_modules/.bin')

/**
 * Runs a tool of the project under the pinned Node. With `isShown` its output goes where ours goes; otherwise it is
 * returned.
 * @param {string} command a path, or the name of a tool in node_modules
 * @param {string[]} args
 * @param {{ isShown?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runTool(command, args, { isShown = false, env = {} } = {}) {
  const isPath = command.includes('/') || command.includes('\\')
  const child = spawn(isPath ? command : join(bin, command), args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
    stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    // npm's tools are .cmd files there.
    shell: process.platform === 'win32' && !isPath,
  })
  let output = ''
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', chunk => {
    output += chunk
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    output += chunk
  })
  return new Promise(resolve => {
    child.on('error', error => resolve({ code: 1, output: `${command}: ${error.message}`, stdout }))
    child.on('close', code => resolve({ code: code ?? 1, output, stdout }))
  })
}
