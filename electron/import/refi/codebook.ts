import { splitDefinition } from '../../../shared/interchange/definition.ts'
import type {
  ForeignCode,
  ForeignCodebook,
  NotCarried,
} from '../../../shared/interchange/foreign.ts'
import { roleOfName } from '../../../shared/interchange/role-words.ts'
import { broken, LIMITS, tooLarge } from '../limits.ts'
import { elementsOf, parseXml, type XmlElement } from '../xml-tree.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  guidAt,
  listed,
  localName,
  nameAt,
  textOf,
} from './elements.ts'

/** Reads a REFI-QDA codebook (`.qdc`). Throws `format_broken` or `too_large`, never with any of its text. */
export function readQdc(bytes: Uint8Array): ForeignCodebook {
  if (bytes.length > LIMITS.codebookBytes) {
    throw tooLarge('The file is larger than 20 MB, which no codebook is.', LIMITS.codebookBytes)
  }
  const root = elementsOf(parseXml(bytes))[0]
  if (root === undefined || localName(root) !== 'CodeBook') {
    throw broken('The file is no REFI-QDA codebook: it does not begin with one.')
  }
  const codebook = readCodes(root)
  if (codebook.codes.length === 0) throw broken('The codebook has no codes.')
  const sets = listed(root, 'Sets', 'Set')
  return {
    origin: attributeOf(root, 'origin').slice(0, 200),
    codes: withRoles(codebook.codes, sets),
    notCarried: [...codebook.notCarried, ...setsLeft(sets)],
  }
}

/** The codes below an element that holds `Codes`, parents before children. */
export function readCodes(root: XmlElement | undefined): Omit<ForeignCodebook, 'origin'> {
  const codes: ForeignCode[] = []
  const notCarried: NotCarried[] = []
  const seen = new Set<string>()
  const take = (element: XmlElement, parentGuid: string | null): void => {
    const name = nameAt(element)
    let guid = guidAt(element)
    if (guid === '' || seen.has(guid)) {
      const reason =
        'It has no identifier of its own (GUID), so a second import will not recognise it.'
      notCarried.push({ what: 'GUID of a code', name, reason })
      guid = `${parentGuid ?? ''}/${codes.length}/${guid}`.slice(-200)
    }
    seen.add(guid)
    codes.push({
      ...{ guid, parentGuid, name: name === '' ? 'Code without a name' : name },
      colour: colourOf(attributeOf(element, 'color')),
      ...splitDefinition(textOf(childOf(element, 'Description')).trim()),
      role: null,
    })
    for (const child of childrenOf(element, 'Code')) take(child, guid)
  }
  for (const element of listed(root, 'Codes', 'Code')) take(element, null)
  return { codes, notCarried }
}

/** Codes with the roles that sets called `Context`, `Mechanism`… give them. */
export function withRoles(codes: readonly ForeignCode[], sets: readonly XmlElement[]) {
  const roles = new Map(
    sets.flatMap(set => {
      const role = roleOfName(nameAt(set))
      if (role === null) return []
      return childrenOf(set, 'MemberCode').map(member => [memberGuid(member), role] as const)
    }),
  )
  return codes.map(code => ({ ...code, role: roles.get(code.guid) ?? null }))
}

/** A codebook writes `guid`, a project `targetGUID`. */
function memberGuid(member: XmlElement): string {
  return guidAt(member) || guidAt(member, 'targetGUID')
}

function setsLeft(sets: readonly XmlElement[]): NotCarried[] {
  return sets
    .filter(set => roleOfName(nameAt(set)) === null)
    .map(set => ({
      ...{ what: 'Set', name: nameAt(set) },
      reason: 'A codebook here has no sets of codes. The codes themselves come in.',
    }))
}

function colourOf(written: string): string | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written.trim())?.[1]?.toLowerCase()
  if (digits === undefined) return null
  return digits.length === 6 ? `#${digits}` : `#${digits.replace(/./g, '$&$&')}`
}
