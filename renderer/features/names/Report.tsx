import { CircleCheck, X } from 'lucide-react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { goToNames } from '../../store/names.ts'
import { undo } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Names.module.css'
import { usePreview } from './preview-store.ts'

/** What was replaced, and what that leaves in the file. */
export function Report({ report }: { report: OutputOf<'pseudonyms.apply'> }) {
  const { replaced, sources, originalsRemoved } = report
  const dismiss = () => usePreview.setState({ report: null })
  return (
    <div className={styles.report} role="status">
      <CircleCheck size={20} aria-hidden className={styles.good} />
      <div className={styles.reportText}>
        <p>
          <strong>{`${count(replaced, 'hit')} in ${count(sources, 'source')} replaced.`}</strong>{' '}
          {originalsRemoved > 0 &&
            `${count(originalsRemoved, 'kept original file')} taken out of the project.`}
        </p>
        <p>
          Earlier texts with the names are still in this project so that you can undo. Forget them
          before the file goes to anyone who may not know the names.
        </p>
        <p className={styles.actions}>
          <Button size="small" onPress={() => goToNames('log')}>
            Show earlier texts
          </Button>
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              dismiss()
              void undo()
            }}
          >
            Undo
          </Button>
        </p>
      </div>
      <IconButton icon={X} label="Dismiss" onPress={dismiss} />
    </div>
  )
}
