import { TriangleAlert } from 'lucide-react'
import type { SurveyPreview } from '../../../shared/contract/surveys.ts'
import { count } from '../../ui/format.ts'
import styles from './SurveyRemarks.module.css'

const SHOWN_PROBLEMS = 5

/** What a researcher should know of a survey before or after its import. */
export function SurveyRemarks({
  warnings,
  problems,
  problemCount,
}: Pick<SurveyPreview, 'warnings' | 'problems' | 'problemCount'>) {
  if (warnings.length === 0 && problemCount === 0) return null
  return (
    <ul className={styles.list} aria-label="Remarks">
      {warnings.map(({ code, message, count: times }) => (
        <li key={code} className={styles.remark}>
          <TriangleAlert size={16} aria-hidden />
          <span>
            {message}
            {times > 1 && ` (${times})`}
          </span>
        </li>
      ))}
      {problems.slice(0, SHOWN_PROBLEMS).map(({ row, column, message }) => (
        <li key={`${row} ${column} ${message}`} className={styles.remark}>
          <TriangleAlert size={16} aria-hidden />
          <span>
            <span className={styles.place}>
              Row {row}
              {column !== null && `, ${column}`}:
            </span>{' '}
            {message}
          </span>
        </li>
      ))}
      {problemCount > SHOWN_PROBLEMS && (
        <li className={styles.more}>
          and {count(problemCount - SHOWN_PROBLEMS, 'more cell')} that will be left out
        </li>
      )}
    </ul>
  )
}
