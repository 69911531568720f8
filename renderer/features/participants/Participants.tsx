import { Columns3, Upload, UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Attribute, Participant, Speaker } from '../../../shared/contract/participants.ts'
import { isNobodyYet } from '../../../shared/domain/name-speaker.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { choosePeople } from '../../store/people-import.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Split } from '../../ui/Split.tsx'
import { AddParticipant } from './AddParticipant.tsx'
import { AttributeDialog } from './AttributeDialog.tsx'
import { arrange, columnsOf, type Sorting } from './columns.ts'
import { NoParticipants } from './NoParticipants.tsx'
import { ParticipantInspector } from './ParticipantInspector.tsx'
import { ParticipantTable } from './ParticipantTable.tsx'
import styles from './Participants.module.css'
import { UnlinkedSpeakers } from './UnlinkedSpeakers.tsx'
import { Withdraw } from './Withdraw.tsx'

/** The place of people: who they are, what is known of them, where they speak. */
export function Participants() {
  const { data: participants } = useProcedure('participants.list', {})
  const { data: attributes } = useProcedure('attributes.list', {})
  const { data: speakers } = useProcedure('speakers.list', {})
  if (!participants || !attributes || !speakers) return null
  return <Place participants={participants} attributes={attributes} speakers={speakers} />
}

interface PlaceProps {
  participants: Participant[]
  attributes: Attribute[]
  speakers: Speaker[]
}

function Place({ participants, attributes, speakers }: PlaceProps) {
  const selectedId = useWorkspace(state => state.participantId)
  const select = useWorkspace(state => state.selectParticipant)
  const [filter, setFilter] = useState('')
  const [sorting, setSorting] = useState<Sorting>({ columnId: 'pseudonym', isDescending: false })
  const [isAdding, setIsAdding] = useState(false)
  /** The attribute the dialog is about; `new` makes one. */
  const [attributeId, setAttributeId] = useState<string | null>(null)
  const [withdrawingId, setWithdrawingId] = useState<string | null>(null)
  const columns = useMemo(() => columnsOf(attributes), [attributes])
  const shown = useMemo(
    () => arrange(participants, columns, filter, sorting),
    [participants, columns, filter, sorting],
  )
  const selected = shown.find(({ id }) => id === selectedId)
  const groups = [...new Set(participants.flatMap(({ group }) => group ?? []))].sort()
  const unlinked = speakers.filter(isNobodyYet)
  useKeys('Participants', [
    { keys: 'Insert', label: 'New participant', run: () => setIsAdding(true) },
    { keys: 'Enter', label: 'Write in the cell; Enter keeps it, Escape leaves it as it was' },
    { keys: 'Tab', label: 'While writing: keep it and go on to the next cell' },
    { keys: 'Delete', label: 'Empty the cell; on a pseudonym: remove (can be undone)' },
  ])

  const remove = async (participant: Participant) => {
    const next = shown[shown.indexOf(participant) + 1] ?? shown[shown.indexOf(participant) - 1]
    const removed = await act('participants.remove', { participantId: participant.id })
    if (!removed) return
    select(next?.id ?? null)
    sayUndoable(`“${participant.pseudonym}” removed; sources and codings stay.`)
  }

  const table = (
    <section className="place-column">
      <PlaceHeader title="Participants" note={noteOf(shown.length, participants.length)}>
        {participants.length > 0 && (
          <FilterField label="Filter participants" value={filter} onChange={setFilter} />
        )}
        <Button icon={Upload} onPress={() => void choosePeople()}>
          Import table
        </Button>
        {participants.length > 0 && (
          <Button icon={Columns3} onPress={() => setAttributeId('new')}>
            Add attribute
          </Button>
        )}
        <Button icon={UserPlus} onPress={() => setIsAdding(true)}>
          Add participant
        </Button>
      </PlaceHeader>
      {isAdding && <AddParticipant onClose={() => setIsAdding(false)} />}
      {participants.length === 0 && (
        <NoParticipants unlinkedCount={unlinked.length} onAdd={() => setIsAdding(true)} />
      )}
      {participants.length > 0 && shown.length === 0 && (
        <EmptyState
          title="No participant matches the filter"
          actions={<Button onPress={() => setFilter('')}>Show all participants</Button>}
        >
          The filter looks at every column.
        </EmptyState>
      )}
      {shown.length > 0 && (
        <ParticipantTable
          participants={shown}
          columns={columns}
          groups={groups}
          selectedId={selectedId}
          sorting={sorting}
          onSort={setSorting}
          onSelect={select}
          onRemove={participant => void remove(participant)}
          onEditAttribute={setAttributeId}
        />
      )}
      {unlinked.length > 0 && selected && (
        <div className={styles.foot}>
          {count(unlinked.length, 'speaker')} of the sources {unlinked.length === 1 ? 'is' : 'are'}{' '}
          not linked to a participant.
          <Button variant="quiet" size="small" onPress={() => select(null)}>
            Show them
          </Button>
        </div>
      )}
      {withdrawingId !== null && (
        <Withdraw participantId={withdrawingId} onClose={() => setWithdrawingId(null)} />
      )}
      {attributeId !== null && (
        <AttributeDialog
          attribute={attributes.find(({ id }) => id === attributeId) ?? null}
          onClose={() => setAttributeId(null)}
        />
      )}
    </section>
  )
  const inspector = selected ? (
    <ParticipantInspector
      participant={selected}
      unlinked={unlinked}
      onRemove={() => void remove(selected)}
      onWithdraw={() => setWithdrawingId(selected.id)}
    />
  ) : (
    <UnlinkedSpeakers unlinked={unlinked} speakers={speakers} participants={participants} />
  )
  return (
    <Split
      id="participants"
      parts={[
        { id: 'table', content: table, minSize: 360 },
        { id: 'inspector', size: 304, minSize: 240, maxSize: 480, content: inspector },
      ]}
    />
  )
}

function noteOf(shown: number, all: number): string {
  return shown < all ? `${shown} of ${count(all, 'participant')}` : count(all, 'participant')
}
