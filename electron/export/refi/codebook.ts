import type { Code } from '../../../shared/contract/codes.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { joinDefinition } from '../../../shared/interchange/definition.ts'
import { derivedGuid, guidOf } from './guids.ts'
import { container, documentXml, element, textElement } from './xml-write.ts'

/** The program, as a file names who wrote it. */
export const ORIGIN = 'Retroduce'

/**
 * A codebook as a REFI-QDA `.qdc` file: the tree with colours and definitions, and a set for each role that codes have.
 * There must be at least one code, as the standard has it.
 */
export function codebookQdc(codes: readonly Code[]): string {
  const sets = ROLES.flatMap(role => {
    const members = codes.filter(code => code.role === role)
    if (members.length === 0) return []
    return element(
      'Set',
      { guid: derivedGuid('role', role), name: ROLE_NAMES[role] },
      members.map(({ id }) => element('MemberCode', { guid: guidOf(id) })),
    )
  })
  return documentXml(
    element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: ORIGIN }, [
      '\n',
      container(
        'Codes',
        codeTree(codes, () => ''),
      ),
      container('Sets', sets),
    ]),
  )
}

/** Codes within codes; `more` are children of a code that stand behind its description, such as references to notes. */
export function codeTree(codes: readonly Code[], more: (code: Code) => string): string[] {
  const below = Map.groupBy(codes, ({ parentId }) => parentId)
  const write = (code: Code): string =>
    element(
      'Code',
      { guid: guidOf(code.id), name: code.name, isCodable: true, color: code.colour },
      [
        textElement('Description', joinDefinition(code)),
        more(code),
        ...(below.get(code.id) ?? []).map(write),
      ],
    )
  return (below.get(null) ?? []).map(write)
}
