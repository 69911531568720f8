import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** What is made, fetched or not ours. */
const LEFT_OUT = /^(?:node_modules|dist.*|coverage|test-results|release|\..*)$/
const LINK = /!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/gm

/**
 * The links of all Markdown files under a folder that lead nowhere: to no file, or to no heading of it. Links to the web
 * are not followed, since a check must not depend on a network. Each is named as `file: link`.
 * @param {string} folder
 * @returns {{ files: number, broken: string[] }}
 */
export function findBrokenLinks(folder) {
  const files = markdownFiles(folder)
  const broken = files.flatMap(file => {
    const text = withoutCode(readFileSync(file, 'utf8'))
    return [...text.matchAll(LINK)]
      .map(([, target = '']) => target)
      .filter(target => !/^[a-z][a-z+.-]*:/i.test(target) && !leadsSomewhere(file, target))
      .map(target => `${relative(folder, file)}: ${target}`)
  })
  return { files: files.length, broken }
}

/** @param {string} folder @returns {string[]} */
function markdownFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (LEFT_OUT.test(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return markdownFiles(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

/** @param {string} file @param {string} target */
function leadsSomewhere(file, target) {
  const [path = '', anchor] = target.split('#')
  const goal = path === '' ? file : resolve(dirname(file), decodeURIComponent(path))
  if (!existsSync(goal)) return false
  if (anchor === undefined) return true
  if (statSync(goal).isDirectory() || !goal.endsWith('.md')) return false
  return anchorsOf(readFileSync(goal, 'utf8')).has(decodeURIComponent(anchor))
}

/**
 * What links to the headings of a text are called, as GitHub makes them: a second heading of the same words gets `-1`.
 * @param {string} text
 */
function anchorsOf(text) {
  const anchors = /** @type {Set<string>} */ (new Set())
  for (const [, heading = ''] of withoutFences(text).matchAll(HEADING)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
    let name = anchor
    for (let again = 1; anchors.has(name); again += 1) name = `${anchor}-${again}`
    anchors.add(name)
  }
  return anchors
}

/** @param {string} text */
function withoutFences(text) {
  return text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '')
}

/** @param {string} text */
function withoutCode(text) {
  return withoutFences(text).replace(/`[^`\n]*`/g, '')
}
