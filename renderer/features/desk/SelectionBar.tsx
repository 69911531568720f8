import { EyeOff, Link2, StickyNote, Tag, TextCursorInput, Trash2, UserRoundPen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { classes } from '../../ui/classes.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { freeDigits, useCodeKeys } from './code-keys.ts'
import { applyCode, applyRole, removeCoding } from './coding-actions.ts'
import { askForNote, useDesk } from './desk-store.ts'
import { askForLink } from './links.ts'
import { MoreActions } from './MoreActions.tsx'
import { putOnSelection, waitingOrphan } from './orphans.ts'
import styles from './Popups.module.css'
import { addToNames, askToBlackOut } from './protect.ts'
import { useSession } from './session.ts'
import { usePlace } from './use-place.ts'

/** Recent codes that the bar has room for; the others are in the picker. */
const SHOWN_RECENT = 5

/** By the words in hand: everything that can be done with them, with its key. */
export function SelectionBar({ view }: { view: TranscriptView }) {
  const isBusy = useDesk(state => state.isSelecting || state.isDraggingEdge)
  const { passage, coding } = useInHand()
  if (passage === null || isBusy) return null
  return <FloatingBar view={view} passage={passage} coding={coding} />
}

/**
 * The same at the foot of a text that has no room to spare for it; the foot stays when nothing is in hand, so that no
 * line moves.
 */
export function DockedBar() {
  const { passage, coding } = useInHand()
  if (passage === null) return <p className={styles.dock}>Select words to code them.</p>
  return (
    <div className={styles.dock} {...toolbar(coding)}>
      <Actions coding={coding} />
    </div>
  )
}

/** The coding in hand or the words selected. */
function useInHand(): { passage: TextRange | null; coding: Coding | null } {
  const session = useSession()
  const selection = useDesk(state => state.selection)
  const coding = session.find(useWorkspace(state => state.codingId))
  const hasSelection = selection !== null && selection.end > selection.start
  return { passage: coding ?? (hasSelection ? selection : null), coding }
}

function toolbar(coding: Coding | null) {
  return {
    role: 'toolbar',
    'aria-label': coding ? 'Coding' : 'Code the selection',
    'data-testid': 'selection-bar',
  }
}

function FloatingBar({
  view,
  passage,
  coding,
}: {
  view: TranscriptView
  passage: TextRange
  coding: Coding | null
}) {
  const { ref, style } = usePlace<HTMLDivElement>(view, passage)
  return (
    <div ref={ref} className={styles.bar} style={style} {...toolbar(coding)}>
      <Actions coding={coding} />
    </div>
  )
}

function Actions({ coding }: { coding: Coding | null }) {
  const session = useSession()
  useDesk(state => state.orphanId)
  useDesk(state => state.isSettling)
  const orphan = waitingOrphan(session)
  const recentIds = useDesk(state => state.recentCodeIds)
  const digits = freeDigits(useCodeKeys())
  const recent = digits.slice(0, SHOWN_RECENT).flatMap((digit, index) => {
    const code = session.codes.find(({ id }) => id === recentIds[index])
    return code === undefined ? [] : [{ code, digit }]
  })
  return (
    <>
      <div className={styles.row}>
        {ROLES.map(role => (
          <BarButton
            key={role}
            title={`${ROLE_NAMES[role]} (${role.toLowerCase()})`}
            isPressed={coding?.roles.includes(role)}
            role={role}
            onPress={() => applyRole(session, role)}
          >
            {role}
          </BarButton>
        ))}
        <span className={styles.line} />
        <BarButton
          title="Choose a code or make it (k)"
          hasWords
          onPress={() => useDesk.setState({ popup: { kind: 'codes' } })}
        >
          <Tag size={16} aria-hidden />
          <span>Code</span>
          <span aria-hidden>
            <Kbd keys="k" />
          </span>
        </BarButton>
        <BarButton
          title="Put into the open configuration (Shift and the role)"
          onPress={() => askForLink(session, coding?.roles[0] ?? 'C')}
        >
          <Link2 size={16} aria-hidden />
        </BarButton>
        <span className={styles.line} />
        <BarButton title="Add to the list of names (a)" onPress={() => addToNames(session)}>
          <UserRoundPen size={16} aria-hidden />
        </BarButton>
        <BarButton title="Black out (x)" onPress={() => askToBlackOut(session)}>
          <EyeOff size={16} aria-hidden />
        </BarButton>
        {coding && (
          <>
            <BarButton title="Write a note (n)" onPress={askForNote}>
              <StickyNote size={16} aria-hidden />
            </BarButton>
            <BarButton title="Remove the coding (Del)" onPress={() => removeCoding(session)}>
              <Trash2 size={16} aria-hidden />
            </BarButton>
          </>
        )}
        <MoreActions coding={coding} />
      </div>
      {orphan && coding === null && (
        <div className={styles.row}>
          <BarButton
            title="Put the coding that lost its words here (p)"
            hasWords
            onPress={() => putOnSelection(session, orphan)}
          >
            <TextCursorInput size={16} aria-hidden />
            <span>Put the coding here</span>
            <span aria-hidden>
              <Kbd keys="p" />
            </span>
          </BarButton>
        </div>
      )}
      {recent.length > 0 && (
        <div className={classes(styles.row, styles.recents)}>
          {recent.map(({ code, digit }) => (
            <BarButton
              key={code.id}
              title={`${code.name} (${digit})`}
              hasWords
              isPressed={coding?.codeIds.includes(code.id)}
              onPress={() => applyCode(session, code.id)}
            >
              <span className={styles.digit}>{digit}</span>{' '}
              <span className={styles.recent}>{code.name}</span>
            </BarButton>
          ))}
        </div>
      )}
    </>
  )
}

interface BarButtonProps {
  title: string
  hasWords?: boolean
  role?: string
  isPressed?: boolean | undefined
  onPress: () => void
  children: ReactNode
}

/** Keeps focus and selection where they are: in the text. */
function BarButton({
  title,
  hasWords = false,
  role,
  isPressed,
  onPress,
  children,
}: BarButtonProps) {
  return (
    <button
      type="button"
      className={styles.barButton}
      title={title}
      // Words on the button are its name, so that whoever speaks to the program can say them.
      aria-label={hasWords ? undefined : title}
      aria-pressed={isPressed}
      data-role={role}
      onMouseDown={event => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
