import type { Protection } from '../../shared/contract/pseudonyms.ts'
import { type NameRule, writtenReplacement } from '../../shared/names/rules.ts'
import { toCsv } from './csv.ts'

const COLUMNS = ['When', 'Step', 'Source', 'Stands there now', 'Kind', 'Times', 'Researcher']
const STEPS: Record<Protection['kind'], string> = {
  pseudonym: 'Pseudonym',
  redaction: 'Black-out',
}

/**
 * The log of pseudonymisation as CSV, one row an entry. With names it says which name each replacement stands for, and is
 * then a key itself.
 */
export function protectionCsv(
  entries: readonly Protection[],
  researchers: readonly { id: string; name: string }[],
  names: readonly NameRule[] | undefined,
): string {
  const nameById = new Map(researchers.map(({ id, name }) => [id, name]))
  const rows = entries.map(entry => [
    ...[entry.at, STEPS[entry.kind]],
    entry.sourceTitle ?? (entry.sourceId === null ? 'Notes, titles and statements' : ''),
    ...[entry.replacement, entry.nameKind ?? '', entry.count],
    nameById.get(entry.researcherId) ?? '',
    ...(names === undefined ? [] : [namesBehind(entry, names)]),
  ])
  return toCsv(names === undefined ? COLUMNS : [...COLUMNS, 'Stands for'], rows)
}

function namesBehind({ kind, replacement }: Protection, names: readonly NameRule[]): string {
  if (kind === 'redaction') return ''
  return names
    .filter(rule => [true, false].some(each => writtenReplacement(rule, each) === replacement))
    .map(rule => rule.name)
    .join('; ')
}
