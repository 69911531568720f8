import { Ellipsis, Keyboard, Lightbulb, Plus, Replace, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { Coding } from '../../../shared/contract/codings.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { keyOfCode, useCodeKeys } from './code-keys.ts'
import { applyCode } from './coding-actions.ts'
import styles from './DeskInspector.module.css'
import { useDesk } from './desk-store.ts'
import { codePaths } from './find-codes.ts'
import { askForRecode } from './piece-actions.ts'
import { useSession } from './session.ts'

/** The codes of a coding. */
export function CodeChips({ coding }: { coding: Coding }) {
  const session = useSession()
  const backlitId = useDesk(state => state.backlitCodeId)
  const recentIds = useDesk(state => state.recentCodeIds)
  const keys = useCodeKeys()
  const paths = codePaths(session.codes)
  const keyNote = (codeId: string) => {
    const key = keyOfCode(codeId, keys, recentIds)
    return key === undefined ? undefined : `${key.toUpperCase()} gives it now`
  }
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
            <Menu
              label={`More about ${code.name}`}
              placement="bottom end"
              actions={[
                {
                  id: 'recode',
                  label: 'Put another code in its place…',
                  icon: Replace,
                  keys: 'Shift+K',
                  onAction: () => {
                    session.view?.reveal(coding, 'nearest')
                    askForRecode(session, code.id)
                  },
                },
                {
                  id: 'key',
                  label: 'Set a key…',
                  icon: Keyboard,
                  description: keyNote(code.id),
                  onAction: () => useDesk.setState({ keyedCodeId: code.id }),
                },
              ]}
            >
              <AriaButton
                className={styles.chipRemove ?? ''}
                aria-label={`More about ${code.name}`}
              >
                <Ellipsis size={12} aria-hidden />
              </AriaButton>
            </Menu>
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
