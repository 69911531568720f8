import type { Origin } from '../../../shared/charts/kinds.ts'
import type { Case } from '../../../shared/contract/cases.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { getAttribute } from '../../db/repositories/attributes.ts'
import { listCases } from '../../db/repositories/cases.ts'
import { listGroups, listSearchParticipants } from '../../db/repositories/search.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { ProjectStudy, StudyCoding } from '../study.ts'
import { anyOf, type Heading } from './parts.ts'

/** Headings by where passages come from. */
export interface Origins {
  /** What a heading stands for, such as “Stakeholder group”. */
  title: string
  /** The same of several, in a sentence. */
  plural: string
  /** All there are; last one that is null, for what has none. */
  headings: Heading[]
  /** The headings under which a passage counts: several where it is of several cases. */
  idsOf: (coding: StudyCoding) => readonly (string | null)[]
  where: (id: string | null) => Condition
}

/**
 * Where the passages of a study can come from, heard or not: who was not heard matters too. Throws `invalid_input` where an
 * attribute is meant and none named, and `not_found`.
 */
export function originsOf(
  db: ReadableDb,
  study: ProjectStudy,
  { by, attributeId }: { by: Origin; attributeId?: string | undefined },
): Origins {
  switch (by) {
    case 'group':
      return {
        ...{ title: 'Stakeholder group', plural: 'stakeholder groups' },
        headings: [
          ...byName(listGroups(db).map(name => ({ id: name, name }))),
          { id: null, name: 'No group' },
        ],
        idsOf: ({ group }) => [group],
        where: group => ({ group }),
      }
    case 'participant': {
      const people = listSearchParticipants(db)
      return {
        ...{ title: 'Participant', plural: 'participants' },
        headings: [
          ...byName(people.map(({ id, pseudonym }) => ({ id, name: pseudonym }))),
          { id: null, name: 'No participant' },
        ],
        idsOf: ({ participantId }) => [participantId],
        where: participant => ({ participant }),
      }
    }
    case 'source':
      return {
        ...{ title: 'Source', plural: 'sources' },
        headings: study.corpus.sources.map(({ id, title }) => ({ id, name: title })),
        idsOf: ({ sourceId }) => [sourceId],
        where: source => ({ source: source ?? '' }),
      }
    case 'case':
      return originsByCase(db)
    case 'attribute':
      return originsByAttribute(db, attributeId)
  }
}

/** A passage is of the cases of whoever speaks, or else of those of its source, as in the matrix of cases. */
function originsByCase(db: ReadableDb): Origins {
  const cases = listCases(db)
  const people = new Set(cases.flatMap(({ participantIds }) => participantIds))
  const ofNobodysCase: Condition = { not: anyOf([...people].map(participant => ({ participant }))) }
  const whereOf = ({ participantIds, sourceIds }: Case): Condition => ({
    any: [
      anyOf(participantIds.map(participant => ({ participant }))),
      { all: [ofNobodysCase, anyOf(sourceIds.map(source => ({ source })))] },
    ],
  })
  return {
    ...{ title: 'Case', plural: 'cases' },
    headings: [...cases.map(({ id, name }) => ({ id, name })), { id: null, name: 'No case' }],
    idsOf: ({ participantId, sourceId }) => {
      const isOfPerson = participantId !== null && people.has(participantId)
      const own = cases.filter(({ participantIds, sourceIds }) =>
        isOfPerson ? participantIds.includes(participantId) : sourceIds.includes(sourceId),
      )
      return own.length === 0 ? [null] : own.map(({ id }) => id)
    },
    where: id => {
      const found = cases.find(each => each.id === id)
      return found === undefined ? { not: anyOf(cases.map(whereOf)) } : whereOf(found)
    },
  }
}

function originsByAttribute(db: ReadableDb, attributeId: string | undefined): Origins {
  if (attributeId === undefined) {
    throw new AppError('invalid_input', 'Say by which attribute: `attributeId` is missing.')
  }
  const { name } = getAttribute(db, attributeId)
  // Retrieval does not tell capitals apart either.
  const keyOf = (value: string) => value.toLowerCase()
  const values = new Map<string, string>()
  const ofPerson = new Map<string, string>()
  for (const { id, values: own } of listSearchParticipants(db)) {
    const value = own[attributeId]
    if (value === undefined) continue
    if (!values.has(keyOf(value))) values.set(keyOf(value), value)
    ofPerson.set(id, keyOf(value))
  }
  return {
    ...{ title: name, plural: `values of ${name}` },
    headings: [
      ...byName([...values].map(([id, value]) => ({ id, name: value }))),
      { id: null, name: 'Not known' },
    ],
    idsOf: ({ participantId }) => [ofPerson.get(participantId ?? '') ?? null],
    where: id =>
      id === null
        ? { not: { attribute: attributeId, isSet: true } }
        : { attribute: attributeId, is: values.get(id) ?? id },
  }
}

function byName(headings: Heading[]): Heading[] {
  const order = new Intl.Collator('en', { numeric: true })
  return headings.sort(
    (a, b) => order.compare(a.name, b.name) || (String(a.id) < String(b.id) ? -1 : 1),
  )
}
