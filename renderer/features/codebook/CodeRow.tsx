import { ChevronRight, GripVertical } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, TreeItemContent } from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { act } from '../../store/act.ts'
import { formatNumber } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './CodeTree.module.css'
import { useShownCounts } from './counts.ts'
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
          <CodeCounts codeId={code.id} />
        </div>
      )}
    </TreeItemContent>
  )
}

function CodeCounts({ codeId }: { codeId: string }) {
  const { columns, byCode } = useShownCounts()
  const row = byCode.get(codeId)
  return columns.map(({ id, name, value }) => {
    const number = row ? value(row) : 0
    return (
      <span key={id} className={styles.count} data-none={number === 0 || undefined} title={name}>
        <span className="visually-hidden">{`${name}: `}</span>
        {formatNumber(number)}
      </span>
    )
  })
}

function CodeName({ code }: { code: Code }) {
  const isRenaming = useCodebookView(state => state.renamingId === code.id)
  if (!isRenaming) return <span className={styles.name}>{code.name}</span>
  return <NameField code={code} />
}

function NameField({ code }: { code: Code }) {
  const [name, setName] = useState(code.name)
  const input = useRef<HTMLInputElement>(null)
  const finish = (isKept: boolean) => {
    if (useCodebookView.getState().renamingId !== code.id) return
    startRenaming(null)
    const trimmed = name.trim()
    if (isKept && trimmed !== '' && trimmed !== code.name) {
      void act('codes.update', { codeId: code.id, name: trimmed })
    }
  }
  const latestFinish = useRef(finish)
  useEffect(() => {
    latestFinish.current = finish
  })
  useEffect(() => {
    input.current?.select()
    // The tree takes keys on their way down (arrows, letters, space), so they are kept from it before they reach React.
    const keep = (event: KeyboardEvent) => {
      if (event.target !== input.current || event.isComposing) return
      event.stopPropagation()
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      event.preventDefault()
      latestFinish.current(event.key === 'Enter')
      focusCode(code.id)
    }
    window.addEventListener('keydown', keep, true)
    return () => window.removeEventListener('keydown', keep, true)
  }, [code.id])
  return (
    <div className={styles.rename} onPointerDown={stop} onMouseDown={stop} onClick={stop}>
      <TextField
        label={`New name of ${code.name}`}
        isLabelHidden
        value={name}
        onChange={setName}
        onBlur={() => finish(true)}
        inputRef={input}
        maxLength={500}
        autoFocus
      />
    </div>
  )
}

/** A press in the field is not a press on the row. */
function stop(event: { stopPropagation: () => void }): void {
  event.stopPropagation()
}
