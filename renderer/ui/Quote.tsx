import type { ReactNode } from 'react'
import type { Role } from '../../shared/domain/roles.ts'
import { useWorkspace } from '../store/workspace.ts'
import styles from './Quote.module.css'
import { RoleBadge } from './RoleBadge.tsx'
import { spoken } from './spoken.ts'
import { Words } from './Words.tsx'

interface QuoteProps {
  /** The passage: where a click leads, on the coding desk. */
  sourceId: string
  start: number
  end: number
  quote: string
  codingId?: string | undefined
  speaker?: string | null | undefined
  sourceTitle?: string | undefined
  group?: string | null | undefined
  roles?: readonly Role[] | undefined
  /** Badges, menus: beside the speaker, outside the part that jumps. */
  children?: ReactNode
}

/** A passage in a transcript's own type, with who said it where; clicking it shows it on the coding desk. */
export function Quote({
  quote,
  codingId,
  speaker,
  sourceTitle,
  group,
  roles,
  children,
  ...passage
}: QuoteProps) {
  const showPassage = useWorkspace(state => state.showPassage)
  // An interview is often called by whoever speaks in it.
  const origin = [...new Set([speaker, sourceTitle, group])].filter(Boolean).join(' · ')
  return (
    <figure className={styles.figure}>
      <button
        type="button"
        className={styles.jump}
        aria-label={`Show in the transcript: ${spoken(quote.slice(0, 200))}`}
        onClick={() => showPassage(passage, codingId)}
      >
        <blockquote className={styles.text}>
          <Words text={quote} />
        </blockquote>
      </button>
      <figcaption className={styles.caption}>
        {roles?.map(role => (
          <RoleBadge key={role} role={role} />
        ))}
        <span className={styles.origin}>{origin}</span>
        {children}
      </figcaption>
    </figure>
  )
}
