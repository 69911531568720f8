import type { WholeProject, WholeRow } from '../../../shared/interchange/whole-project.ts'
import { rowsOf, textIn } from '../../../shared/interchange/whole-project.ts'
import { derivedGuid, guidOf } from './guids.ts'
import { element, textElement } from './xml-write.ts'

/** The variable that says which group a participant belongs to. */
export const GROUP = derivedGuid('variable', 'group')

interface Variable {
  guid: string
  name: string
  type: 'Text' | 'Boolean' | 'Float' | 'Date'
}

/** Participants as cases with their attributes as variables, and the sources in which they speak. */
export function writePeople(whole: WholeProject): { variables: string[]; cases: string[] } {
  const participants = rowsOf(whole, 'participant')
  const values = rowsOf(whole, 'attribute_value')
  const variables = new Map(
    rowsOf(whole, 'attribute').map(row => {
      const id = textIn(row, 'id')
      const own = values.filter(value => value['attribute_id'] === id)
      return [id, { guid: guidOf(id), name: textIn(row, 'name'), type: typeOf(row, own) }] as const
    }),
  )
  const hasGroups = participants.some(row => row['group_name'] !== null)
  const group: Variable[] = hasGroups ? [{ guid: GROUP, name: 'Group', type: 'Text' }] : []
  const byPerson = Map.groupBy(values, row => textIn(row, 'participant_id'))
  const speaks = Map.groupBy(rowsOf(whole, 'speaker'), row => textIn(row, 'participant_id'))
  const cases = participants.map(row => {
    const id = textIn(row, 'id')
    const groupName = textIn(row, 'group_name')
    const sourceIds = new Set((speaks.get(id) ?? []).map(one => textIn(one, 'source_id')))
    return element('Case', { guid: guidOf(id), name: textIn(row, 'pseudonym') }, [
      textElement('Description', textIn(row, 'note')),
      ...(groupName === '' ? [] : group.map(one => writeValue(one, groupName))),
      ...(byPerson.get(id) ?? []).flatMap(value => {
        const variable = variables.get(textIn(value, 'attribute_id'))
        return variable === undefined ? [] : writeValue(variable, textIn(value, 'value'))
      }),
      ...[...sourceIds].map(each => element('SourceRef', { targetGUID: guidOf(each) })),
    ])
  })
  return {
    variables: [...group, ...variables.values()].map(({ guid, name, type }) =>
      element('Variable', { guid, name, typeOfVariable: type }),
    ),
    cases,
  }
}

/** The type that the schema takes all values as; text where one does not fit. */
function typeOf(attribute: WholeRow, values: readonly WholeRow[]): Variable['type'] {
  const all = (pattern: RegExp) => values.every(value => pattern.test(textIn(value, 'value')))
  const type = textIn(attribute, 'type')
  if (type === 'boolean' && all(/^(?:yes|no)$/)) return 'Boolean'
  if (type === 'number' && all(/^-?\d+(?:\.\d+)?$/)) return 'Float'
  return type === 'date' && all(/^\d{4}-\d\d-\d\d$/) ? 'Date' : 'Text'
}

function writeValue({ guid, type }: Variable, value: string): string {
  const written = type === 'Boolean' ? String(value === 'yes') : value
  return element('VariableValue', {}, [
    element('VariableRef', { targetGUID: guid }),
    textElement(`${type}Value`, written),
  ])
}
