import { Paperclip, X } from 'lucide-react'
import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { Button } from '../../ui/Button.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { Voices } from '../../ui/Voices.tsx'
import { AttachDialog } from './AttachDialog.tsx'
import { useBoard } from './board.tsx'
import css from './EvidencePanel.module.css'
import { EvidenceItem } from './EvidenceItem.tsx'
import { BALANCE_REASONS, balanceOf } from './words.ts'

interface Props {
  configuration: ConfigurationDetail
}

const NOTHING: Record<Stance, string> = {
  supports: 'No passage supports it yet.',
  refines: 'No passage refines it.',
  challenges: 'No passage challenges it yet.',
}

/** The passages under a configuration, by what they say about it. */
export function EvidencePanel({ configuration }: Props) {
  const { elementId, filterBy } = useBoard()
  const [isAttaching, setIsAttaching] = useState(false)
  const label = labelOf(elementId, configuration)
  const shown = configuration.evidenceList.filter(
    item => elementId === null || item.elementId === elementId,
  )
  const remark = BALANCE_REASONS[balanceOf(configuration) ?? '']

  return (
    <section className={css.root} aria-label="Evidence">
      <header className={css.head}>
        <h3 className={css.title}>Evidence</h3>
        {label === null ? (
          remark !== undefined && <p className={css.remark}>{remark}</p>
        ) : (
          <p className={css.filter}>
            only on ‘{label}’
            <Button size="small" variant="quiet" icon={X} onPress={() => filterBy(null)}>
              Show all evidence
            </Button>
          </p>
        )}
        <Button size="small" icon={Paperclip} onPress={() => setIsAttaching(true)}>
          Attach passages…
        </Button>
      </header>
      {configuration.evidenceList.length > 0 && <Voices items={shown} />}
      {configuration.evidenceList.length > 0 && (
        <div className={css.groups}>
          {STANCES.map(stance => (
            <Group
              key={stance}
              stance={stance}
              items={shown.filter(item => item.stance === stance)}
              configuration={configuration}
            />
          ))}
        </div>
      )}
      {isAttaching && (
        <AttachDialog
          configuration={configuration}
          elementId={elementId}
          onClose={() => setIsAttaching(false)}
        />
      )}
    </section>
  )
}

interface GroupProps {
  stance: Stance
  items: Evidence[]
  configuration: ConfigurationDetail
}

function Group({ stance, items, configuration }: GroupProps) {
  const passages = groupByCoding(items)
  return (
    <section className={css.group} data-stance={stance} aria-label={stance}>
      <h4 className={css.stance}>
        <StanceBadge stance={stance} />
        <span className={css.count}>{passages.length}</span>
      </h4>
      {passages.length === 0 ? (
        <p className={css.nothing}>{NOTHING[stance]}</p>
      ) : (
        <ul className={css.items}>
          {passages.map(passage => (
            <li key={passage[0]?.codingId}>
              <EvidenceItem
                items={passage}
                labelOf={elementId => labelOf(elementId, configuration)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A passage that is attached to several elements is read once. */
function groupByCoding(items: Evidence[]): Evidence[][] {
  const passages = new Map<string, Evidence[]>()
  for (const item of items) {
    const passage = passages.get(item.codingId)
    if (passage === undefined) passages.set(item.codingId, [item])
    else passage.push(item)
  }
  return [...passages.values()]
}

function labelOf(elementId: string | null, configuration: ConfigurationDetail): string | null {
  return configuration.slots.find(slot => slot.elementId === elementId)?.label ?? null
}
