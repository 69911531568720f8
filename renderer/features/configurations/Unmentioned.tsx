import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { useProcedure } from '../../api/client.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useBoard } from './board.tsx'
import css from './Statement.module.css'

/** The elements that the rewritten sentence leaves out; each leads to its place in the slots. */
export function Unmentioned({ configuration }: { configuration: ConfigurationDetail }) {
  const { actions, aimAt } = useBoard()
  const { data, isPlaceholderData } = useProcedure('statements.compose', {
    configurationId: configuration.id,
  })
  const unmentioned = isPlaceholderData ? [] : (data?.unmentioned ?? [])
  if (unmentioned.length === 0) return null
  return (
    <div className={css.unmentioned}>
      <span>Your sentence does not say:</span>
      <ul className={css.left}>
        {unmentioned.map(({ elementId, role, label }) => (
          <li key={`${role}${elementId}`}>
            <button
              type="button"
              className={css.element}
              title={`${label}: show it in its slot, with the passages on it`}
              onClick={() => {
                aimAt({ kind: 'element', elementId })
                actions.focusElement(elementId)
              }}
            >
              <RoleBadge role={role} />
              <span className={css.label}>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
