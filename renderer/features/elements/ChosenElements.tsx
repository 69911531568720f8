import { Merge } from 'lucide-react'
import { useState } from 'react'
import type { Element } from '../../../shared/contract/elements.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import css from './ElementInspector.module.css'
import { MergeDialog } from './MergeDialog.tsx'
import { choose } from './view.ts'

/** Elements that the list has room for. */
const SHOWN = 50
/** Elements that are merged in one step at most. */
const MOST = 200

/** Several elements that are chosen together, and what can be done with all of them in one step. */
export function ChosenElements({ chosen }: { chosen: readonly Element[] }) {
  const [isMerging, setIsMerging] = useState(false)
  return (
    <Inspector title={`${count(chosen.length, 'element')} chosen`}>
      <div>
        <Button icon={Merge} isDisabled={chosen.length > MOST} onPress={() => setIsMerging(true)}>
          {`Merge ${count(chosen.length, 'element')}…`}
        </Button>
      </div>
      <ul>
        {chosen.slice(0, SHOWN).map(({ id, role, facet, label }) => (
          <li key={id} className={css.chosen}>
            <RoleBadge role={role} facet={facet} />
            <span className={css.chosenLabel}>{label}</span>
            <Button size="small" variant="quiet" onPress={() => choose([id])}>
              Only this
            </Button>
          </li>
        ))}
      </ul>
      {chosen.length > SHOWN && <p className={css.note}>{`and ${chosen.length - SHOWN} more`}</p>}
      {isMerging && <MergeDialog elements={chosen} onClose={() => setIsMerging(false)} />}
    </Inspector>
  )
}
