import type { Configuration } from '../../shared/contract/configurations.ts'
import type { Element } from '../../shared/contract/elements.ts'
import { nameConfiguration } from '../../shared/domain/configuration-name.ts'
import type { Choice } from './ChoiceMenu.tsx'

/** Elements as choices, but for those that are there already. */
export function elementChoices(
  elements: readonly Element[] | undefined,
  known: readonly string[] = [],
): Choice[] {
  const left = new Set(known)
  return (elements ?? [])
    .filter(({ id }) => !left.has(id))
    .map(({ id, label, role, facet }) => ({ id, label, role, description: facet ?? undefined }))
}

/** Configurations as choices, but for those that are there already; the sentence helps to find them. */
export function configurationChoices(
  configurations: readonly Configuration[] | undefined,
  known: readonly string[] = [],
): Choice[] {
  const left = new Set(known)
  return (configurations ?? [])
    .filter(({ id }) => !left.has(id))
    .map(configuration => ({
      id: configuration.id,
      label: nameConfiguration(configuration),
      description: configuration.statement,
    }))
}
