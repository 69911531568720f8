import { Handshake, UserPlus } from 'lucide-react'
import { useDialogs } from '../../store/dialogs.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** What the views show while there are not two researchers to compare. */
export function NeedsTwo({ isAlone }: { isAlone: boolean }) {
  const open = useDialogs(state => state.show)
  return (
    <EmptyState
      icon={Handshake}
      title={isAlone ? 'One researcher so far' : 'Choose two researchers or more'}
      actions={
        isAlone && (
          <Button icon={UserPlus} onPress={() => open('addResearcher')}>
            Add a researcher
          </Button>
        )
      }
    >
      Where two of you code the same sources, this place shows where you agree and where you do not,
      side by side, to talk it over.
    </EmptyState>
  )
}

/** What they show while no source was coded by those who are compared. */
export function NothingShared() {
  return (
    <EmptyState icon={Handshake} title="No source that they share yet">
      A source counts once each of them has coded something in it. The status bar says who is coding
      now, and switches.
    </EmptyState>
  )
}

/** What the list of differences shows where there is none. */
export function NoDifference() {
  return (
    <EmptyState icon={Handshake} title="No difference here">
      They marked the same units in the sources that each of them coded, or share no such source
      yet. By characters, other edges count as a difference too.
    </EmptyState>
  )
}
