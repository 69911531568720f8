import { BookOpen } from 'lucide-react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Stage } from '../../../shared/review/stages.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import css from './Review.module.css'
import { authorsLine, DECISION_NAMES, OUTCOME_NAMES } from './words.ts'

interface Props {
  stage: Stage
  entry: OutputOf<'screening.queue'>[number]
}

/** What is read to decide on a reference. */
export function ScreenCard({ stage, entry }: Props) {
  const { data, isPlaceholderData } = useProcedure('references.get', {
    referenceId: entry.referenceId,
  })
  const openSource = useWorkspace(state => state.openSource)
  if (data === undefined || isPlaceholderData) return <article className={css.card} />
  const { title, year, container, abstract, sourceId } = data
  return (
    <article className={css.card} aria-label={title}>
      <div className={css.line}>
        <span className={css.badge} data-outcome={entry.outcome}>
          {OUTCOME_NAMES[entry.outcome]}
        </span>
        {entry.mine !== null && (
          <span className={css.note}>You said: {DECISION_NAMES[entry.mine].toLowerCase()}</span>
        )}
        {entry.isDouble && <span className={css.note}>Two of you screen this one</span>}
      </div>
      <h2 className={css.cardTitle}>{title}</h2>
      <p className={css.note}>
        {[authorsLine(data, 6), year ?? 'n.d.', container].filter(each => each !== '').join(' · ')}
      </p>
      {stage === 'fullText' &&
        (sourceId === null ? (
          <Checkbox
            label="The full text could not be retrieved"
            isTicked={data.isNotRetrieved}
            onChange={isNotRetrieved =>
              void act('references.update', { referenceId: data.id, isNotRetrieved })
            }
          />
        ) : (
          <div>
            <Button size="small" icon={BookOpen} onPress={() => openSource(sourceId)}>
              Open the full text
            </Button>
          </div>
        ))}
      <p className={css.cardText}>{abstract === '' ? 'There is no abstract.' : abstract}</p>
    </article>
  )
}
