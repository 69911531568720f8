import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import type { Key, QuoteRef, StudyFixture } from './study-fixture.ts'

/** Calls a procedure of an engine with an open project. */
export type Call = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** What became of the things of a fixture: ids by kind and key. */
export interface PlayedStudy {
  /** The id of a thing. Throws where the fixture has no such thing. */
  id(kind: string, key: Key): string
  /** The key of a thing; null of none. */
  key(kind: string, id: string | null): Key | null
  /** The coding of the first researcher on a passage. Throws where there is none. */
  coding(quote: QuoteRef): string
}

/** Plays a study through the procedures into the open project, as a team would have made it step by step. */
export async function playStudy(call: Call, study: StudyFixture): Promise<PlayedStudy> {
  const ids = new Map<string, string>()
  const keys = new Map<string, Key>()
  const keep = (kind: string, key: Key, id: string) => {
    if (ids.has(`${kind} ${key}`)) throw new Error(`Two things are called ${kind} ${key}`)
    ids.set(`${kind} ${key}`, id)
    keys.set(`${kind} ${id}`, key)
  }
  const codings = new Map<string, string>()
  const played: PlayedStudy = {
    id: (kind, key) => must(ids.get(`${kind} ${key}`), `${kind} ${key}`),
    key: (kind, id) => (id === null ? null : must(keys.get(`${kind} ${id}`), `key of a ${kind}`)),
    coding: ([source, words]) => must(codings.get(`${source} ${words}`), `${source}: ${words}`),
  }
  const { id } = played
  const idOf = (kind: string, key: Key | undefined) =>
    key === undefined ? undefined : id(kind, key)

  await call('project.setTemplate', { template: study.template })
  const [first] = await call('researchers.list', {})
  for (const [index, { key, name }] of study.researchers.entries()) {
    if (index > 0) keep('researcher', key, (await call('researchers.create', { name })).id)
    else {
      await call('researchers.update', { researcherId: first?.id ?? '', name })
      keep('researcher', key, first?.id ?? '')
    }
  }
  // To make a researcher is to work as one.

  for (const attribute of study.attributes ?? []) {
    keep('attribute', attribute.name, (await call('attributes.create', attribute)).id)
  }
  for (const { key, ...source } of study.sources) {
    keep('source', key, (await call('sources.create', source)).id)
    await applyMarkers(call, id('source', key))
  }
  for (const { quote, roles, note } of study.codings ?? []) {
    const [source, words] = quote
    const { text } = await call('sources.get', { sourceId: id('source', source) })
    const start = text.indexOf(words)
    const passage = { sourceId: id('source', source), start, end: start + words.length }
    await call('codings.create', { ...passage, roles, note })
  }
  for (const { id: codingId, sourceId, quote } of await call('codings.list', {})) {
    codings.set(`${played.key('source', sourceId)} ${quote}`, codingId)
  }
  for (const { speaksIn, values = {}, ...person } of study.participants ?? []) {
    const speakers = speaksIn.map(key => ({ sourceId: id('source', key), label: person.pseudonym }))
    const known = Object.entries(values).map(([name, value]) => [id('attribute', name), value])
    const input = {
      ...person,
      speakers,
      values: Object.fromEntries(known) as Record<string, string>,
    }
    keep('participant', person.pseudonym, (await call('participants.create', input)).id)
  }
  await codeAgain(call, study, played)

  for (const { key, ...element } of study.elements) {
    keep('element', key, (await call('elements.create', element)).id)
  }
  for (const { key, sources = [], participants = [], ...fields } of study.cases ?? []) {
    const members = {
      sourceIds: sources.map(source => id('source', source)),
      participantIds: participants.map(person => id('participant', person)),
    }
    keep('case', key, (await call('cases.create', { ...fields, ...members })).id)
  }
  const roles = new Map(study.elements.map(({ key, role }) => [key, role]))
  for (const { key, case: caseKey, slots, ...fields } of study.configurations) {
    const made = await call('configurations.create', {
      ...{ ...fields, caseId: idOf('case', caseKey) ?? null },
      slots: slots.map(({ element, role, ...slot }) => ({
        ...{ ...slot, role: role ?? roles.get(element) ?? 'C', elementId: id('element', element) },
      })),
    })
    keep('configuration', key, made.id)
  }
  for (const { quote, element, configuration, ...piece } of study.evidence ?? []) {
    await call('evidence.attach', {
      ...{ ...piece, codingId: played.coding(quote), elementId: idOf('element', element) },
      configurationId: idOf('configuration', configuration),
    })
  }
  for (const { configuration, quotes, ...inference } of study.inferences ?? []) {
    await call('inferences.create', {
      ...{ ...inference, configurationId: id('configuration', configuration) },
      codingIds: quotes.map(played.coding),
    })
  }
  for (const { from, to, fromElement, toElement, ...link } of study.links ?? []) {
    await call('links.create', {
      ...{ ...link, fromId: id('configuration', from), toId: id('configuration', to) },
      fromElementId: idOf('element', fromElement),
      toElementId: idOf('element', toElement),
    })
  }
  await playPatterns(call, study, played)
  await playPrinciples(call, study, played, keep)
  await playLenses(call, study, played)
  for (const { configurations, favoured, quotes = [], ...synthesis } of study.syntheses ?? []) {
    await call('syntheses.create', {
      ...{ ...synthesis, favoured: idOf('configuration', favoured) },
      configurationIds: configurations.map(key => id('configuration', key)),
      codingIds: quotes.map(played.coding),
    })
  }
  for (const { configuration, text } of study.cards ?? []) {
    await call('cards.setText', { configurationId: id('configuration', configuration), text })
  }
  for (const { quote, configuration, ...response } of study.responses ?? []) {
    await call('responses.record', {
      ...{ ...response, codingId: played.coding(quote) },
      configurationId: id('configuration', configuration),
    })
  }
  for (const [index, { key, configurations, ...theory }] of study.theories.entries()) {
    const configurationIds = configurations.map(each => id('configuration', each))
    const made = await call('theories.create', { ...theory, configurationIds })
    keep('theory', key, made.id)
    if (index < study.theories.length - 1) await call('theories.freeze', { theoryId: made.id })
  }
  for (const { about, quotes = [], ...decision } of study.decisions ?? []) {
    await call('decisions.create', {
      ...decision,
      about: about.map(({ kind, key }) => ({ kind, id: id(kind, key) })),
      codingIds: quotes.map(played.coding),
    })
  }
  return played
}

/** Codes what is marked inline in a source, and takes the markers out of its text. */
async function applyMarkers(call: Call, sourceId: string): Promise<void> {
  const proposals = await call('markers.preview', { sourceId })
  if (proposals.length === 0) return
  await call('markers.apply', {
    sourceId,
    codings: proposals.map(({ start, end, roles }) => ({ start, end, roles })),
    removeMarkers: proposals.map(({ marker }) => marker),
  })
}

/** Lets the second researcher code some sources too. */
async function codeAgain(call: Call, study: StudyFixture, played: PlayedStudy): Promise<void> {
  const [first, second] = study.researchers
  if (study.doubleCoded === undefined || first === undefined || second === undefined) return
  await call('researchers.switch', { researcherId: played.id('researcher', second.key) })
  for (const key of study.doubleCoded) {
    const sourceId = played.id('source', key)
    for (const { start, end, roles } of await call('codings.list', { sourceId })) {
      await call('codings.create', { sourceId, start, end, roles })
    }
  }
  await call('researchers.switch', { researcherId: played.id('researcher', first.key) })
}

async function playPatterns(call: Call, study: StudyFixture, { id }: PlayedStudy): Promise<void> {
  for (const { elements, ...pattern } of study.patterns ?? []) {
    await call('patterns.create', {
      ...pattern,
      elements: elements.map(({ element, ...placed }) => ({
        ...{ ...placed, elementId: id('element', element) },
      })),
    })
  }
}

async function playPrinciples(
  call: Call,
  study: StudyFixture,
  { id }: PlayedStudy,
  keep: (kind: string, key: Key, id: string) => void,
): Promise<void> {
  for (const { key, configurations, items, ...principle } of study.principles ?? []) {
    const { id: principleId } = await call('principles.create', {
      ...principle,
      configurationIds: configurations.map(each => id('configuration', each)),
    })
    keep('principle', key, principleId)
    for (const { element, ...item } of items) {
      const elementId = element === undefined ? undefined : id('element', element)
      await call('principles.addItem', { ...item, principleId, elementId })
    }
  }
}

async function playLenses(call: Call, study: StudyFixture, { id }: PlayedStudy): Promise<void> {
  for (const { constructs, ...lens } of study.lenses ?? []) {
    const { id: lensId } = await call('lenses.create', lens)
    for (const { mappings, ...construct } of constructs) {
      const made = await call('lenses.addConstruct', { ...construct, lensId })
      const constructId = made.constructs.at(-1)?.id ?? ''
      for (const { element, configuration, note } of mappings) {
        await call('lenses.map', {
          ...{ constructId, note },
          elementId: element === undefined ? undefined : id('element', element),
          configurationId:
            configuration === undefined ? undefined : id('configuration', configuration),
        })
      }
    }
  }
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The study has no ${what}`)
  return value
}
