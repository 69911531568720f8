import { X } from 'lucide-react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { CodingRow } from './CodingRow.tsx'
import { type SavedEdit, useDesk } from './desk-store.ts'
import styles from './Edit.module.css'
import { describeEdit, editCounts, shortQuote } from './edit-words.ts'
import { openOrphans } from './orphans.ts'

interface EditReportPanelProps {
  saved: SavedEdit
  codings: readonly Coding[]
  orphanCount: number
}

/** What became of the codings when the text was saved, with the way to each that changed. */
export function EditReportPanel({ saved, codings, orphanCount }: EditReportPanelProps) {
  const { report, oldQuotes } = saved
  const changed = codings.filter(({ id }) => report.changedIds.includes(id))
  return (
    <Inspector
      title="The text is saved"
      actions={
        <IconButton
          icon={X}
          label="Close the report"
          onPress={() => useDesk.setState({ editReport: null })}
        />
      }
    >
      <p className={styles.sum} role="status">
        {describeEdit(editCounts(report))}
      </p>
      {report.orphaned > 0 && orphanCount > 0 && (
        <div>
          <Button size="small" onPress={() => openOrphans()}>
            Settle those that lost their words
          </Button>
        </div>
      )}
      {changed.length > 0 && (
        <div>
          <h3 className={styles.heading}>Changed with the text</h3>
          <ul className={styles.changes}>
            {changed.map(coding => (
              <li key={coding.id}>
                <CodingRow coding={coding} />
                <p
                  className={styles.was}
                >{`was: ${shortQuote(oldQuotes.get(coding.id) ?? '', 160)}`}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className={styles.keys}>Undo puts back the text and its codings together.</p>
    </Inspector>
  )
}
