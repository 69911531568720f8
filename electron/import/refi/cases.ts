import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type { ForeignCase, ForeignVariable } from '../../../shared/interchange/foreign-project.ts'
import { elementsOf, type XmlElement } from '../xml-tree.ts'
import { childOf, childrenOf, guidAt, listed, localName, nameAt, textOf } from './elements.ts'
import { attributeSet } from './notes.ts'

/**
 * Cases with what is known of them. It stands in four places: in a case with a name, in one without a name for one source,
 * and in the source itself; the last two make a case that is called like the source. ATLAS.ti has sets for it, whose names
 * become variables of their own.
 */
export function readCases(
  root: XmlElement,
  notCarried: NotCarried[],
): { cases: ForeignCase[]; variables: ForeignVariable[] } {
  const sources = childrenOf(root, 'Sources').flatMap(elementsOf)
  const names = new Map(sources.map(source => [guidAt(source), nameAt(source)]))
  const bySource = new Map<string, ForeignCase>()
  const cases: ForeignCase[] = []
  for (const element of listed(root, 'Cases', 'Case')) {
    const sourceGuids = childrenOf(element, 'SourceRef').map(one => guidAt(one, 'targetGUID'))
    const own = nameAt(element)
    const name = own === '' ? (names.get(sourceGuids[0] ?? '') ?? '') : own
    if (name === '') {
      const reason = 'It has no name, and no source to be called by.'
      notCarried.push({ what: 'Case', name: guidAt(element), reason })
      continue
    }
    const found: ForeignCase = {
      ...{ guid: guidAt(element), name, sourceGuids },
      description: textOf(childOf(element, 'Description')).trim(),
      values: valuesIn(element),
    }
    cases.push(found)
    if (own === '' && sourceGuids.length === 1) bySource.set(sourceGuids[0] ?? '', found)
    const references = childrenOf(element, 'SelectionRef').length
    if (references > 0) {
      const reason = `${references} passages belong to it; only whole sources belong to a participant here.`
      notCarried.push({ what: 'SelectionRef', name, reason })
    }
  }
  const bySet = readAttributeSets(root)
  for (const source of sources) {
    const guid = guidAt(source)
    const values = { ...bySet.values.get(guid), ...valuesIn(source) }
    if (Object.keys(values).length === 0) continue
    const known = bySource.get(guid)
    if (known !== undefined) known.values = { ...values, ...known.values }
    else {
      const name = nameAt(source) || 'Source'
      cases.push({ guid: `${guid}/case`, name, description: '', values, sourceGuids: [guid] })
    }
  }
  return { cases, variables: bySet.variables }
}

/** What sets such as `gender: male` say of their sources, by source and variable. */
function readAttributeSets(root: XmlElement) {
  const variables = new Map<string, ForeignVariable>()
  const values = new Map<string, Record<string, string>>()
  for (const set of listed(root, 'Sets', 'Set')) {
    const said = attributeSet(set)
    if (said === null) continue
    const guid = `set/${said.name.toLowerCase()}`
    variables.set(guid, { guid, name: said.name, type: 'Text' })
    for (const source of said.guids)
      values.set(source, { ...values.get(source), [guid]: said.value })
  }
  return { variables: [...variables.values()], values }
}

function valuesIn(element: XmlElement): Record<string, string> {
  return Object.fromEntries(
    childrenOf(element, 'VariableValue').flatMap(value => {
      const reference = childOf(value, 'VariableRef')
      const held = elementsOf(value).find(child => localName(child).endsWith('Value'))
      const text = textOf(held).trim()
      return reference === undefined || text === ''
        ? []
        : [[guidAt(reference, 'targetGUID'), text] as const]
    }),
  )
}
