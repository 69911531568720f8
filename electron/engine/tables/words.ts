import type { InferenceKindField } from '../../../shared/contract/common.ts'
import type { z } from 'zod'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import type { InnerLink, Origin, Strength } from '../../../shared/domain/realist.ts'
import { ROLE_NAMES, type Role, type Stance, type Status } from '../../../shared/domain/roles.ts'

/** How tables say what the program keeps as letters and short words. */

export const STANCE_NAMES: Record<Stance, string> = {
  supports: 'Supports',
  refines: 'Refines',
  challenges: 'Challenges',
}

export const STATUS_NAMES: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  merged: 'Merged',
  rejected: 'Rejected',
}

export const ORIGIN_NAMES: Record<Origin, string> = {
  initial: 'Initial programme theory',
  data: 'Data',
  literature: 'Literature',
}

export const STRENGTH_NAMES: Record<Strength, string> = {
  weak: 'Weak',
  moderate: 'Moderate',
  strong: 'Strong',
}

export const SOURCE_KIND_NAMES: Record<SourceSummary['kind'], string> = {
  transcript: 'Interview',
  focusGroup: 'Focus group',
  observation: 'Observation',
  document: 'Document',
  paper: 'Paper',
  survey: 'Survey',
}

export const INFERENCE_NAMES: Record<z.infer<typeof InferenceKindField>, string> = {
  retroduction: 'Retroduction',
  abduction: 'Abduction',
  deduction: 'Deduction',
  induction: 'Induction',
}

/** `Context → Mechanism`. */
export function linkName(link: InnerLink): string {
  return link
    .split('-')
    .map(role => ROLE_NAMES[role as Role])
    .join(' → ')
}

/** `Context, Mechanism`. */
export function roleNames(roles: readonly Role[]): string {
  return roles.map(role => ROLE_NAMES[role]).join(', ')
}
