import type { Relation } from '../../../shared/retrieval/condition.ts'
import type { SelectOption } from '../../ui/Select.tsx'
import type { AttributeType } from '../../../shared/domain/attributes.ts'
import { type FactRow, FIELDS, type Field, type Test } from './condition-form.ts'

const FIELD_NAMES: Record<Field, string> = {
  role: 'Role',
  code: 'Code',
  group: 'Spoken by group',
  speaker: 'Speaker',
  participant: 'Participant',
  attribute: 'Attribute of who speaks',
  source: 'Source',
  sourceKind: 'Kind of source',
  sourceGroup: 'Group of the source',
  researcher: 'Coded by',
  words: 'Quote or note',
  confidence: 'Confidence',
  created: 'Coded on a day',
  evidenceFor: 'Evidence',
  turns: 'Turns',
  isOrphan: 'Lost its words',
}

/** What a row can ask about, as it is called on screen. */
export const FIELD_OPTIONS: readonly SelectOption<Field>[] = FIELDS.map(id => ({
  id,
  label: FIELD_NAMES[id],
}))

/** How the words of two codings lie to each other; read between "its words" and "those of a coding where". */
export const RELATION_OPTIONS: readonly SelectOption<Relation>[] = [
  { id: 'overlaps', label: 'overlap', description: 'have words in common' },
  { id: 'sameWords', label: 'are the same as', description: 'from the first word to the last' },
  { id: 'within', label: 'lie within', description: 'none of them stands outside' },
  { id: 'contains', label: 'contain', description: 'all of those lie within them' },
  { id: 'nearInTurn', label: 'are near, in the same turn as', description: 'a few words between' },
  { id: 'sameTurn', label: 'are in the same turn as', description: 'wherever in it' },
]

/** What a row holds its values against, as one choice: `is`, or `is/not` where it must not be so. */
export type Verb = Test | `${Test}/not`

const IS: readonly SelectOption<Verb>[] = [
  { id: 'is', label: 'is' },
  { id: 'is/not', label: 'is not' },
]
const KNOWN: readonly SelectOption<Verb>[] = [
  { id: 'isSet', label: 'is known' },
  { id: 'isSet/not', label: 'is not known' },
]

const EVIDENCE: readonly SelectOption<Verb>[] = [
  { id: 'is', label: 'is on' },
  { id: 'supports', label: 'supports' },
  { id: 'refines', label: 'refines' },
  { id: 'challenges', label: 'challenges' },
  { id: 'is/not', label: 'is not on' },
  { id: 'supports/not', label: 'does not support' },
  { id: 'refines/not', label: 'does not refine' },
  { id: 'challenges/not', label: 'does not challenge' },
]

/** How a row can hold its values; `type` is that of the attribute, once there is one. */
export function verbsFor(field: Field, type: AttributeType | null): readonly SelectOption<Verb>[] {
  switch (field) {
    case 'attribute': {
      const isOrdered = type === 'number' || type === 'date'
      const ordered: SelectOption<Verb>[] = [
        { id: 'atLeast', label: type === 'date' ? 'is on or after' : 'is at least' },
        { id: 'atMost', label: type === 'date' ? 'is on or before' : 'is at most' },
      ]
      return [...IS, ...(isOrdered ? ordered : []), ...KNOWN]
    }
    case 'words':
      return [
        { id: 'is', label: 'holds' },
        { id: 'is/not', label: 'does not hold' },
      ]
    case 'created':
      return [
        { id: 'atLeast', label: 'on or after' },
        { id: 'atMost', label: 'before' },
      ]
    case 'evidenceFor':
      return EVIDENCE
    case 'isOrphan':
      return [
        { id: 'is', label: 'yes' },
        { id: 'is/not', label: 'no' },
      ]
    default:
      return IS
  }
}

/** What a row says now, and with which verb. */
export function verbOf({ test, isNot }: FactRow): Verb {
  return isNot ? `${test}/not` : test
}

/** A verb as a row holds it. */
export function readVerb(verb: Verb): { test: Test; isNot: boolean } {
  const [test] = verb.split('/') as [Test]
  return { test, isNot: verb.endsWith('/not') }
}
