import { Check } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { Source } from '../../../shared/contract/sources.ts'
import { orderRoles, ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { spoken } from '../../ui/spoken.ts'
import { Words } from '../../ui/Words.tsx'
import { type Draft, nudge, withRoles } from './drafts.ts'
import styles from './Markers.module.css'

interface ClauseListProps {
  source: Source
  drafts: readonly Draft[]
  currentId: number
  onCurrent: (id: number) => void
  onChange: (draft: Draft) => void
}

const ROW_HEIGHT_REM = 4

/** How much of the text before a clause a row shows, in UTF-16 code units. */
const BEFORE = 60

/** All clauses in the order of the text: Space ticks, Alt with arrows moves the edges, letters give roles. */
export function ClauseList({ source, drafts, currentId, onCurrent, onChange }: ClauseListProps) {
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const { text, blocks } = source
  const onKey = (event: KeyboardEvent) => {
    const draft = drafts[currentId]
    const changed = draft && afterKey(draft, event)
    if (!changed) return
    // Before the list takes it for a step or for the beginning of a word to find.
    event.preventDefault()
    event.stopPropagation()
    onChange(changed)
  }
  const afterKey = (draft: Draft, event: KeyboardEvent): Draft | null => {
    if (event.ctrlKey || event.metaKey) return null
    if (event.altKey) {
      const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
      if (direction === null) return null
      return nudge(draft, text, blocks, event.shiftKey ? 'start' : 'end', direction)
    }
    if (event.key === ' ') return ticked(draft)
    const role = ROLES.find(letter => letter === event.key.toUpperCase())
    if (role === undefined) return null
    const isHeld = draft.roles.includes(role)
    const roles = isHeld ? draft.roles.filter(other => other !== role) : [...draft.roles, role]
    return withRoles(draft, orderRoles(roles))
  }
  return (
    <div className={styles.listFrame} onKeyDownCapture={onKey}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT_REM * remPixels }}>
        <ListBox
          aria-label="Clauses"
          className={styles.list ?? ''}
          items={drafts}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          autoFocus
          selectedKeys={[currentId]}
          onSelectionChange={keys => onCurrent(Number([...keys][0] ?? currentId))}
        >
          {draft => (
            <ListBoxItem
              id={draft.id}
              textValue={describe(draft)}
              aria-label={describe(draft)}
              className={styles.row ?? ''}
            >
              <span
                className={styles.tick}
                data-ticked={draft.isTicked || undefined}
                onPointerUp={() => onChange(ticked(draft))}
                aria-hidden
              >
                {draft.isTicked && <Check size={14} />}
              </span>
              <span className={styles.roles}>
                {draft.roles.map(role => (
                  <RoleBadge key={role} role={role} />
                ))}
              </span>
              <span className={styles.rowText}>
                <span className={styles.around}>
                  <Words text={text.slice(Math.max(0, draft.start - BEFORE), draft.start)} />
                </span>
                <span className={styles.rowClause}>
                  <Words text={draft.quote} />
                </span>
                <span className={styles.around}>{` ${draft.markerText}`}</span>
              </span>
              {draft.isCoded && <span className={styles.coded}>coded</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  )
}

function ticked(draft: Draft): Draft {
  return { ...draft, isTicked: !draft.isTicked && draft.roles.length > 0 }
}

/** A proposal as a sentence, for those who hear the row. */
function describe({ isTicked, isCoded, roles, quote }: Draft): string {
  const names = roles.map(role => ROLE_NAMES[role]).join(' and ') || 'No role'
  const state = isCoded ? 'Coded already' : isTicked ? 'Ticked' : 'Not ticked'
  return `${state}, ${names}: ${spoken(quote)}`
}
