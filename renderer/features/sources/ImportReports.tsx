import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ImportReport } from '../../../shared/contract/sources.ts'
import { count } from '../../ui/format.ts'
import styles from './ImportReports.module.css'

/** What became of each file: those refused first, then those with warnings. */
export function ImportReports({ reports }: { reports: readonly ImportReport[] }) {
  const sorted = [...reports].sort((one, other) => weight(other) - weight(one))
  return (
    <ul className={styles.list}>
      {sorted.map((report, index) => (
        <li key={`${index}${report.name}`} className={styles.report}>
          <Sign report={report} />
          <div className={styles.body}>
            <h3 className={styles.name}>{report.name}</h3>
            {report.error && <p className={styles.error}>{report.error.message}</p>}
            {report.isImported && <p className={styles.facts}>{factsOf(report).join(' · ')}</p>}
            {report.speakers.length > 0 && (
              <p className={styles.facts}>Speakers: {speakersOf(report.speakers)}</p>
            )}
            {report.warnings.map(warning => (
              <p key={warning.code} className={styles.warning}>
                {warning.message}
                {warning.count > 1 && ` (${warning.count} times)`}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Sign({ report }: { report: ImportReport }) {
  if (!report.isImported)
    return <CircleAlert size={20} aria-label="Refused" className={styles.bad} />
  if (report.warnings.length > 0) {
    return <TriangleAlert size={20} aria-label="Imported, with remarks" className={styles.soso} />
  }
  return <CircleCheck size={20} aria-label="Imported" className={styles.good} />
}

function weight(report: ImportReport): number {
  return (report.isImported ? 0 : 2) + (report.warnings.length > 0 ? 1 : 0)
}

function factsOf(report: ImportReport): string[] {
  const { format, encoding, wordCount, turnCount } = report
  return [
    ...(format ? [format.toUpperCase()] : []),
    ...(encoding ? [encoding.toUpperCase()] : []),
    count(wordCount, 'word'),
    turnCount > 0 ? count(turnCount, 'turn') : 'no speaker turns found',
  ]
}

function speakersOf(speakers: readonly string[]): string {
  const more = speakers.length - 8
  return speakers.slice(0, 8).join(', ') + (more > 0 ? ` and ${count(more, 'more', 'more')}` : '')
}
