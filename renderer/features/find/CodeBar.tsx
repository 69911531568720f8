import { Tag } from 'lucide-react'
import { ROLE_NAMES, ROLES, type Role } from '../../../shared/domain/roles.ts'
import type { Widening } from '../../../shared/text/widen-range.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Segments } from '../../ui/Segments.tsx'
import styles from './Find.module.css'
import { useSearch } from './search-store.ts'

const WIDENINGS: readonly { id: Widening; label: string }[] = [
  { id: 'exact', label: 'Exact words' },
  { id: 'sentence', label: 'Sentence' },
  { id: 'paragraph', label: 'Paragraph' },
  { id: 'turn', label: 'Turn' },
]

interface CodeBarProps {
  onRole: (role: Role) => void
  onCode: () => void
}

/** What can be done with the ticked results. */
export function CodeBar({ onRole, onCode }: CodeBarProps) {
  const ticked = useSearch(state => state.ticked)
  const isOnlyTicked = useSearch(state => state.isOnlyTicked)
  const widenTo = useSearch(state => state.widenTo)
  return (
    <footer className={styles.foot}>
      <span className={styles.chosen}>
        <strong>
          {ticked.size === 0 ? 'Nothing ticked' : `${count(ticked.size, 'passage')} ticked`}
        </strong>
        {ticked.size > 0 && (
          <>
            <Button
              size="small"
              variant="quiet"
              onPress={() => useSearch.setState({ isOnlyTicked: !isOnlyTicked })}
            >
              {isOnlyTicked ? 'Show all results' : 'Show only these'}
            </Button>
            <Button
              size="small"
              variant="quiet"
              onPress={() => useSearch.setState({ ticked: new Map(), isOnlyTicked: false })}
            >
              Untick all
            </Button>
          </>
        )}
      </span>
      <span className={styles.part}>
        <span className={styles.quiet}>Code</span>
        <Segments
          label="How much is coded"
          value={widenTo}
          options={WIDENINGS}
          onChange={to => useSearch.setState({ widenTo: to })}
        />
      </span>
      <span className={styles.part} role="group" aria-label="Code the ticked passages">
        <span className={styles.quiet}>as</span>
        {ROLES.map(role => (
          <button
            key={role}
            type="button"
            className={styles.role}
            data-role={role}
            disabled={ticked.size === 0}
            aria-label={`Code as ${ROLE_NAMES[role]}`}
            title={`${ROLE_NAMES[role]} (${role.toLowerCase()})`}
            onClick={() => onRole(role)}
          >
            {role}
          </button>
        ))}
        <Button icon={Tag} isDisabled={ticked.size === 0} onPress={onCode}>
          Code… <Kbd keys="k" />
        </Button>
      </span>
    </footer>
  )
}
