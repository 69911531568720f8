import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import type { Workshop, WorkshopItem } from '../../../shared/contract/workshops.ts'
import { useProcedure } from '../../api/client.ts'
import { useOffersPrint } from '../../store/print.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { ItemResult } from './ItemResult.tsx'
import css from './Results.module.css'

/** What became of each item: who agreed, what was said, and what the team decided. */
export function ResultsView({ workshop }: { workshop: Workshop }) {
  const results = useProcedure('workshops.results', { workshopId: workshop.id }).data
  useOffersPrint({
    label: 'Report of this workshop',
    of: { what: 'workshop', workshopId: workshop.id },
  })
  const [deciding, setDeciding] = useState<WorkshopItem | null>(null)
  if (results === undefined) return null
  const byItem = new Map(results.map(result => [result.itemId, result]))
  if (results.length === 0) {
    return (
      <EmptyState icon={MessagesSquare} title="Nothing to show yet">
        Put items into a round and present them. What is said stands here as it is counted.
      </EmptyState>
    )
  }
  return (
    <div className={css.root}>
      {workshop.rounds.map(round => (
        <section key={round.id} aria-label={round.title} className={css.round}>
          <h2 className={css.roundName}>{round.title}</h2>
          {round.items.map(item => {
            const result = byItem.get(item.id)
            return (
              result && (
                <ItemResult
                  key={item.id}
                  item={item}
                  result={result}
                  groups={workshop.groups}
                  onDecide={() => setDeciding(item)}
                />
              )
            )
          })}
        </section>
      ))}
      {deciding !== null && (
        <DecideDialog
          item={deciding}
          wordings={byItem.get(deciding.id)?.wordings.map(({ text }) => text) ?? []}
          onClose={() => setDeciding(null)}
        />
      )}
    </div>
  )
}
