import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { InferenceKind, InnerLink, LinkKind, Origin } from '../../../shared/domain/realist.ts'
import { ROLE_NAMES, type Role, STATUSES, type Status } from '../../../shared/domain/roles.ts'

/** Statuses as the interface writes them. */
export const STATUS_WORDS: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  merged: 'Merged or split',
  rejected: 'Rejected',
}

/** Statuses as choices. */
export const STATUS_OPTIONS = STATUSES.map(id => ({ id, label: STATUS_WORDS[id] }))

/** Origins as the interface writes them. */
export const ORIGIN_WORDS: Record<Origin, string> = {
  initial: 'Initial theory',
  data: 'From the data',
  literature: 'From the literature',
}

/** Ways to conclude, with what each asks. */
export const INFERENCE_WORDS: Record<InferenceKind, { name: string; asks: string }> = {
  retroduction: { name: 'Retroduction', asks: 'What must be so for this to happen?' },
  abduction: { name: 'Abduction', asks: 'What would explain this best?' },
  deduction: { name: 'Deduction', asks: 'What follows, if this holds?' },
  induction: { name: 'Induction', asks: 'What recurs across cases?' },
}

/** Links between configurations, as a verb from one to the other. */
export const LINK_WORDS: Record<LinkKind, string> = {
  becomes: 'becomes',
  triggers: 'triggers',
  reinforces: 'reinforces',
  inhibits: 'inhibits',
  rival: 'is a rival of',
}

/** The two ends of a link within a configuration. */
export function endsOf(link: InnerLink): [Role, Role] {
  const [from, to] = link.split('-')
  return [from as Role, to as Role]
}

/** A link within a configuration, in signs: “C → M”. */
export function linkSign(link: InnerLink): string {
  return endsOf(link).join(' → ')
}

/** A link within a configuration, in words: “context to mechanism”. */
export function linkWords(link: InnerLink): string {
  if (link === 'M-M') return 'resource to reasoning'
  const [from, to] = endsOf(link)
  return `${ROLE_NAMES[from].toLowerCase()} to ${ROLE_NAMES[to].toLowerCase()}`
}

/** What to call a configuration that has no title. */
export function titleOf(configuration: Pick<Configuration, 'title' | 'statement'>): string {
  return configuration.title || configuration.statement || 'No title yet'
}

/** A configuration by its number and title: “CMOC 3: Held on to”. */
export function fullName(
  configuration: Pick<Configuration, 'number' | 'title' | 'statement'>,
): string {
  return `CMOC ${configuration.number}: ${titleOf(configuration)}`
}

/** What is weak about a configuration's evidence, in a word or two; null where both sides are heard. */
export function balanceOf({ evidence }: Pick<Configuration, 'evidence'>): string | null {
  const { supports, refines, challenges } = evidence
  if (supports + refines + challenges === 0) return 'no evidence'
  if (challenges === 0) return 'untested'
  return supports + refines === 0 ? 'only challenged' : null
}

/** Why a balance word is shown, for its tooltip and the editor's remark. */
export const BALANCE_REASONS: Record<string, string> = {
  'no evidence': 'No passage is attached yet.',
  untested: 'Nothing attached challenges it. Has anyone looked?',
  'only challenged': 'Every passage attached challenges it.',
}
