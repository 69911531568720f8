// What the program is made of: every library in the bundles or beside them, with its licence, for the window
// (`licences.json`) and for institutions that ask for a software bill of materials (`sbom.cdx.json`, CycloneDX 1.6).
import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './stamp.mjs'

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence */

/** Delivered beside the bundles, or carried in them as bytes, so that no bundler sees them. */
const BESIDE = ['better-sqlite3', 'electron', 'harfbuzzjs']

/** What the bundles say of themselves; a build of one half leaves the other's. */
const NODE_PART = 'licences-node.json'
const WINDOW_PART = 'licences-window.json'

/**
 * Writes both lists into a built folder.
 * @param {string} dist
 */
export function writeLicences(dist) {
  // The window's folder holds nothing that the window does not ask for.
  const asBuilt = join(dist, 'renderer', WINDOW_PART)
  if (existsSync(asBuilt)) renameSync(asBuilt, join(dist, WINDOW_PART))
  const parts = [NODE_PART, WINDOW_PART].map(name => join(dist, name)).filter(existsSync)
  const all = [
    ...parts.flatMap(file => readJson(file).map(fromBundle)),
    ...BESIDE.map(fromFolder),
    ...fonts(),
    styles(),
  ]
  const unique = new Map(all.map(one => [`${one.name}@${one.version}`, one]))
  const licences = [...unique.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
  writeFileSync(join(dist, 'licences.json'), JSON.stringify(licences))
  writeFileSync(join(dist, 'sbom.cdx.json'), JSON.stringify(billOfMaterials(licences), null, 1))
}

/**
 * @param {{ name: string, version: string, identifier?: string | null, text?: string | null }} entry
 * @returns {Licence}
 */
function fromBundle({ name, version, identifier, text }) {
  const folder = join(root, 'node_modules', name)
  const isHere =
    existsSync(join(folder, 'package.json')) &&
    readJson(join(folder, 'package.json')).version === version
  const notice = isHere ? textIn(folder, 'NOTICE') : ''
  const licence = identifier ?? 'see its text'
  return { name, version, licence, text: [text || noText(licence), notice].join('\n').trim() }
}

/** @param {string} name @returns {Licence} */
function fromFolder(name) {
  const folder = join(root, 'node_modules', name)
  const { name: own, version, license } = readJson(join(folder, 'package.json'))
  const text = textIn(folder, '{LICENSE,LICENCE}') || noText(license)
  return { name: own, version, licence: license, text }
}

/** The licences of the fonts lie beside them. @returns {Licence[]} */
function fonts() {
  return globSync('OFL-*.txt', { cwd: join(root, 'resources/fonts') }).map(file => ({
    ...{ name: file.slice('OFL-'.length, -'.txt'.length), version: '', licence: 'OFL-1.1' },
    text: readFileSync(join(root, 'resources/fonts', file), 'utf8'),
  }))
}

/** Citation styles, and the locale they need. @returns {Licence} */
function styles() {
  return {
    ...{ name: 'Citation Style Language styles and locale', version: '', licence: 'CC-BY-SA-3.0' },
    text: readFileSync(join(root, 'resources/csl/README.md'), 'utf8'),
  }
}

/** @param {string} folder @param {string} name how the file's name begins */
function textIn(folder, name) {
  const [file] = globSync(`${name}*`, { cwd: folder })
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
}

/** @param {string} licence */
function noText(licence) {
  return `Its package holds no text of the licence. The text of ${licence} is kept at spdx.org/licenses.`
}

/** @param {Licence[]} licences */
function billOfMaterials(licences) {
  const { name, version } = readJson(join(root, 'package.json'))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: licences.map(one => ({
      type: 'library',
      name: one.name,
      ...(one.version !== '' && { version: one.version, purl: purl(one) }),
      licenses: [licenceChoice(one.licence)],
    })),
  }
}

/** As the package URL specification wants it: the sign of a scope is encoded. @param {Licence} one */
function purl({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** @param {string} licence */
function licenceChoice(licence) {
  if (licence === 'see its text') return { license: { name: licence } }
  return /^[A-Za-z0-9.+-]+$/.test(licence) ? { license: { id: licence } } : { expression: licence }
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
