import { Link2, MessageCircleQuestion, UserPlus, Users } from 'lucide-react'
import type { Participant, Speaker } from '../../../shared/contract/participants.ts'
import { nameSpeaker } from '../../../shared/domain/name-speaker.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import styles from './Participants.module.css'

interface UnlinkedSpeakersProps {
  /** Speakers who are nobody yet. */
  unlinked: readonly Speaker[]
  speakers: readonly Speaker[]
  participants: readonly Participant[]
}

/** Offers to link the speakers who are nobody yet, or to make participants of them. */
export function UnlinkedSpeakers({ unlinked, speakers, participants }: UnlinkedSpeakersProps) {
  if (unlinked.length === 0) {
    return (
      <aside className="place-hint">
        Select a participant to see and change what is known of them. Every speaker of the sources
        is linked to a participant or marked as an interviewer.
      </aside>
    )
  }
  return (
    <Inspector title={`${count(unlinked.length, 'speaker')} not linked`}>
      <Button icon={Users} onPress={() => void act('participants.fromSpeakers', {})}>
        {unlinked.length === 1 ? 'Link it' : `Link all ${unlinked.length}`}
      </Button>
      <p className={styles.none}>
        A name that is a participant already is linked to them; every other becomes a new one. Mark
        those who asked the questions first, so that they are none.
      </p>
      <ul className={styles.list}>
        {unlinked.map(speaker => (
          <Offer
            key={`${speaker.sourceId} ${speaker.label}`}
            speaker={speaker}
            pseudonym={nameSpeaker(speaker, speakers)}
            participants={participants}
            sameName={
              unlinked.filter(other => nameKey(other.label) === nameKey(speaker.label)).length
            }
          />
        ))}
      </ul>
    </Inspector>
  )
}

interface OfferProps {
  speaker: Speaker
  pseudonym: string
  participants: readonly Participant[]
  /** How many of this name are nobody yet, this one among them. */
  sameName: number
}

function Offer({ speaker, pseudonym, participants, sameName }: OfferProps) {
  const { sourceId, sourceTitle, sourceGroup, label, turnCount } = speaker
  const known = participants.find(one => nameKey(one.pseudonym) === nameKey(pseudonym))
  const take = () =>
    void (known
      ? act('speakers.link', { sourceId, label, participantId: known.id })
      : act('participants.create', {
          ...{ pseudonym, group: sourceGroup, speakers: [{ sourceId, label }] },
        }))
  return (
    <li className={styles.speaker}>
      <span className={styles.who}>
        {label}{' '}
        <span className={styles.where}>
          in ‘{sourceTitle}’, {count(turnCount, 'turn')}
        </span>
      </span>
      <IconButton
        icon={MessageCircleQuestion}
        label={`${label} is an interviewer${sameName > 1 ? `, in ${sameName} sources` : ''}`}
        onPress={() => void act('speakers.markInterviewer', { label })}
      />
      <Button
        size="small"
        icon={known ? Link2 : UserPlus}
        aria-label={`${known ? 'Link' : 'Add'} ${label} in ${sourceTitle}`}
        onPress={take}
      >
        {known ? 'Link' : 'Add'}
      </Button>
    </li>
  )
}
