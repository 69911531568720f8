import { useMemo } from 'react'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import type { Choice } from '../../ui/ChoiceMenu.tsx'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Everything of the project that a search or a condition can name. */
export interface Choices {
  roles: Choice[]
  codes: Choice[]
  researchers: Choice[]
  sources: Choice[]
  speakers: Choice[]
  participants: Choice[]
  /** Stakeholder groups of participants and of sources. */
  groups: Choice[]
  configurations: Choice[]
  elements: Choice[]
}

/** Reads what a search or a condition can name. */
export function useChoices(): Choices {
  const { data: codes } = useProcedure('codes.list', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const { data: sources } = useProcedure('sources.list', {})
  const { data: speakers } = useProcedure('speakers.list', {})
  const { data: participants } = useProcedure('participants.list', {})
  const { data: configurations } = useProcedure('configurations.list', {})
  const { data: elements } = useProcedure('elements.list', {})
  return useMemo(() => {
    const codeNames = new Map((codes ?? []).map(({ id, name }) => [id, name]))
    const labels = (speakers ?? []).map(({ label }) => label)
    const inGroups = [...(sources ?? []), ...(participants ?? [])].map(({ group }) => group)
    return {
      roles: ROLES.map(role => ({ id: role, label: ROLE_NAMES[role], role })),
      codes: (codes ?? []).map(({ id, name, parentId, role }) => ({
        ...{ id, label: name, role: role ?? undefined },
        description: parentId === null ? undefined : `in ${codeNames.get(parentId) ?? ''}`,
      })),
      researchers: (researchers ?? []).map(({ id, name }) => ({ id, label: name })),
      sources: (sources ?? []).map(({ id, title, group }) => ({
        ...{ id, label: title, description: group ?? undefined },
      })),
      speakers: named(labels),
      participants: (participants ?? []).map(({ id, pseudonym, group }) => ({
        ...{ id, label: pseudonym, description: group ?? undefined },
      })),
      groups: named(inGroups.filter(group => group !== null)),
      configurations: (configurations ?? []).map(({ id, number, title, statement }) => ({
        id,
        label: `CMOC ${number}: ${title || statement}`,
      })),
      elements: (elements ?? []).map(({ id, label, role }) => ({ id, label, role })),
    }
  }, [codes, researchers, sources, speakers, participants, configurations, elements])
}

function named(labels: readonly string[]): Choice[] {
  return [...new Set(labels)].sort(collator.compare).map(label => ({ id: label, label }))
}
