import type { Participant } from '../../../shared/contract/participants.ts'
import { act } from '../../store/act.ts'
import type { Column } from './columns.ts'

/** Stores what was written in a cell: one step of undo. */
export function writeCell({ id }: Participant, column: Column, value: string | null): void {
  const participantId = id
  if (column.attribute) {
    const attributeId = column.attribute.id
    void act('participants.setValue', { participantId, attributeId, value })
  } else if (column.kind === 'group') {
    void act('participants.update', { participantId, group: value })
  } else if (column.kind === 'pseudonym' && value !== null) {
    void act('participants.update', { participantId, pseudonym: value })
  }
}
