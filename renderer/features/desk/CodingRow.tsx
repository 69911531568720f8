import type { Coding } from '../../../shared/contract/codings.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './DeskInspector.module.css'
import { codeNames } from './describe.ts'
import { useDesk } from './desk-store.ts'
import { toggleChosen } from './piece-actions.ts'
import { useSession } from './session.ts'

/** A coding as a line of a list; a click takes it in hand, with Ctrl it is chosen to be worked on with others. */
export function CodingRow({ coding }: { coding: Coding }) {
  const session = useSession()
  const isChosen = useDesk(state => state.chosenIds.includes(coding.id))
  const names = codeNames(coding, session.codes)
  return (
    <button
      type="button"
      className={styles.row}
      data-chosen={isChosen || undefined}
      onClick={event => {
        if (event.ctrlKey || event.metaKey) toggleChosen(coding.id)
        else session.select(coding)
      }}
      onKeyDown={event => {
        if (event.key !== ' ') return
        event.preventDefault()
        toggleChosen(coding.id)
      }}
      onPointerEnter={() => useDesk.setState({ hoveredId: coding.id })}
      onPointerLeave={() => useDesk.setState({ hoveredId: null })}
    >
      {isChosen && <span className="visually-hidden">Chosen: </span>}
      <span className={styles.rowRoles}>
        {coding.roles.length === 0 && <RoleBadge role={null} />}
        {coding.roles.map(role => (
          <RoleBadge key={role} role={role} />
        ))}
      </span>
      <span className={styles.rowText}>
        <span className={styles.rowQuote}>
          <Words text={coding.quote.slice(0, 160)} />
        </span>
        {names.length > 0 && <span className={styles.rowCodes}>{names.join(', ')}</span>}
      </span>
    </button>
  )
}
