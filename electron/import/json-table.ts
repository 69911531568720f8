import type { TableFile } from '../../shared/survey/table.ts'
import { broken, LIMITS, tooLarge } from './limits.ts'
import { isOwn, ownConfigurations } from './own-configurations.ts'

/**
 * Reads a list of things written as JSON as a table: a row for each, a column for each field; a list within becomes lines
 * of a cell. Throws `format_broken` or `too_large`.
 */
export function readJsonTable(bytes: Uint8Array): TableFile {
  if (bytes.length > LIMITS.textBytes)
    throw tooLarge('The file is larger than 40 MB.', LIMITS.textBytes)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw broken('The file is no JSON that can be read.')
  }
  const lists = isOwn(value) ? [ownConfigurations(value)] : listsIn(value)
  if (lists.length === 0) throw broken('The file holds no list of things.')
  const sheets = lists.slice(0, LIMITS.tableSheets).map(({ name, items }) => {
    const things = items.flatMap(item => explode(item, name)).slice(0, LIMITS.tableRows)
    const columns = [...new Set(things.flatMap(thing => Object.keys(thing)))]
    const rows = things.map(thing => columns.map(column => thing[column] ?? ''))
    return { name, rows: [columns.map(clean), ...rows] }
  })
  const most = Math.max(...sheets.map(({ rows }) => rows[0]?.length ?? 0))
  if (most > LIMITS.tableColumns) {
    throw tooLarge('The table has more than 1,000 columns.', LIMITS.tableColumns)
  }
  return { format: 'json', encoding: 'utf-8', sheets, warnings: [] }
}

/** A thing as cells; one with a list of things in it becomes a row for each of those. */
function explode(item: Record<string, unknown>, name: string): Record<string, string>[] {
  const own = cellsOf(item)
  const [within, ...others] = Object.values(item).filter(
    value => Array.isArray(value) && value.some(isObject),
  ) as unknown[][]
  if (within === undefined || others.length > 0) return [own]
  // What both are called the same, such as their id, is told apart by the name of the outer list.
  const outer = (inner: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(own).map(([key, cell]) => [
        key === 'id' || Object.hasOwn(inner, key) ? `${name} ${key}` : key,
        cell,
      ]),
    )
  return within.filter(isObject).map(each => {
    const inner = cellsOf(each)
    return { ...outer(inner), ...inner }
  })
}

/** Fields as cells; those of a thing within stand beside it: `context.quote` as `context quote`. */
function cellsOf(item: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([key, value]): [string, string][] => {
      if (isObject(value)) {
        return Object.entries(value).map(([inner, cell]) => [`${key} ${inner}`, cellOf(cell)])
      }
      return Array.isArray(value) && value.some(isObject) ? [] : [[key, cellOf(value)]]
    }),
  )
}

interface List {
  name: string
  items: Record<string, unknown>[]
}

/** The lists of objects at the top, or one level below it. */
function listsIn(value: unknown): List[] {
  if (Array.isArray(value)) return asList('List', value)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, within]) =>
    Array.isArray(within) ? asList(name, within) : [],
  )
}

function asList(name: string, values: readonly unknown[]): List[] {
  const items = values.filter(isObject).slice(0, LIMITS.tableRows)
  return items.length === 0 ? [] : [{ name: clean(name).slice(0, 200), items }]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return clean(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return ''
  return value
    .map(cellOf)
    .filter(part => part !== '')
    .join('\n')
}

function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .toWellFormed()
    .trim()
    .slice(0, LIMITS.tableCellUnits)
}
