import type { InputOf } from '../../shared/contract/contract.ts'
import type { Facet, Role } from '../../shared/domain/roles.ts'
import type { Joiner } from '../../shared/domain/realist.ts'

/** A name by which things of a fixture refer to each other. */
export type Key = string

/** A passage: a source, and its words as they stand in the text when markers have been taken out. */
export type QuoteRef = readonly [source: Key, words: string]

/** An element in a slot. */
export interface SlotFixture {
  element: Key
  /** Where it is not the element's own: an outcome may stand as a mechanism elsewhere. */
  role?: Role
  facet?: Facet
  joiner?: Joiner
  activation?: number
}

type Keyed<T> = T & { key: Key }

/**
 * A study as data. A source's text may hold inline markers such as `(C)`: they become codings of the first researcher and are
 * taken out. What is not given is as the procedures make it.
 */
export interface StudyFixture {
  title: string
  template: InputOf<'project.setTemplate'>['template']
  researchers: Keyed<{ name: string }>[]
  attributes?: InputOf<'attributes.create'>[]
  sources: Keyed<{
    title: string
    kind: InputOf<'sources.create'>['kind']
    group?: string
    text: string
  }>[]
  /** Each speaks under the pseudonym. Values by the name of their attribute. */
  participants?: {
    pseudonym: string
    group: string
    values?: Record<string, string>
    speaksIn: Key[]
  }[]
  /** Passages that are coded by hand. */
  codings?: { quote: QuoteRef; roles: Role[]; note?: string }[]
  /** Sources all of whose passages the second researcher coded too. */
  doubleCoded?: Key[]
  elements: Keyed<
    Omit<InputOf<'elements.create'>, 'codingIds' | 'stance' | 'role'> & { role: Role }
  >[]
  cases?: Keyed<{
    name: string
    description?: string
    setting?: string
    sources?: Key[]
    participants?: string[]
  }>[]
  configurations: Keyed<
    Pick<
      InputOf<'configurations.create'>,
      'title' | 'handle' | 'origin' | 'actor' | 'status' | 'statement'
    > & { case?: Key; slots: SlotFixture[] }
  >[]
  evidence?: {
    quote: QuoteRef
    element?: Key
    configuration?: Key
    link?: InputOf<'evidence.attach'>['link']
    stance?: InputOf<'evidence.attach'>['stance']
    note?: string
  }[]
  inferences?: {
    configuration: Key
    kind: InputOf<'inferences.create'>['kind']
    text: string
    quotes: QuoteRef[]
  }[]
  links?: {
    from: Key
    to: Key
    kind: InputOf<'links.create'>['kind']
    fromElement?: Key
    toElement?: Key
    note?: string
  }[]
  patterns?: (Omit<InputOf<'patterns.create'>, 'elements'> & {
    elements: { element: Key; place: number; note?: string }[]
  })[]
  principles?: Keyed<
    Omit<InputOf<'principles.create'>, 'configurationIds'> & {
      configurations: Key[]
      items: {
        kind: InputOf<'principles.addItem'>['kind']
        text?: string
        element?: Key
        citation?: string
      }[]
    }
  >[]
  lenses?: (InputOf<'lenses.create'> & {
    constructs: {
      name: string
      description?: string
      mappings: { element?: Key; configuration?: Key; note?: string }[]
    }[]
  })[]
  syntheses?: {
    operation: InputOf<'syntheses.create'>['operation']
    configurations: Key[]
    reason: string
    result?: string
    favoured?: Key
    quotes?: QuoteRef[]
  }[]
  cards?: { configuration: Key; text: string }[]
  responses?: {
    quote: QuoteRef
    configuration: Key
    answer: InputOf<'responses.record'>['answer']
    note?: string
  }[]
  /** In the order they were made; all but the last are kept as they stand. */
  theories: Keyed<{
    name: string
    kind: NonNullable<InputOf<'theories.create'>['kind']>
    narrative: string
    configurations: Key[]
  }>[]
  decisions?: {
    text: string
    reason?: string
    consequence?: string
    at?: string
    about: { kind: 'configuration' | 'element' | 'theory' | 'principle'; key: Key }[]
    quotes?: QuoteRef[]
  }[]
}
