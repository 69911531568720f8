import type { InnerLink, Joiner, LinkKind } from './realist.ts'
import type { Facet, Role, Stance, Status } from './roles.ts'

/** What of a slot is compared. */
export interface ComparedSlot {
  id: string
  role: Role
  facet: Facet | null
  elementId: string
  label: string
  joiner: Joiner
  activation: number | null
}

/** What of a configuration is compared. */
export interface ComparedConfiguration {
  id: string
  number: number
  title: string
  handle: string
  origin: string
  actor: string
  style: string
  status: Status
  statusReason: string
  statement: string
  isRewritten: boolean
  slots: readonly ComparedSlot[]
}

/** What of an element is compared. */
export interface ComparedElement {
  id: string
  label: string
  description: string
  role: Role
  facet: Facet | null
  layer: string | null
  valence: string | null
  outcomeLevel: string | null
  isIntended: boolean | null
  group: string | null
  setting: string | null
}

/** What of a link between configurations is compared. */
export interface ComparedLink {
  id: string
  fromId: string
  toId: string
  fromElementId: string | null
  toElementId: string | null
  kind: LinkKind
  note: string
}

/** What of a principle is compared. */
export interface ComparedPrinciple {
  id: string
  name: string
  lesson: string
  configurationIds: readonly string[]
}

/** A piece of evidence by the passage it is and the thing it is attached to. */
export interface ComparedEvidence {
  id: string
  codingId: string
  elementId: string | null
  configurationId: string | null
  stance: Stance
  link: InnerLink | null
}

/** A version of a theory, kept or as it is now. */
export interface ComparedVersion {
  configurations: readonly ComparedConfiguration[]
  elements: readonly ComparedElement[]
  links: readonly ComparedLink[]
  principles: readonly ComparedPrinciple[]
  evidence: readonly ComparedEvidence[]
}
