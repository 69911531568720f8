import { Highlighter, PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { Speaker } from '../../../shared/contract/participants.ts'
import { nameSpeaker } from '../../../shared/domain/name-speaker.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Select, type SelectOption } from '../../ui/Select.tsx'
import { CodeTurns } from './CodeTurns.tsx'
import { PossibleSpeakers } from './PossibleSpeakers.tsx'
import { RenameSpeaker } from './RenameSpeaker.tsx'
import styles from './SourceSpeakers.module.css'

/** The speakers of a source: what each is called, who it is, and all that one said coded at once. */
export function SourceSpeakers({ sourceId }: { sourceId: string }) {
  const { data: speakers } = useProcedure('speakers.list', { sourceId })
  const { data: participants } = useProcedure('participants.list', {})
  const [coding, setCoding] = useState<Speaker | null>(null)
  const [renaming, setRenaming] = useState<Speaker | null>(null)
  const shown = speakers?.filter(speaker => speaker.sourceId === sourceId) ?? []
  if (shown.length === 0 || !participants) return null
  const people = participants.map(({ id, pseudonym, group }) => ({
    ...{ id, label: pseudonym },
    description: group ?? undefined,
  }))
  return (
    <section className={styles.part}>
      <h3 className={styles.label}>Speakers</h3>
      <ul>
        {shown.map(speaker => (
          <li key={speaker.label} className={styles.speaker}>
            <div className={styles.name}>
              <span className={styles.who}>
                {speaker.label}{' '}
                <span className={styles.turns}>{count(speaker.turnCount, 'turn')}</span>
              </span>
              <div className={styles.does}>
                <Button
                  size="small"
                  variant="quiet"
                  icon={Highlighter}
                  aria-label={`Code all turns of ${speaker.label}`}
                  onPress={() => setCoding(speaker)}
                >
                  Code all turns…
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  icon={PencilLine}
                  aria-label={`Rename ${speaker.label}`}
                  onPress={() => setRenaming(speaker)}
                >
                  Rename…
                </Button>
              </div>
            </div>
            <WhoIsThis speaker={speaker} speakers={shown} people={people} />
          </li>
        ))}
      </ul>
      <PossibleSpeakers key={sourceId} sourceId={sourceId} />
      {renaming && (
        <RenameSpeaker
          key={renaming.label}
          speaker={renaming}
          speakers={shown}
          onClose={() => setRenaming(null)}
        />
      )}
      {coding && <CodeTurns key={coding.label} speaker={coding} onClose={() => setCoding(null)} />}
    </section>
  )
}

const NEW = 'new'
const INTERVIEWER = 'interviewer'
const NOBODY = 'nobody'

interface WhoIsThisProps {
  speaker: Speaker
  speakers: readonly Speaker[]
  people: readonly SelectOption<string>[]
}

function WhoIsThis({ speaker, speakers, people }: WhoIsThisProps) {
  const { sourceId, label, participantId, isInterviewer, sourceGroup } = speaker
  const pseudonym = nameSpeaker(speaker, speakers)
  const isTaken = people.some(one => one.label.toLowerCase() === pseudonym.toLowerCase())
  const options: SelectOption<string>[] = [
    { id: NOBODY, label: 'Nobody yet' },
    { id: INTERVIEWER, label: 'An interviewer' },
    ...(isTaken ? [] : [{ id: NEW, label: `New participant “${pseudonym}”` }]),
    ...people,
  ]
  const choose = (id: string) => {
    if (id === NEW) {
      const speakers = [{ sourceId, label }]
      void act('participants.create', { pseudonym, group: sourceGroup, speakers })
    } else {
      void act('speakers.link', {
        ...{ sourceId, label, isInterviewer: id === INTERVIEWER },
        participantId: id === NOBODY || id === INTERVIEWER ? null : id,
      })
    }
  }
  return (
    <Select
      label={`Who is ${label}`}
      isLabelHidden
      value={participantId ?? (isInterviewer ? INTERVIEWER : NOBODY)}
      options={options}
      onChange={choose}
    />
  )
}
