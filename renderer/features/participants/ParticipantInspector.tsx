import { Eraser, FileText, Link2, Trash2, Unlink } from 'lucide-react'
import type { Participant, Speaker } from '../../../shared/contract/participants.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatNumber } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Participants.module.css'

interface ParticipantInspectorProps {
  participant: Participant
  /** Speakers who are nobody yet. */
  unlinked: readonly Speaker[]
  onRemove: () => void
  /** Everything of theirs is to be erased. */
  onWithdraw: () => void
}

/** Who a participant is, where they speak, and what they gave. */
export function ParticipantInspector({
  participant,
  unlinked,
  onRemove,
  onWithdraw,
}: ParticipantInspectorProps) {
  const { id, pseudonym, group, note, codingCount } = participant
  const { data: evidence } = useProcedure('evidence.breakdown', { by: 'participant' })
  const given = evidence?.find(row => row.id === id)
  const update = (change: { pseudonym?: string; group?: string | null; note?: string }) =>
    void act('participants.update', { participantId: id, ...change })
  return (
    <Inspector title={pseudonym}>
      <DraftField
        key={`pseudonym-${id}`}
        label="Pseudonym"
        value={pseudonym}
        onCommit={value => update({ pseudonym: value })}
        maxLength={500}
        isRequired
      />
      <DraftField
        key={`group-${id}`}
        label="Stakeholder group"
        value={group ?? ''}
        onCommit={value => update({ group: value === '' ? null : value })}
        placeholder="Clients, link workers, referrers"
        maxLength={500}
      />
      <SpeaksIn participant={participant} unlinked={unlinked} />
      <Facts
        facts={[
          ['Codings', formatNumber(codingCount)],
          [
            'As evidence',
            given
              ? `${given.supports} supporting, ${given.refines} refining, ${given.challenges} challenging`
              : 'none yet',
          ],
        ]}
      />
      <DraftField
        key={`note-${id}`}
        label="Note"
        value={note}
        onCommit={value => update({ note: value })}
        isMultiline
      />
      <MemosAbout kind="participant" id={id} />
      <Button variant="danger" icon={Trash2} onPress={onRemove}>
        Remove this participant
      </Button>
      <Button variant="danger" icon={Eraser} onPress={onWithdraw}>
        Erase who withdrew…
      </Button>
    </Inspector>
  )
}

function SpeaksIn({
  participant,
  unlinked,
}: Pick<ParticipantInspectorProps, 'participant' | 'unlinked'>) {
  const openSource = useWorkspace(state => state.openSource)
  const { id, pseudonym, speakers } = participant
  const link = (sourceId: string, label: string, participantId: string | null) =>
    void act('speakers.link', { sourceId, label, participantId, isInterviewer: false })
  const likely = unlinked.filter(({ label }) => nameKey(label) === nameKey(pseudonym))
  const others = unlinked.filter(speaker => !likely.includes(speaker))
  return (
    <section className={styles.part}>
      <h3 className={styles.label}>Speaks in</h3>
      {speakers.length === 0 && <p className={styles.none}>Not linked to a speaker yet.</p>}
      <ul className={styles.list}>
        {speakers.map(({ sourceId, sourceTitle, label }) => (
          <li key={`${sourceId} ${label}`} className={styles.speaker}>
            <span className={styles.who}>
              {label} <span className={styles.where}>in {sourceTitle}</span>
            </span>
            <IconButton
              icon={FileText}
              label={`Open ${sourceTitle}`}
              onPress={() => openSource(sourceId)}
            />
            <IconButton
              icon={Unlink}
              label={`Unlink ${label} in ${sourceTitle}`}
              onPress={() => link(sourceId, label, null)}
            />
          </li>
        ))}
        {likely.map(({ sourceId, sourceTitle, label }) => (
          <li key={`${sourceId} ${label}`} className={styles.speaker} data-offered>
            <span className={styles.who}>
              {label} <span className={styles.where}>in ‘{sourceTitle}’</span>
            </span>
            <Button
              size="small"
              icon={Link2}
              aria-label={`Link ${label} in ${sourceTitle}`}
              onPress={() => link(sourceId, label, id)}
            >
              Link
            </Button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Select
          label="Link a speaker"
          isLabelHidden
          placeholder="Link another speaker"
          value={null}
          options={others.map((one, index) => ({
            id: String(index),
            label: one.label,
            description: one.sourceTitle,
          }))}
          onChange={index => {
            const one = others[Number(index)]
            if (one) link(one.sourceId, one.label, id)
          }}
        />
      )}
    </section>
  )
}
