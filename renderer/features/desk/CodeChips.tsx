import { Lightbulb, Plus, X } from 'lucide-react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { Button } from '../../ui/Button.tsx'
import { applyCode } from './coding-actions.ts'
import styles from './DeskInspector.module.css'
import { useDesk } from './desk-store.ts'
import { codePaths } from './find-codes.ts'
import { useSession } from './session.ts'

/** The codes of a coding. */
export function CodeChips({ coding }: { coding: Coding }) {
  const session = useSession()
  const backlitId = useDesk(state => state.backlitCodeId)
  const paths = codePaths(session.codes)
  const given = coding.codeIds.flatMap(id => session.codes.find(code => code.id === id) ?? [])
  return (
    <div>
      <h3 className={styles.label}>Codes</h3>
      <ul className={styles.chips}>
        {given.map(code => (
          <li key={code.id} className={styles.chip} title={paths.get(code.id) || undefined}>
            <span className={styles.swatch} style={{ background: code.colour }} />
            <span className={styles.chipName}>{code.name}</span>
            <button
              type="button"
              className={styles.chipRemove}
              aria-label={`Let only ${code.name} stand out`}
              aria-pressed={code.id === backlitId}
              title="Let only this code stand out in the text (B)"
              onClick={() =>
                useDesk.setState({ backlitCodeId: code.id === backlitId ? null : code.id })
              }
            >
              <Lightbulb size={12} aria-hidden />
            </button>
            <button
              type="button"
              className={styles.chipRemove}
              aria-label={`Take away ${code.name}`}
              onClick={() => applyCode(session, code.id)}
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
        <li>
          <Button
            size="small"
            variant="quiet"
            icon={Plus}
            onPress={() => {
              session.view?.reveal(coding, 'nearest')
              useDesk.setState({ popup: { kind: 'codes' } })
            }}
          >
            Code
          </Button>
        </li>
      </ul>
    </div>
  )
}
