import { join } from 'node:path'
import type { Random } from '../fuzz/mutate.ts'

/** Text that has broken programs: in SQL, in searches, in HTML, in tables, in file names, in what counts characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\t\r\n',
    '\0',
    'a\0b',
    '\uD800',
    'x\uDFFFy',
    '\uFEFF',
    '\u202Eabc',
    'e\u0301\u0301',
  ],
  ...["'; DROP TABLE coding; --", '" OR 1=1', '%', '_', '\\', 'NULL', 'undefined', '__proto__'],
  ...['NEAR/', 'a NEAR/0 b', '"', '*', '(((((', '^', 'col:x', '-', 'AND OR NOT', '[a-', '(a+)+$'],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '&lt;',
    ']]>',
    '<!--',
    '{{7*7}}',
  ],
  ...['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"],
  ...[
    '../../../etc/passwd',
    'C:\\x',
    'CON',
    'a/b',
    '.',
    '..',
    'file:///etc/passwd',
    'a'.repeat(300),
  ],
  ...['🏳️‍🌈'.repeat(50), 'ﷺ'.repeat(300), 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤', '1e309', '0x10', 'Infinity', 'true'],
  ...['x'.repeat(100_001), 'long '.repeat(20_000)],
]

/** A JSON Schema, as far as the contract uses it. */
export interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  $ref?: string
  $defs?: Record<string, Schema>
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** What hostile values are made from. */
export interface Makings {
  random: Random
  /** Ids of things of every kind, which are put where ids are asked for, mostly of the wrong kind. */
  ids: readonly string[]
  /** Names of properties that are files, and the folder that these must stay in. */
  files: readonly string[]
  folder: string
}

/** An input of the right shape with hostile values in it, or one of a wrong shape. */
export function hostileInput(schema: Schema, makings: Makings): unknown {
  if (makings.random(6) === 0) return anything(makings, 0)
  return valueFor(schema, schema.$defs ?? {}, makings, '', 0)
}

function valueFor(
  schema: Schema,
  defs: Record<string, Schema>,
  makings: Makings,
  name: string,
  depth: number,
): unknown {
  const { random, files } = makings
  const go = (next: Schema, as = name) => valueFor(next, defs, makings, as, depth + 1)
  if (files.includes(name) && schema.type === 'string') return fileName(makings)
  if (random(25) === 0) return anything(makings, depth)
  if (schema.$ref !== undefined) {
    const target = defs[schema.$ref.split('/').at(-1) ?? ''] ?? {}
    return depth > 12 ? null : go(target)
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return go(choices[random(choices.length)] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[random(schema.enum.length)]
  switch (schema.type) {
    case 'object':
      return objectFor(schema, makings, go)
    case 'array': {
      const most = Math.min(schema.maxItems ?? 3, 3)
      const length = Math.max(schema.minItems ?? 0, random(most + 1))
      return Array.from({ length }, () => go(schema.items ?? {}))
    }
    case 'string':
      return /id$/i.test(name) && random(3) > 0 ? one(makings.ids, random) : text(random)
    case 'integer':
    case 'number':
      return numberFor(schema, random)
    case 'boolean':
      return random(2) === 0
    case 'null':
      return null
    default:
      return anything(makings, depth)
  }
}

function objectFor(
  schema: Schema,
  { random }: Makings,
  go: (schema: Schema, name: string) => unknown,
): Record<string, unknown> {
  const required = new Set(schema.required)
  const entries = Object.entries(schema.properties ?? {})
    .filter(([key]) => required.has(key) || random(2) === 0)
    .map(([key, value]) => [key, go(value, key)])
  if (typeof schema.additionalProperties === 'object' && random(2) === 0) {
    entries.push([text(random), go(schema.additionalProperties, '')])
  }
  return Object.fromEntries(entries)
}

function numberFor({ minimum = 0, maximum = 100 }: Schema, random: Random): number {
  const odd = [minimum, maximum, -1, 0.5, 2 ** 53, -(2 ** 31), Number.MAX_VALUE]
  return random(2) === 0 ? minimum + random(5) : (odd[random(odd.length)] ?? 0)
}

function anything(makings: Makings, depth: number): unknown {
  const { random } = makings
  switch (random(depth > 4 ? 5 : 8)) {
    case 0:
      return null
    case 1:
      return text(random)
    case 2:
      return numberFor({}, random)
    case 3:
      return random(2) === 0
    case 4:
      return one(makings.ids, random)
    case 5:
      return Array.from({ length: random(3) }, () => anything(makings, depth + 1))
    case 6:
      return { [text(random)]: anything(makings, depth + 1), where: anything(makings, depth + 1) }
    default: {
      let deep: unknown = null
      for (let level = 0; level < 2_000; level += 1) deep = [deep]
      return deep
    }
  }
}

/** A file of the folder, with a name as hostile as a file may have. */
function fileName({ random, folder }: Makings): string {
  const name = text(random)
    .replaceAll(/[/\\\0]/g, '_')
    .slice(0, 60)
  const endings = ['.retroduce', '.docx', '.csv', '.qdpx', '.xlsx', '.age', '', '.svg', '.html']
  return join(folder, `${name.replace(/^\.+$/, 'dots')}x${endings[random(endings.length)]}`)
}

function text(random: Random): string {
  return one(HOSTILE_TEXTS, random) ?? ''
}

function one<T>(list: readonly T[], random: Random): T | undefined {
  return list[random(list.length)]
}
