import { Link2, Tag } from 'lucide-react'
import { useState } from 'react'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import { changeRole, type Direction } from './change-ticked.ts'
import styles from './Find.module.css'
import { useRetrieve } from './retrieve-store.ts'

const DIRECTIONS = [
  { id: 'add', label: 'Add' },
  { id: 'remove', label: 'Take off' },
] as const

interface CodingBarProps {
  onCode: (direction: Direction) => void
  onAttach: () => void
}

/** What can be done with the ticked codings. */
export function CodingBar({ onCode, onAttach }: CodingBarProps) {
  const ticked = useRetrieve(state => state.ticked)
  const [direction, setDirection] = useState<Direction>('add')
  const isNone = ticked.size === 0
  const verb = direction === 'add' ? 'Add' : 'Take off'
  return (
    <footer className={styles.foot}>
      <span className={styles.chosen}>
        <strong>{isNone ? 'Nothing ticked' : `${count(ticked.size, 'coding')} ticked`}</strong>
        {!isNone && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => useRetrieve.setState({ ticked: new Set() })}
          >
            Untick all
          </Button>
        )}
      </span>
      <span className={styles.part} role="group" aria-label="Change the ticked codings">
        <Segments
          label="Add or take off"
          value={direction}
          options={DIRECTIONS}
          onChange={setDirection}
        />
        {ROLES.map(role => (
          <button
            key={role}
            type="button"
            className={styles.role}
            data-role={role}
            disabled={isNone}
            aria-label={`${verb} ${ROLE_NAMES[role]}`}
            title={`${verb} ${ROLE_NAMES[role]}`}
            onClick={() => void changeRole(role, direction)}
          >
            {role}
          </button>
        ))}
        <Button icon={Tag} isDisabled={isNone} onPress={() => onCode(direction)}>
          Code…
        </Button>
      </span>
      <Button icon={Link2} onPress={onAttach}>
        Attach as evidence…
      </Button>
    </footer>
  )
}
