import type { Stage } from '../../../shared/review/stages.ts'
import { useProcedure } from '../../api/client.ts'
import css from './Review.module.css'

/** How far screening has come at a stage, by everybody. */
export function ScreenProgress({ stage }: { stage: Stage }) {
  const { data } = useProcedure('screening.progress', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const progress = data?.find(each => each.stage === stage)
  if (progress === undefined || progress.of === 0) return null
  const done = progress.included + progress.excluded
  const names = new Map(researchers?.map(({ id, name }) => [id, name]))
  return (
    <div className={css.progress}>
      <progress value={done} max={progress.of} aria-label="Screened" />
      <span>
        {done} of {progress.of} settled: {progress.included} in, {progress.excluded} out
        {progress.conflicts > 0 && `, ${progress.conflicts} in conflict`}
      </span>
      <span className={css.note}>
        {progress.screeners
          .map(({ researcherId, decided }) => `${names.get(researcherId) ?? 'Somebody'} ${decided}`)
          .join(', ')}
      </span>
    </div>
  )
}
