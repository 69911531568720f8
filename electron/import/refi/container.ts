import { WHOLE_NAME, WholeProject } from '../../../shared/interchange/whole-project.ts'
import { decodeText } from '../decode-text.ts'
import { broken, LIMITS } from '../limits.ts'
import { elementsOf, parseXml, type XmlElement } from '../xml-tree.ts'
import { Warnings } from '../warnings.ts'
import { readZip, type ZipLimits } from '../zip.ts'
import { localName } from './elements.ts'

const PROJECT_LIMITS: ZipLimits = {
  zipEntries: LIMITS.projectZipEntries,
  zipEntryBytes: LIMITS.projectEntryBytes,
  zipTotalBytes: LIMITS.projectTotalBytes,
}

/** The last part of a path within the archive, in the form in which two are compared: programs differ in case. */
function fileKey(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').toLowerCase()
}

/** The XML of a project file. Throws `format_broken` or `too_large`. */
export function readProjectXml(bytes: Uint8Array): XmlElement {
  const parts = readZip(bytes, name => /^[^/\\]*\.qde$/i.test(name), PROJECT_LIMITS)
  const [xml] = [...parts.values()]
  if (xml === undefined)
    throw broken('The file is no REFI-QDA project: its list of things is missing.')
  const root = elementsOf(parseXml(xml))[0]
  if (root === undefined || localName(root) !== 'Project') {
    throw broken('The file is no REFI-QDA project: it does not begin with one.')
  }
  return root
}

/** Reads the texts that paths such as `internal://name.txt` name, by these paths. */
export function readTexts(bytes: Uint8Array, paths: readonly string[]): Map<string, string> {
  const keys = new Map(paths.flatMap(path => (isExternal(path) ? [] : [[path, fileKey(path)]])))
  const wanted = new Set(keys.values())
  const parts = readZip(bytes, name => wanted.has(fileKey(name)), PROJECT_LIMITS)
  const byKey = new Map([...parts].map(([name, data]) => [fileKey(name), data]))
  const texts = new Map<string, string>()
  for (const [path, key] of keys) {
    const data = byKey.get(key)
    if (data === undefined) continue
    const { text } = decodeText(data, new Warnings())
    // No program counts it.
    texts.set(path, text.startsWith('\uFEFF') ? text.slice(1) : text)
  }
  return texts
}

function isExternal(path: string): boolean {
  return /^(?:relative|absolute|https?|file):/i.test(path)
}

/** This program's own part of a project file, or null. Throws `format_broken` where it is damaged. */
export function readOwnPart(bytes: Uint8Array): WholeProject | null {
  const parts = readZip(bytes, name => name === WHOLE_NAME, PROJECT_LIMITS)
  const data = parts.get(WHOLE_NAME)
  return data === undefined ? null : readWholeJson(data)
}

/** A whole project as JSON. Throws `format_broken`. */
export function readWholeJson(data: Uint8Array): WholeProject {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data))
  } catch {
    throw broken('The project in the file is damaged.')
  }
  const whole = WholeProject.safeParse(value)
  if (!whole.success) throw broken('The file is not a project as this program writes it.')
  return whole.data
}
