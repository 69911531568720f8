import { Link2, Plus, Unlink } from 'lucide-react'
import { useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import styles from './DeskInspector.module.css'
import { askForLink } from './links.ts'
import { NewElement } from './NewElement.tsx'
import { useSession } from './session.ts'

/** What a coding is evidence for, and the ways to make it evidence. */
export function CodingEvidence({ coding }: { coding: Coding }) {
  const session = useSession()
  const [isMaking, setIsMaking] = useState(false)
  const isNamed = !coding.id.startsWith('pending-')
  const { data } = useProcedure('evidence.list', { codingId: coding.id }, { enabled: isNamed })
  const evidence = data?.filter(({ codingId }) => codingId === coding.id) ?? []
  return (
    <div>
      <h3 className={styles.label}>Evidence</h3>
      {evidence.length > 0 && (
        <ul className={styles.evidence}>
          {evidence.map(piece => (
            <EvidenceRow key={piece.id} evidence={piece} />
          ))}
        </ul>
      )}
      {isMaking ? (
        <NewElement coding={coding} onDone={() => setIsMaking(false)} />
      ) : (
        <div className={styles.actions}>
          <Button size="small" icon={Plus} isDisabled={!isNamed} onPress={() => setIsMaking(true)}>
            Make element…
          </Button>
          <Button
            size="small"
            icon={Link2}
            onPress={() => {
              session.view?.reveal(coding, 'nearest')
              askForLink(session, coding.roles[0] ?? 'C')
            }}
          >
            Add to configuration…
          </Button>
        </div>
      )}
    </div>
  )
}

function EvidenceRow({ evidence }: { evidence: Evidence }) {
  const { data: elements } = useProcedure('elements.list', {})
  const { data: configurations } = useProcedure('configurations.list', {})
  const element = elements?.find(({ id }) => id === evidence.elementId)
  const direct = configurations?.find(({ id }) => id === evidence.configurationId)
  const used = configurations?.filter(({ id }) => element?.configurationIds.includes(id)) ?? []
  const open = (configurationId: string) =>
    useWorkspace.setState({ place: 'configurations', configurationId })
  return (
    <li className={styles.evidenceRow}>
      {element && <RoleBadge role={element.role} facet={element.facet} />}
      <span className={styles.evidenceText}>
        {element?.label ?? (direct?.title || (direct ? `Configuration ${direct.number}` : '…'))}
        <span className={styles.evidenceWhere}>
          <StanceBadge stance={evidence.stance} />
          {[...(direct ? [direct] : []), ...used].map(({ id, number }) => (
            <button key={id} type="button" className={styles.linkButton} onClick={() => open(id)}>
              {`Configuration ${number}`}
            </button>
          ))}
        </span>
      </span>
      <IconButton
        icon={Unlink}
        label="Detach"
        iconSize={14}
        onPress={() => void act('evidence.detach', { evidenceId: evidence.id })}
      />
    </li>
  )
}
