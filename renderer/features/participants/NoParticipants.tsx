import { UserPlus, Users } from 'lucide-react'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'

interface NoParticipantsProps {
  /** Speakers of the sources who are nobody yet. */
  unlinkedCount: number
  onAdd: () => void
}

/** What the place is for, and the first step: the speakers there are. */
export function NoParticipants({ unlinkedCount, onAdd }: NoParticipantsProps) {
  return (
    <EmptyState
      isPlace
      icon={Users}
      title="Who took part"
      actions={
        <>
          {unlinkedCount > 0 && (
            <Button
              variant="primary"
              icon={Users}
              onPress={() => void act('participants.fromSpeakers', {})}
            >
              {`Make participants of ${count(unlinkedCount, 'speaker')}`}
            </Button>
          )}
          <Button icon={UserPlus} onPress={onAdd}>
            Add a participant
          </Button>
        </>
      }
    >
      Participants are the people of the study, by pseudonym: their stakeholder group, their age or
      area or whatever matters for whom it works. Linked to the speakers of the sources, they let
      every piece of evidence be counted by who gave it.
    </EmptyState>
  )
}
