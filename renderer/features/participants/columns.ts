import type { Attribute, Participant } from '../../../shared/contract/participants.ts'
import type { ValueRule } from '../../../shared/domain/attributes.ts'
import { formatDay } from '../../ui/format.ts'

/** A column of the table of participants. */
export interface Column {
  id: string
  label: string
  kind: 'pseudonym' | 'group' | 'sources' | 'attribute' | 'codings'
  attribute: Attribute | null
  /** Least width in rem, and the share of what is left. */
  width: number
  share: number
  isNumber: boolean
  /** What the cell shows. */
  text: (participant: Participant) => string
}

const plain = { attribute: null, isNumber: false, share: 1 }

/** The columns: who it is, what is known of them, how much they said. */
export function columnsOf(attributes: readonly Attribute[]): Column[] {
  return [
    {
      ...{ ...plain, id: 'pseudonym', label: 'Pseudonym', kind: 'pseudonym', width: 9 },
      text: one => one.pseudonym,
    },
    {
      ...{ ...plain, id: 'group', label: 'Group', kind: 'group', width: 8 },
      text: one => one.group ?? '',
    },
    {
      ...{ ...plain, id: 'sources', label: 'Sources', kind: 'sources', width: 9, share: 1.5 },
      text: one => [...new Set(one.speakers.map(({ sourceTitle }) => sourceTitle))].join(', '),
    },
    ...attributes.map(
      (attribute): Column => ({
        ...{ ...plain, id: attribute.id, label: attribute.name, kind: 'attribute', attribute },
        ...{ width: 7.5, isNumber: attribute.type === 'number' },
        text: one => show(attribute, one.values[attribute.id]),
      }),
    ),
    {
      ...{ ...plain, id: 'codings', label: 'Codings', kind: 'codings', width: 5.5, share: 0 },
      ...{ isNumber: true, text: one => String(one.codingCount) },
    },
  ]
}

function show(attribute: Attribute, value: string | undefined): string {
  if (value === undefined) return ''
  if (attribute.type === 'date') return formatDay(`${value}T12:00:00Z`)
  if (attribute.type === 'boolean') return value === 'yes' ? 'Yes' : 'No'
  return value
}

/** What may be written in a cell; `null` where nothing may. */
export function ruleOf({ kind, attribute }: Column): ValueRule | null {
  if (attribute) return attribute
  return kind === 'pseudonym' || kind === 'group' ? { type: 'text', choices: [] } : null
}

/** What is stored in a cell that can be written. */
export function storedIn({ kind, attribute }: Column, participant: Participant): string {
  if (attribute) return participant.values[attribute.id] ?? ''
  return kind === 'pseudonym' ? participant.pseudonym : (participant.group ?? '')
}

/** How the table is sorted. */
export interface Sorting {
  columnId: string
  isDescending: boolean
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The participants that hold every word of the filter in some cell, sorted; empty cells come last either way. */
export function arrange(
  participants: readonly Participant[],
  columns: readonly Column[],
  filter: string,
  { columnId, isDescending }: Sorting,
): Participant[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const column = columns.find(({ id }) => id === columnId) ?? columns[0]
  const direction = isDescending ? -1 : 1
  const keyOf = (one: Participant) =>
    column?.attribute?.type === 'date' ? storedIn(column, one) : (column?.text(one) ?? '')
  return participants
    .filter(one => {
      const text = columns.map(({ text }) => text(one)).join(' ')
      return words.every(word => text.toLowerCase().includes(word))
    })
    .sort((one, other) => {
      const [a, b] = [keyOf(one), keyOf(other)]
      if (a === '' || b === '') return Number(a === '') - Number(b === '')
      const byNumber = column?.isNumber ? Number(a) - Number(b) : collator.compare(a, b)
      return direction * byNumber
    })
}
