import type { Call, PlayedStudy } from './play-study.ts'

/**
 * A played study read back, in the shape of its fixture and by its keys, through queries alone. What the fixture does not
 * tell, such as its texts, is left to tests of its own.
 */
export async function readStudy(call: Call, played: PlayedStudy) {
  const { key } = played
  const codings = new Map((await call('codings.list', {})).map(coding => [coding.id, coding]))
  const quoteOf = (codingId: string) => {
    const coding = codings.get(codingId)
    return [key('source', coding?.sourceId ?? null) ?? '', coding?.quote ?? ''] as const
  }
  const attributes = new Map((await call('attributes.list', {})).map(one => [one.id, one.name]))
  const configurations = (ids: readonly string[]) => ids.map(id => key('configuration', id))
  const { title, template } = await call('project.info', {})
  return {
    title,
    template,
    researchers: (await call('researchers.list', {})).map(({ id, name }) => {
      return { key: key('researcher', id), name }
    }),
    sources: (await call('sources.list', {})).map(({ id, title: called, kind, group }) => {
      return { key: key('source', id), title: called, kind, group }
    }),
    participants: (await call('participants.list', {})).map(
      ({ pseudonym, group, values, speakers }) => ({
        ...{ pseudonym, group },
        values: Object.fromEntries(
          Object.entries(values).map(([id, value]) => [attributes.get(id) ?? '', value]),
        ),
        speaksIn: speakers.map(({ sourceId }) => key('source', sourceId)),
      }),
    ),
    elements: (await call('elements.list', {})).map(({ id, ...element }) => {
      return { key: key('element', id), ...element }
    }),
    cases: (await call('cases.list', {})).map(
      ({ id, name, description, setting, sourceIds, participantIds }) => ({
        ...{ key: key('case', id), name, description, setting },
        sources: sourceIds.map(each => key('source', each)),
        participants: participantIds.map(each => key('participant', each)),
      }),
    ),
    configurations: (await call('configurations.list', {})).map(
      ({ id, caseId, slots, ...fields }) => ({
        ...{ ...fields, key: key('configuration', id), case: key('case', caseId) },
        slots: slots.map(({ elementId, role, facet, joiner, activation }) => ({
          ...{ element: key('element', elementId), role, facet, joiner, activation },
        })),
      }),
    ),
    evidence: (await call('evidence.list', {})).map(
      ({ codingId, elementId, configurationId, link, stance, note }) => ({
        ...{ quote: quoteOf(codingId), link, stance, note },
        element: key('element', elementId),
        configuration: key('configuration', configurationId),
      }),
    ),
    inferences: (await call('inferences.list', {})).map(
      ({ configurationId, kind, text, codingIds }) => ({
        ...{ configuration: key('configuration', configurationId), kind, text },
        quotes: codingIds.map(quoteOf),
      }),
    ),
    links: (await call('links.list', {})).map(link => ({
      ...{ from: key('configuration', link.fromId), to: key('configuration', link.toId) },
      ...{ kind: link.kind, note: link.note },
      fromElement: key('element', link.fromElementId),
      toElement: key('element', link.toElementId),
    })),
    patterns: (await call('patterns.list', {})).map(({ elements, ...pattern }) => ({
      ...pattern,
      elements: elements.map(({ elementId, place, note }) => {
        return { element: key('element', elementId), place, note }
      }),
    })),
    principles: (await call('principles.list', {})).map(
      ({ id, configurationIds, items, ...principle }) => ({
        ...{ ...principle, key: key('principle', id) },
        configurations: configurations(configurationIds),
        items: items.map(({ elementId, kind, text, citation }) => {
          return { kind, text, citation, element: key('element', elementId) }
        }),
      }),
    ),
    lenses: (await call('lenses.list', {})).map(({ constructs, ...lens }) => ({
      ...lens,
      constructs: constructs.map(({ name, description, mappings }) => ({
        ...{ name, description },
        mappings: mappings.map(({ elementId, configurationId, note }) => ({
          ...{ element: key('element', elementId), note },
          configuration: key('configuration', configurationId),
        })),
      })),
    })),
    syntheses: (await call('syntheses.list', {})).map(
      ({ operation, configurationIds, reason, result, favoured, codingIds }) => ({
        ...{ operation, reason, result, configurations: configurations(configurationIds) },
        ...{ favoured: key('configuration', favoured), quotes: codingIds.map(quoteOf) },
      }),
    ),
    cards: (await call('cards.list', {}))
      .filter(({ isOwnText }) => isOwnText)
      .map(({ id, text }) => ({ configuration: key('configuration', id), text })),
    responses: (await call('responses.list', {})).map(
      ({ codingId, configurationId, answer, note }) => ({
        ...{ quote: quoteOf(codingId), answer, note },
        configuration: key('configuration', configurationId),
      }),
    ),
    theories: (await call('theories.list', {})).map(({ id, configurationIds, ...theory }) => ({
      ...{ ...theory, key: key('theory', id) },
      configurations: configurations(configurationIds),
    })),
    decisions: (await call('decisions.list', {})).map(
      ({ text, reason, consequence, at, about, codingIds }) => ({
        ...{ text, reason, consequence, at, quotes: codingIds.map(quoteOf) },
        about: about.map(({ kind, id }) => ({ kind, key: key(kind, id) })),
      }),
    ),
  }
}

/** What stands in an order of the program's, and within other things in none. */
const SORTED = [
  'researchers',
  'sources',
  'participants',
  'elements',
  'evidence',
  'cards',
  'responses',
]
const SETS = ['about', 'quotes', 'speaksIn']

/** Sorts what a fixture has in no order of its own, so that two accounts of a study can be held against each other. */
export function inOneOrder(study: object): Record<string, unknown> {
  const sort = (value: unknown) =>
    Array.isArray(value) ? value.toSorted((a, b) => compare(identityOf(a), identityOf(b))) : value
  return Object.fromEntries(
    Object.entries(study).map(([part, value]: [string, unknown]) => {
      if (!Array.isArray(value)) return [part, value]
      const things = value.map((thing: object) =>
        Object.fromEntries(
          Object.entries(thing).map(([field, own]: [string, unknown]) =>
            SETS.includes(field) ? [field, sort(own)] : [field, own],
          ),
        ),
      )
      return [part, SORTED.includes(part) ? sort(things) : things]
    }),
  )
}

/** What tells a thing from its like in every account of it. */
const IDENTITY = ['key', 'pseudonym', 'quote', 'element', 'configuration']

function identityOf(thing: unknown): string {
  if (typeof thing === 'string' || Array.isArray(thing)) return JSON.stringify(thing)
  const fields = thing as Record<string, unknown>
  return JSON.stringify(IDENTITY.map(field => fields[field] ?? null))
}

function compare(one: string, two: string): number {
  return one < two ? -1 : Number(one > two)
}
