import { Gavel } from 'lucide-react'
import { useState } from 'react'
import type { Decision } from '../../../shared/contract/decisions.ts'
import type { DecisionTarget } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../Button.tsx'
import { useScreenfuls } from '../use-screenfuls.tsx'
import { DecisionDialog } from './DecisionDialog.tsx'
import { DecisionItem } from './DecisionItem.tsx'
import css from './Decisions.module.css'

interface Props {
  /** What the decisions are about; all of the project's where it is left out. */
  about?: { kind: DecisionTarget; id: string }
  /** The level of the heading, by what it stands under. */
  level?: 2 | 3
}

/** Decisions that are drawn at first, more than a screen of them. */
const FIRST = 8

/** What the team decided, each with why, when, because of which passages and what follows; more can be recorded. */
export function Decisions({ about, level = 3 }: Props) {
  const { data, isPlaceholderData } = useProcedure(
    'decisions.list',
    about === undefined ? {} : { about },
  )
  const [edited, setEdited] = useState<Decision | 'new' | null>(null)
  const decisions = isPlaceholderData ? [] : (data ?? [])
  const { shown, more } = useScreenfuls(decisions, FIRST)
  const Heading = `h${level}` as const

  async function remove(decision: Decision) {
    const removed = await act('decisions.remove', { decisionId: decision.id })
    if (removed) sayUndoable('Decision removed. What it is about stays.')
  }

  return (
    <section className={css.root} aria-label="Decisions">
      <header className={css.head}>
        <Heading className={css.heading}>
          {decisions.length === 0 ? 'Decisions' : `Decisions (${decisions.length})`}
        </Heading>
        <Button size="small" icon={Gavel} onPress={() => setEdited('new')}>
          Record a decision
        </Button>
      </header>
      {data?.length === 0 && (
        <p className={css.hint}>
          {about === undefined
            ? 'Nothing was recorded yet. Say what the team changed or settled, why, and because of which passages: a comparison of versions and the story then tell it where it belongs.'
            : 'None yet. A decision says what was settled, why, and because of which passages.'}
        </p>
      )}
      {decisions.length > 0 && (
        <ol className={css.list}>
          {shown.map(decision => (
            <DecisionItem
              key={decision.id}
              decision={decision}
              onEdit={() => setEdited(decision)}
              onRemove={() => void remove(decision)}
            />
          ))}
        </ol>
      )}
      {more}
      {edited !== null && (
        <DecisionDialog
          decision={edited === 'new' ? null : edited}
          about={about === undefined ? [] : [about]}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}
