import { ListChecks, Users } from 'lucide-react'
import { useState } from 'react'
import { STAGES } from '../../../shared/review/stages.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { NoReferences } from './NoReferences.tsx'
import { ImportReferences } from './ImportReferences.tsx'
import { ReasonsDialog } from './ReasonsDialog.tsx'
import css from './Review.module.css'
import { useReview } from './review-store.ts'
import { ScreenProgress } from './ScreenProgress.tsx'
import { ScreenCards } from './ScreenCards.tsx'
import { ScreenTwice } from './ScreenTwice.tsx'
import { STAGE_NAMES } from './words.ts'

const STAGE_OPTIONS = STAGES.map(id => ({ id, label: STAGE_NAMES[id] }))

/** One reference after the other: in, out or unsure. */
export function ScreeningView() {
  const stage = useReview(state => state.stage)
  const { data: queue, isPlaceholderData } = useProcedure('screening.queue', { stage })
  const { data: batches } = useProcedure('references.batches', {})
  const { data: project } = useProcedure('project.info', {})
  const [dialog, setDialog] = useState<'reasons' | 'twice' | null>(null)
  if (queue === undefined || batches === undefined || project === undefined) return null
  if (batches.length === 0) {
    return (
      <>
        <NoReferences />
        <ImportReferences />
      </>
    )
  }
  return (
    <section className="place-column">
      <div className={css.tools}>
        <Segments
          label="Stage"
          value={stage}
          options={STAGE_OPTIONS}
          onChange={to => useReview.setState({ stage: to })}
        />
        <ScreenProgress stage={stage} />
        <span className={css.spring} />
        <Button icon={ListChecks} onPress={() => setDialog('reasons')}>
          Reasons…
        </Button>
        <Button icon={Users} onPress={() => setDialog('twice')}>
          Screen twice…
        </Button>
      </div>
      {queue.length === 0 ? (
        <EmptyState title={`Nothing to screen by ${STAGE_NAMES[stage].toLowerCase()}`}>
          {stage === 'fullText'
            ? 'References come here once they are included by title and abstract.'
            : 'All references go on to their full texts at once.'}
        </EmptyState>
      ) : (
        !isPlaceholderData && (
          <ScreenCards
            // Whoever comes begins with what waits for them.
            key={`${stage} ${project.researcher.id}`}
            stage={stage}
            queue={queue}
            onReasons={() => setDialog('reasons')}
          />
        )
      )}
      {dialog === 'reasons' && <ReasonsDialog onClose={() => setDialog(null)} />}
      {dialog === 'twice' && <ScreenTwice stage={stage} onClose={() => setDialog(null)} />}
    </section>
  )
}
