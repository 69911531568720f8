import { type AttributeType, guessType, parseValue, type ValueRule } from './attributes.ts'

/** A table as it stands in a file: the first row names the columns. */
export interface ParticipantTable {
  name: string
  /** The row of the file that names the columns, counted from 1. */
  headerRow: number
  header: string[]
  rows: string[][]
  /** What each column is, where that has been said; otherwise its name and its cells tell. */
  uses?: readonly TableUse[]
}

/** What a column is to the participants: an attribute is given by what its values must fit. */
export type TableUse = 'pseudonym' | 'group' | ValueRule

/** What a column of the file becomes. */
export interface PlannedColumn {
  header: string
  becomes: 'pseudonym' | 'group' | 'attribute'
  /** The attribute of this name that there is already; `null` for a new one. */
  attributeId: string | null
  type: AttributeType
  choices: string[]
}

/** Somebody in the file: new, or one who is there already and is filled in. */
export interface PlannedParticipant {
  participantId: string | null
  pseudonym: string
  group: string | null
  /** Values by the name of their column, in their canonical form; empty cells are left out. */
  values: Record<string, string>
}

/** A cell or row that is not taken over, with the reason. */
export interface PlanProblem {
  file: string
  /** Counts the rows of the file from 1, the header included: as a spreadsheet numbers them. */
  row: number
  column: string | null
  message: string
}

/** What an import would do; nothing has been written. */
export interface ParticipantPlan {
  columns: PlannedColumn[]
  participants: PlannedParticipant[]
  problems: PlanProblem[]
}

/** What the project has already. */
export interface Known {
  participants: readonly { id: string; pseudonym: string }[]
  attributes: readonly ({ id: string; name: string } & ValueRule)[]
}

const PSEUDONYM = [
  /^(?:pseudonym|participant pseudonym|alias)$/,
  /^(?:participant|participant id|participant code|participant name|name|id|code|case|person|respondent|interviewee|respondent id)$/,
]
/** What a column of stakeholder groups is called, in the form of `nameKey`. */
export const GROUP = /^(?:group|stakeholder group|stakeholder|participant group)$/

/** Names are the same whatever their case, spacing or form of accents. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Works out what tables of participants would change. Empty cells never clear a value that is there. */
export function planParticipants(
  tables: readonly ParticipantTable[],
  known: Known,
): ParticipantPlan {
  const columns = planColumns(tables, known)
  const byKey = new Map(columns.map(column => [nameKey(column.header), column]))
  const ids = new Map(known.participants.map(({ id, pseudonym }) => [nameKey(pseudonym), id]))
  const planned = new Map<string, PlannedParticipant>()
  const problems: PlanProblem[] = []
  for (const table of tables) {
    const { name, headerRow, header, rows } = table
    const nameAt = pseudonymColumn(table)
    problems.push(...namelessColumns({ name, headerRow, header, rows }))
    // Looked up once a column: a table may have hundreds of thousands of cells.
    const columnAt = header.map((title, at) =>
      at === nameAt ? undefined : byKey.get(nameKey(title)),
    )
    rows.forEach((cells, index) => {
      const place = { file: name, row: headerRow + 1 + index }
      const pseudonym = cleanName(cells[nameAt])
      if (cells.every(cell => cell.trim() === '')) return
      if (pseudonym === '') {
        const message = 'This row has no pseudonym, so it was left out.'
        return problems.push({ ...place, column: null, message })
      }
      const key = nameKey(pseudonym)
      if (planned.has(key)) {
        const message = `“${pseudonym}” stands in more than one row; they were taken together.`
        problems.push({ ...place, column: null, message })
      }
      const person = planned.get(key) ?? {
        participantId: ids.get(key) ?? null,
        ...{ pseudonym, group: null, values: {} },
      }
      planned.set(key, person)
      columnAt.forEach((column, at) => {
        if (column === undefined || (cells[at] ?? '').trim() === '') return
        if (column.becomes === 'group') person.group = cleanName(cells[at])
        if (column.becomes !== 'attribute') return
        const parsed = parseValue(column, cells[at] ?? '')
        if ('problem' in parsed) {
          problems.push({ ...place, column: column.header, message: parsed.problem })
        } else if (parsed.value !== null) person.values[column.header] = parsed.value
      })
    })
  }
  return { columns, participants: [...planned.values()], problems }
}

function planColumns(tables: readonly ParticipantTable[], known: Known): PlannedColumn[] {
  const attributes = new Map(known.attributes.map(one => [nameKey(one.name), one]))
  const columns = new Map<string, PlannedColumn>()
  for (const table of tables) {
    const { header, uses } = table
    const nameAt = pseudonymColumn(table)
    header.forEach((title, at) => {
      const key = nameKey(title)
      if (key === '' || columns.has(key)) return
      const plain = {
        header: cleanName(title),
        attributeId: null,
        type: 'text',
        choices: [],
      } as const
      const base = { ...plain, choices: [] }
      const attribute = attributes.get(key)
      const use = uses?.[at]
      if (at === nameAt) columns.set(key, { ...base, becomes: 'pseudonym' })
      else if (use === 'group' || (uses === undefined && GROUP.test(key)))
        columns.set(key, { ...base, becomes: 'group' })
      else if (attribute) {
        const { id: attributeId, name, type, choices } = attribute
        columns.set(key, {
          ...{ header: name, becomes: 'attribute', attributeId, type },
          choices: [...choices],
        })
      } else {
        const written = () => tables.flatMap(other => columnOf(other, key))
        const { type, choices } = typeof use === 'object' ? use : guessType(written())
        columns.set(key, { ...base, becomes: 'attribute', type, choices: [...choices] })
      }
    })
  }
  return [...columns.values()]
}

function namelessColumns({ name, headerRow, header, rows }: ParticipantTable): PlanProblem[] {
  const width = Math.max(header.length, ...rows.map(cells => cells.length))
  return Array.from({ length: width }, (_, at) => at)
    .filter(at => cleanName(header[at]) === '' && rows.some(cells => cleanName(cells[at]) !== ''))
    .map(at => ({
      ...{ file: name, row: headerRow, column: null },
      message: `Column ${at + 1} has no name in the first row, so it was left out.`,
    }))
}

function columnOf({ header, rows }: ParticipantTable, key: string): string[] {
  const at = header.findIndex(title => nameKey(title) === key)
  return at < 0 ? [] : rows.map(cells => cells[at] ?? '')
}

/** The column of names; the first one where none is called so. */
function pseudonymColumn({ header, uses }: ParticipantTable): number {
  if (uses !== undefined) return uses.indexOf('pseudonym')
  for (const pattern of PSEUDONYM) {
    const at = header.findIndex(title => pattern.test(nameKey(title)))
    if (at >= 0) return at
  }
  return 0
}

/** A cell as the one line that a name is. */
export function cleanName(cell: string | undefined): string {
  return (cell ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 500)
}
