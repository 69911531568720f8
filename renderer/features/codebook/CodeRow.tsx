import { ChevronRight, GripVertical } from 'lucide-react'
import { useState } from 'react'
import { Button, TreeItemContent } from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { act } from '../../store/act.ts'
import { formatNumber } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './CodeTree.module.css'
import { focusCode, startRenaming, useCodebookView } from './view.ts'

/** A code in the tree: colour, role, name, how often it is used. */
export function CodeRow({ code }: { code: Code }) {
  return (
    <TreeItemContent>
      {({ level, hasChildItems }) => (
        <div className={styles.row} style={{ paddingLeft: `${(level - 1) * 20}px` }}>
          <Button slot="drag" className={styles.grip ?? ''} aria-label={`Move ${code.name}`}>
            <GripVertical size={14} aria-hidden />
          </Button>
          {hasChildItems ? (
            <Button slot="chevron" className={styles.chevron ?? ''}>
              <ChevronRight size={16} aria-hidden />
            </Button>
          ) : (
            <span className={styles.chevron} />
          )}
          <span className={styles.colour} style={{ backgroundColor: code.colour }} aria-hidden />
          <CodeName code={code} />
          {code.role && <RoleBadge role={code.role} />}
          <span className={styles.count} title="Codings with this code">
            {formatNumber(code.codingCount)}
            <span className="visually-hidden"> codings</span>
          </span>
        </div>
      )}
    </TreeItemContent>
  )
}

function CodeName({ code }: { code: Code }) {
  const isRenaming = useCodebookView(state => state.renamingId === code.id)
  if (!isRenaming) return <span className={styles.name}>{code.name}</span>
  return <NameField code={code} />
}

/** The tree must not take the keys that are typed here for its own. */
const keep = (event: { stopPropagation: () => void }) => event.stopPropagation()

function NameField({ code }: { code: Code }) {
  const [name, setName] = useState(code.name)
  const finish = (isKept: boolean) => {
    if (useCodebookView.getState().renamingId !== code.id) return
    startRenaming(null)
    focusCode(code.id)
    const trimmed = name.trim()
    if (isKept && trimmed !== '' && trimmed !== code.name) {
      void act('codes.update', { codeId: code.id, name: trimmed })
    }
  }
  return (
    <div className={styles.rename} onPointerDown={keep} onMouseDown={keep} onClick={keep}>
      <TextField
        label={`New name of ${code.name}`}
        isLabelHidden
        value={name}
        onChange={setName}
        onEnter={() => finish(true)}
        onEscape={() => finish(false)}
        onBlur={() => finish(true)}
        inputRef={input => input?.select()}
        maxLength={500}
        autoFocus
      />
    </div>
  )
}
