import { AppError } from '../../../shared/domain/app-error.ts'
import {
  rowsOf,
  textIn,
  WHOLE_NAME,
  WholeProject,
} from '../../../shared/interchange/whole-project.ts'
import { broken, LIMITS } from '../limits.ts'
import { elementsOf, parseXml, type XmlElement } from '../xml-tree.ts'
import { localName } from './elements.ts'
import type { Parts } from './parts.ts'

/** The XML of a project file. Throws `format_broken` or `too_large`. */
export function readProjectXml({ zip }: Parts): XmlElement {
  const name = [...zip.sizes.keys()].find(each => /^[^/\\]*\.qde$/i.test(each))
  const xml = name === undefined ? null : zip.read(name)
  if (xml === null) throw broken('The file is no REFI-QDA project: its list of things is missing.')
  const root = elementsOf(parseXml(xml, LIMITS.projectXmlNodes))[0]
  if (root === undefined || localName(root) !== 'Project') {
    throw broken('The file is no REFI-QDA project: it does not begin with one.')
  }
  return root
}

/** This program's own part of a project file, or null. Throws `format_broken` where it is damaged. */
export function readOwnPart({ zip }: Parts): WholeProject | null {
  const data = zip.read(WHOLE_NAME)
  return data === null ? null : readWholeJson(data)
}

/** The own part of the project of an id; null where it is of another, or cannot be read. */
export function readOwnPartOf(parts: Parts, projectId: string): WholeProject | null {
  try {
    const whole = readOwnPart(parts)
    return whole !== null && textIn(rowsOf(whole, 'project')[0], 'id') === projectId ? whole : null
  } catch (error) {
    if (error instanceof AppError && error.code === 'format_broken') return null
    throw error
  }
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
