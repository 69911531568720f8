import { FolderInput, Merge, Trash2 } from 'lucide-react'
import type { Code } from '../../../shared/contract/codes.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import styles from './Codebook.module.css'
import { choose, useCodebookView } from './view.ts'

interface CodesInspectorProps {
  chosen: readonly Code[]
  onRemove: () => void
}

/** Names that the list has room for. */
const SHOWN = 50

/** Several codes that are chosen together, and what can be done with all of them in one step. */
export function CodesInspector({ chosen, onRemove }: CodesInspectorProps) {
  return (
    <Inspector title={`${count(chosen.length, 'code')} chosen`}>
      <div className={styles.actions}>
        <Button
          size="small"
          icon={FolderInput}
          onPress={() => useCodebookView.setState({ choosing: 'move' })}
        >
          Move under…
        </Button>
        <Button
          size="small"
          icon={Merge}
          onPress={() => useCodebookView.setState({ choosing: 'merge' })}
        >
          Merge into…
        </Button>
        <Button size="small" variant="danger" icon={Trash2} onPress={onRemove}>
          Remove
        </Button>
      </div>
      <ul className={styles.chosen}>
        {chosen.slice(0, SHOWN).map(code => (
          <li key={code.id} className={styles.chosenCode}>
            {code.role && <RoleBadge role={code.role} />}
            <span className={styles.chosenName}>{code.name}</span>
            <span className={styles.path}>{formatNumber(code.codingCount)}</span>
            <Button size="small" variant="quiet" onPress={() => choose(new Set([code.id]))}>
              Only this
            </Button>
          </li>
        ))}
      </ul>
      {chosen.length > SHOWN && (
        <p className={styles.none}>{`and ${chosen.length - SHOWN} more`}</p>
      )}
    </Inspector>
  )
}
