import type { Configuration } from '../../../shared/contract/configurations.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import css from './ElementInspector.module.css'
import { nameOf } from './words.ts'

interface Props {
  elementId: string
  configurations: readonly Configuration[]
}

/** The configurations that an element stands in, with the role that it plays in each. */
export function UsedIn({ elementId, configurations }: Props) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  if (configurations.length === 0) return null
  return (
    <ul className={css.uses}>
      {configurations.map(configuration => {
        const slot = configuration.slots.find(one => one.elementId === elementId)
        return (
          <li key={configuration.id}>
            <button
              type="button"
              className={css.use}
              onClick={() => openConfiguration(configuration.id)}
            >
              <RoleBadge role={slot?.role ?? null} facet={slot?.facet ?? null} />
              {nameOf(configuration)}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
