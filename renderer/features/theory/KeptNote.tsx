import { Lock } from 'lucide-react'
import type { Theory } from '../../../shared/contract/theories.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/format.ts'
import css from './Theory.module.css'

/** Says of a version that was kept that a view shows its configurations as they are now, and where they are as they were. */
export function KeptNote({ theory }: { theory: Theory | null }) {
  if (theory === null || theory.frozenAt === null) return null
  return (
    <div className={css.kept} role="note">
      <Lock size={14} aria-hidden />
      <p>
        “{theory.name}” was kept on {formatDay(theory.frozenAt)}. What is shown here of its
        configurations is as they are now.
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
