import { MessageCircleQuestion } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { REMARK_CODES } from '../../../shared/domain/theory-remarks.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { useProcedure } from '../../api/client.ts'
import { goToThing } from '../../store/go-to.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import css from './Remarks.module.css'
import { nameOf, REMARK_WORDS } from './words.ts'

type Remark = OutputOf<'theories.checks'>[number]

interface Props {
  theory: Theory | null
  configurations: readonly Configuration[]
}

/** Things that a remark lists before the others are asked for. */
const SHOWN = 8

/** What a careful reader would ask of the theory, each with the way to what it is about. Nothing here is an error. */
export function Remarks({ theory, configurations }: Props) {
  const input = theory === null ? {} : { theoryId: theory.id }
  const { data, isPlaceholderData } = useProcedure('theories.checks', input)
  if (data === undefined || isPlaceholderData) {
    return (
      <div className={css.waiting}>
        <Progress label="Reading the theory" />
      </div>
    )
  }
  const groups = REMARK_CODES.map(code => ({
    code,
    remarks: data.filter(remark => remark.code === code),
  })).filter(({ remarks }) => remarks.length > 0)
  if (groups.length === 0) {
    return (
      <EmptyState icon={MessageCircleQuestion} title="No question is open">
        Every configuration names its context, mechanism and outcome, rests on more than one source
        and has been put to the test.
      </EmptyState>
    )
  }
  return (
    <section className={css.root} aria-label="Remarks">
      <p className={css.lead}>
        What a careful reader might ask. Nothing here is an error and nothing is held up by it: a
        question may well have its answer already.
      </p>
      <div className={css.groups}>
        {groups.map(({ code, remarks }) => (
          <Group key={code} code={code} remarks={remarks} configurations={configurations} />
        ))}
      </div>
    </section>
  )
}

interface GroupProps {
  code: Remark['code']
  remarks: Remark[]
  configurations: readonly Configuration[]
}

function Group({ code, remarks, configurations }: GroupProps) {
  const { title, question } = REMARK_WORDS[code]
  const [isWhole, setIsWhole] = useState(false)
  const total = remarks.reduce((sum, remark) => sum + thingsOf(remark).length, 0)
  const shown = isWhole ? remarks : remarks.slice(0, SHOWN)
  // Where one remark stands for all, its message says how many; several of a kind say each what they are about.
  const isOne = remarks.length === 1
  return (
    <section className={css.group} aria-label={title}>
      <h2 className={css.title}>{title}</h2>
      <p className={css.question}>{isOne ? remarks[0]?.message : question}</p>
      {isOne && !remarks[0]?.message.includes('?') && <p className={css.aside}>{question}</p>}
      {shown.map((remark, index) => (
        <Things
          key={`${index} ${remark.message}`}
          things={thingsOf(remark)}
          configurations={configurations}
          isWhole={isWhole}
          isChain={code === 'circular'}
        />
      ))}
      {!isWhole && total > SHOWN && (remarks.length > SHOWN || isOne) && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setIsWhole(true)}>
            {isOne ? `Show all ${total}` : `Show all ${remarks.length}`}
          </Button>
        </div>
      )}
    </section>
  )
}

interface ThingsProps {
  things: MemoTarget[]
  configurations: readonly Configuration[]
  isWhole: boolean
  /** They lead to each other, the last to the first. */
  isChain: boolean
}

function Things({ things, configurations, isWhole, isChain }: ThingsProps) {
  const { data: elements = [] } = useProcedure('elements.list', {})
  const shown = isWhole ? things : things.slice(0, SHOWN)
  return (
    <ul className={css.things} data-chain={isChain || undefined}>
      {shown.map(({ kind, id }) => {
        const element = kind === 'element' ? elements.find(one => one.id === id) : undefined
        const configuration = configurations.find(one => one.id === id)
        const name = element?.label ?? (configuration && nameOf(configuration))
        if (name === undefined) return null
        return (
          <li key={id} className={css.thing}>
            <button type="button" className={css.jump} onClick={() => void goToThing({ kind, id })}>
              {element && <RoleBadge role={element.role} facet={element.facet} />}
              {name}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** What a remark is about: elements where it names them, otherwise configurations. */
function thingsOf({ elementIds, configurationIds }: Remark): MemoTarget[] {
  return elementIds.length > 0
    ? elementIds.map(id => ({ kind: 'element', id }))
    : configurationIds.map(id => ({ kind: 'configuration', id }))
}
