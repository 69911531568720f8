import { Search, TextCursorInput, Trash2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { codeNames } from './describe.ts'
import { useDesk } from './desk-store.ts'
import { closeOrphans, putOnSelection, removeOrphan, showSimilar } from './orphans.ts'
import styles from './Orphans.module.css'
import { useSession } from './session.ts'

/** The last request for the focus that was answered. */
let answered = 0

/** Codings that lost their words, each with what it was and the ways to settle it. */
export function OrphanList({ orphans }: { orphans: readonly Coding[] }) {
  const session = useSession()
  const list = useRef<HTMLUListElement>(null)
  const orphanId = useDesk(state => state.orphanId)
  const requests = useDesk(state => state.orphanRequests)

  useEffect(() => {
    if (requests === answered) return
    answered = requests
    const card =
      list.current?.querySelector('[data-current]') ?? list.current?.firstElementChild ?? null
    card?.scrollIntoView({ block: 'nearest' })
    card?.querySelector('button')?.focus()
  }, [requests])

  return (
    <section
      className={styles.panel}
      aria-label="Codings that lost their words"
      onKeyDown={event => {
        if (event.key === 'Escape') closeOrphans(session)
      }}
    >
      <Inspector
        title={`${count(orphans.length, 'coding')} without words`}
        actions={
          <IconButton icon={X} label="Close the list" onPress={() => closeOrphans(session)} />
        }
      >
        <p className={styles.help}>
          Their words are gone from the text. Select the words that a coding belongs to and put it
          there, or remove it. Either can be undone.
        </p>
        <ul ref={list} className={styles.cards}>
          {orphans.map(orphan => (
            <li
              key={orphan.id}
              className={styles.card}
              data-current={orphan.id === orphanId || undefined}
            >
              <Card orphan={orphan} />
            </li>
          ))}
        </ul>
      </Inspector>
    </section>
  )
}

function Card({ orphan }: { orphan: Coding }) {
  const session = useSession()
  const names = codeNames(orphan, session.codes)
  const about = `: “${orphan.quote.slice(0, 60)}”`
  return (
    <>
      <blockquote className={styles.quote}>{orphan.quote}</blockquote>
      <p className={styles.facts}>
        {orphan.roles.length === 0 && <RoleBadge role={null} />}
        {orphan.roles.map(role => (
          <RoleBadge key={role} role={role} />
        ))}
        {names.length > 0 && <span>{names.join(', ')}</span>}
      </p>
      {orphan.note !== '' && <p className={styles.note}>{orphan.note}</p>}
      <div className={styles.actions}>
        <Button
          size="small"
          icon={Search}
          aria-label={`Find similar words${about}`}
          onPress={() => showSimilar(session, orphan)}
        >
          Find similar
        </Button>
        <Button
          size="small"
          icon={TextCursorInput}
          aria-label={`Put on the selection${about}`}
          onPress={() => putOnSelection(session, orphan)}
        >
          Put on the selection
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={Trash2}
          aria-label={`Remove the coding${about}`}
          onPress={() => removeOrphan(session, orphan)}
        >
          Remove
        </Button>
      </div>
    </>
  )
}
