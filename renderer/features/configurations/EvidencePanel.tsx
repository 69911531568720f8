import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeys } from '../../ui/keys.ts'
import { Select } from '../../ui/Select.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { useSoon } from '../../ui/use-soon.ts'
import { aimFrom, aimOptions, idOfAim, isAimedAt } from './aims.ts'
import { AttachDialog } from './AttachDialog.tsx'
import { Balance } from './Balance.tsx'
import { type Aim, useBoard } from './board.tsx'
import { EVIDENCE_KEYS } from './evidence-keys.ts'
import { EvidenceItem } from './EvidenceItem.tsx'
import css from './EvidencePanel.module.css'
import { BALANCE_REASONS, balanceOf } from './words.ts'

const NOTHING: Record<Stance, string> = {
  supports: 'No passage supports it yet.',
  refines: 'No passage refines it.',
  challenges: 'No passage challenges it yet.',
}

/** Passages of each stance that are drawn at once, more than a screen of them; the others follow a moment later. */
const FIRST = 8

/** The passages under a configuration, or under one part of it, by what they say; and how they are spread. */
export function EvidencePanel({ configuration }: { configuration: ConfigurationDetail }) {
  const { aim, aimAt, showTab } = useBoard()
  const [isAttaching, setIsAttaching] = useState(false)
  useKeys('Evidence, on a quote', EVIDENCE_KEYS)
  const shown = configuration.evidenceList.filter(item => isAimedAt(item, aim))
  const balance = aim === null ? balanceOf(configuration) : null

  return (
    <>
      <div className={css.head}>
        <div className={css.aim}>
          <Select
            label="Passages on"
            isLabelHidden
            value={idOfAim(aim)}
            options={aimOptions(configuration)}
            onChange={id => aimAt(aimFrom(id))}
          />
        </div>
        <Button size="small" icon={Paperclip} onPress={() => setIsAttaching(true)}>
          Attach…
        </Button>
      </div>
      {balance !== null && (
        <p className={css.remark}>
          {BALANCE_REASONS[balance]}{' '}
          {balance === 'untested' && (
            <button type="button" className={css.link} onClick={() => showTab('disprove')}>
              Look for what would disprove it
            </button>
          )}
        </p>
      )}
      {shown.length > 0 && <Balance configuration={configuration} aim={aim} />}
      {shown.length === 0 ? (
        <p className={css.nothing}>{nothingOn(aim)}</p>
      ) : (
        <div data-quotes>
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
          aim={aim}
          onClose={() => setIsAttaching(false)}
        />
      )}
    </>
  )
}

function nothingOn(aim: Aim | null): string {
  if (aim?.kind === 'link') {
    return 'No passage speaks to this link yet. Attach one, or say of a passage on the configuration that it is this link that it speaks to.'
  }
  return 'Passages show here as quotes, by whether they support, refine or challenge it.'
}

interface GroupProps {
  stance: Stance
  items: Evidence[]
  configuration: ConfigurationDetail
}

function Group({ stance, items, configuration }: GroupProps) {
  const passages = [...Map.groupBy(items, item => item.codingId).values()]
  const drawn = useSoon(passages, FIRST)
  return (
    <section className={css.group} data-stance={stance} aria-label={stance}>
      <h3 className={css.stance}>
        <StanceBadge stance={stance} />
        <span className={css.count}>{passages.length}</span>
      </h3>
      {passages.length === 0 ? (
        <p className={css.nothing}>{NOTHING[stance]}</p>
      ) : (
        <ul className={css.items}>
          {drawn.map(passage => (
            <li key={passage[0]?.codingId}>
              <EvidenceItem items={passage} configuration={configuration} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
