import { Plus, X } from 'lucide-react'
import type { ConfigurationDetail, Slot } from '../../../shared/contract/configurations.ts'
import { ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { askForLink } from './links.ts'
import { useSession } from './session.ts'
import styles from './Tray.module.css'

/** Passages shown under an element; the others are in Configurations. */
const SHOWN_PASSAGES = 3

interface TraySlotProps {
  role: Role
  configuration: ConfigurationDetail
}

/** What the open configuration holds of one role. */
export function TraySlot({ role, configuration }: TraySlotProps) {
  const session = useSession()
  const slots = configuration.slots.filter(slot => slot.role === role)
  const name = ROLE_NAMES[role]
  return (
    <div className={styles.slot} data-role={role}>
      <div className={styles.slotHead}>
        <RoleBadge role={role} />
        <span className={styles.slotName}>
          {name}
          {configuration.missing.includes(role) && <span className={styles.missing}> missing</span>}
        </span>
        <IconButton
          icon={Plus}
          label={`Add the words in hand as ${name}`}
          keys={`Shift+${role}`}
          iconSize={14}
          onPress={() => askForLink(session, role)}
        />
      </div>
      {slots.map(slot => (
        <TrayElement key={slot.id} slot={slot} configuration={configuration} />
      ))}
    </div>
  )
}

function TrayElement({ slot, configuration }: { slot: Slot; configuration: ConfigurationDetail }) {
  const showPassage = useWorkspace(state => state.showPassage)
  const passages = configuration.evidenceList.filter(piece => piece.elementId === slot.elementId)
  return (
    <div className={styles.element}>
      <div className={styles.elementHead}>
        <DraftField
          key={slot.elementId}
          label={`Label of the ${ROLE_NAMES[slot.role].toLowerCase()}`}
          isLabelHidden
          isRequired
          maxLength={500}
          value={slot.label}
          onCommit={label => void act('elements.update', { elementId: slot.elementId, label })}
        />
        <IconButton
          icon={X}
          label="Take out of the configuration"
          iconSize={14}
          onPress={() => void act('configurations.removeSlot', { slotId: slot.id })}
        />
      </div>
      {slot.facet && <span className={styles.facet}>{slot.facet}</span>}
      {passages.slice(0, SHOWN_PASSAGES).map(({ id, codingId, sourceId, start, end, quote }) => (
        <button
          key={id}
          type="button"
          className={styles.passage}
          onClick={() => showPassage({ sourceId, start, end }, codingId)}
        >
          {quote.slice(0, 140)}
        </button>
      ))}
      {passages.length > SHOWN_PASSAGES && (
        <span className={styles.facet}>{`and ${passages.length - SHOWN_PASSAGES} more`}</span>
      )}
    </div>
  )
}
