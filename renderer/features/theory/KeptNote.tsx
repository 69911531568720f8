import { Lock } from 'lucide-react'
import type { Theory } from '../../../shared/contract/theories.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/format.ts'
import css from './Theory.module.css'

/** Says of a version that was kept what a view shows as it was then and what as it is now, and where all of it is as it was. */
export function KeptNote({ theory, isAsKept }: { theory: Theory | null; isAsKept: boolean }) {
  if (theory === null || theory.frozenAt === null) return null
  return (
    <div className={css.kept} role="note">
      <Lock size={14} aria-hidden />
      <p>
        “{theory.name}” was kept on {formatDay(theory.frozenAt)}.{' '}
        {isAsKept
          ? 'Its configurations, principles and evidence are shown as they were then, people, groups and cases as they are now.'
          : 'What is shown here of its configurations is as they are now.'}
      </p>
      <Button
        size="small"
        variant="quiet"
        onPress={() => useWorkspace.setState({ theoryView: 'versions' })}
      >
        Read it as it was kept
      </Button>
    </div>
  )
}
