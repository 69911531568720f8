import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { rowsOf, textIn, type WholeRow } from '../../../shared/interchange/whole-project.ts'
import { type Notes, noteRef, type RefiInput } from './book.ts'
import { derivedGuid, guidOf } from './guids.ts'
import { roleCodeGuid } from './sources.ts'
import { element, textElement } from './xml-write.ts'

/** Elements as codes in a folder for each role, with a code for passages that have the role by itself. */
export function roleFolders({ whole }: RefiInput, notes: Notes): string[] {
  const elements = Map.groupBy(rowsOf(whole, 'element'), row => textIn(row, 'role'))
  const used = new Set(rowsOf(whole, 'coding').flatMap(row => [...textIn(row, 'roles')]))
  return ROLES.flatMap(role => {
    const own = elements.get(role) ?? []
    if (own.length === 0 && !used.has(role)) return []
    const name = ROLE_NAMES[role]
    const coded = { guid: roleCodeGuid(role), name: `Coded as ${name.toLowerCase()}` }
    return element('Code', { guid: derivedGuid('folder', role), name, isCodable: false }, [
      element('Code', { ...coded, isCodable: true }),
      ...own.map(row => {
        const id = textIn(row, 'id')
        return element('Code', { guid: guidOf(id), name: textIn(row, 'label'), isCodable: true }, [
          textElement('Description', textIn(row, 'description')),
          ...notes.refsTo('element', id),
        ])
      }),
    ])
  })
}

/** Sets: what has a role, each configuration with its elements, each theory with its configurations, each case. */
export function writeSets({ whole, codes, statements }: RefiInput, notes: Notes): string[] {
  const slots = slotsByConfiguration(whole)
  const member = (name: string) => (guid: string) => element(name, { targetGUID: guid })
  const [code, source] = [member('MemberCode'), member('MemberSource')]
  const roles = ROLES.flatMap(role => {
    const has = (row: WholeRow) => row['role'] === role
    const ids = [
      ...codes.filter(each => each.role === role).map(({ id }) => id),
      ...rowsOf(whole, 'element')
        .filter(has)
        .map(row => textIn(row, 'id')),
    ]
    const set = { guid: derivedGuid('role', role), name: ROLE_NAMES[role] }
    return ids.length === 0
      ? []
      : element(
          'Set',
          set,
          ids.map(id => code(guidOf(id))),
        )
  })
  const statementNotes = new Map<string, string>()
  const configurations = rowsOf(whole, 'configuration').map(row => {
    const id = textIn(row, 'id')
    const name = `CMOC ${textIn(row, 'number')}: ${textIn(row, 'title')}`
    const status = textIn(row, 'status')
    const reason = textIn(row, 'status_reason')
    const body = `${statements.get(id) ?? ''}\n\nStatus: ${status}${reason === '' ? '' : `. ${reason}`}`
    const note = notes.write({ guid: derivedGuid('statement', id), name, body })
    statementNotes.set(id, note)
    const elementIds = new Set((slots.get(id) ?? []).map(slot => textIn(slot, 'element_id')))
    return element('Set', { guid: guidOf(id), name }, [
      ...[...elementIds].map(each => code(guidOf(each))),
      memberNote(note),
      ...asMembers(notes.refsTo('configuration', id)),
    ])
  })
  const theories = rowsOf(whole, 'theory').map(row => {
    const id = textIn(row, 'id')
    const own = rowsOf(whole, 'theory_configuration').filter(one => one['theory_id'] === id)
    return element('Set', { guid: guidOf(id), name: `Theory: ${textIn(row, 'name')}` }, [
      textElement('Description', textIn(row, 'narrative')),
      ...own
        .flatMap(one => statementNotes.get(textIn(one, 'configuration_id')) ?? [])
        .map(memberNote),
      ...asMembers(notes.refsTo('theory', id)),
    ])
  })
  const cases = rowsOf(whole, 'case_study').map(row => {
    const own = rowsOf(whole, 'case_source').filter(one => one['case_id'] === row['id'])
    const set = { guid: guidOf(textIn(row, 'id')), name: `Case: ${textIn(row, 'name')}` }
    return element('Set', set, [
      textElement('Description', textIn(row, 'description')),
      ...own.map(one => source(guidOf(textIn(one, 'source_id')))),
    ])
  })
  return [...roles, ...configurations, ...theories, ...cases]
}

/** Links between the elements within a configuration, as its picture draws them, and between configurations. */
export function writeLinks(input: RefiInput, notes: Notes): string[] {
  const { whole } = input
  const inner = [...slotsByConfiguration(whole)].flatMap(([id, slots]) =>
    stepsOf(slots).map(([from, to]) =>
      element('Link', {
        guid: linkGuid(id, from, to),
        name: `CMOC ${numberOf(input, id)}`,
        direction: 'OneWay',
        originGUID: guidOf(textIn(from, 'element_id')),
        targetGUID: guidOf(textIn(to, 'element_id')),
      }),
    ),
  )
  const between = rowsOf(whole, 'configuration_link').map(row => {
    const [id, kind, note] = [textIn(row, 'id'), textIn(row, 'kind'), textIn(row, 'note')]
    const direction = kind === 'rival' ? 'Associative' : 'OneWay'
    const ends = {
      originGUID: guidOf(textIn(row, 'from_id')),
      targetGUID: guidOf(textIn(row, 'to_id')),
    }
    const body = { guid: derivedGuid('link note', id), name: kind, body: note }
    return element(
      'Link',
      { guid: guidOf(id), name: kind, direction, ...ends },
      note === '' ? [] : [noteRef(notes.write(body))],
    )
  })
  return [...inner, ...between]
}

const COLUMN_WIDTH = 260
const ROW_HEIGHT = 90
const BOX = { width: 220, height: 60 }
const COLUMNS = ['C', 'I', 'M', 'O']

/** Each configuration as a picture: its elements in a column for each role, and what leads to what. */
export function writeGraphs(input: RefiInput): string[] {
  const { whole } = input
  const labels = new Map(
    rowsOf(whole, 'element').map(row => [textIn(row, 'id'), textIn(row, 'label')]),
  )
  return [...slotsByConfiguration(whole)].map(([id, slots]) => {
    const filled = new Map<string, number>()
    const vertices = slots.map(slot => {
      const role = textIn(slot, 'role')
      const row = filled.get(role) ?? 0
      filled.set(role, row + 1)
      const [x, y] = [COLUMNS.indexOf(role) * COLUMN_WIDTH, row * ROW_HEIGHT]
      const elementId = textIn(slot, 'element_id')
      return element('Vertex', {
        ...{ guid: guidOf(textIn(slot, 'id')), representedGUID: guidOf(elementId) },
        ...{ name: labels.get(elementId) ?? '', firstX: x, firstY: y },
        ...{ secondX: x + BOX.width, secondY: y + BOX.height, shape: 'RoundedRectangle' },
      })
    })
    const edges = stepsOf(slots).map(([from, to]) => {
      const guid = linkGuid(id, from, to)
      return element('Edge', {
        ...{ guid: derivedGuid('edge', guid), representedGUID: guid },
        ...{ sourceVertex: guidOf(textIn(from, 'id')), targetVertex: guidOf(textIn(to, 'id')) },
        ...{ direction: 'OneWay', lineStyle: 'solid' },
      })
    })
    const name = `CMOC ${numberOf(input, id)}`
    return element('Graph', { guid: derivedGuid('graph', id), name }, [...vertices, ...edges])
  })
}

function memberNote(guid: string): string {
  return element('MemberNote', { targetGUID: guid })
}

function asMembers(references: readonly string[]): string[] {
  return references.map(reference => reference.replace(/^<NoteRef/, '<MemberNote'))
}

function slotsByConfiguration(whole: RefiInput['whole']): Map<string, WholeRow[]> {
  const ordered = rowsOf(whole, 'slot').toSorted(
    (a, b) => Number(a['position']) - Number(b['position']),
  )
  return Map.groupBy(ordered, row => textIn(row, 'configuration_id'))
}

function numberOf({ whole }: RefiInput, configurationId: string): string {
  return textIn(
    rowsOf(whole, 'configuration').find(row => row['id'] === configurationId),
    'number',
  )
}

function linkGuid(configurationId: string, from: WholeRow, to: WholeRow): string {
  return derivedGuid('step', configurationId, textIn(from, 'id'), textIn(to, 'id'))
}

/** What leads to what: contexts and interventions to mechanisms, these to outcomes; past a role that is missing. */
function stepsOf(slots: readonly WholeRow[]): [WholeRow, WholeRow][] {
  const of = (...roles: string[]) => slots.filter(slot => roles.includes(textIn(slot, 'role')))
  const [before, mechanisms, outcomes] = [of('C', 'I'), of('M'), of('O')]
  const pairs = (from: readonly WholeRow[], to: readonly WholeRow[]) =>
    from.flatMap(one => to.map((other): [WholeRow, WholeRow] => [one, other]))
  if (mechanisms.length === 0) return pairs(before, outcomes)
  return [...pairs(before, mechanisms), ...pairs(mechanisms, outcomes)]
}
