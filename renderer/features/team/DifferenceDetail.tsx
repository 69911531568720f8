import { ChevronDown, ChevronUp, TextSearch } from 'lucide-react'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Words } from '../../ui/Words.tsx'
import css from './Differences.module.css'
import { markedParts } from './marked-parts.ts'
import { SettleForm } from './SettleForm.tsx'
import type { Difference } from './team-store.ts'
import { useLabelNames } from './use-label-names.ts'
import { nameSettlement } from './words.ts'

interface Props {
  difference: Difference
  /** Of the source. */
  title: string
  /** Such as “3 of 12”. */
  place: string
  researchers: readonly Researcher[]
  onPrevious: (() => void) | null
  onNext: (() => void) | null
  /** The last one was settled just now: the next reason can be written at once. */
  isGoingOn: boolean
  onSettled: () => void
}

/** A passage as each researcher coded it, side by side, and what was made of that. */
export function DifferenceDetail(props: Props) {
  const { difference, title, place, researchers, onPrevious, onNext, isGoingOn, onSettled } = props
  const showPassage = useWorkspace(state => state.showPassage)
  const { settlement } = difference
  const read = researchers.filter(({ id }) => difference.researcherIds.includes(id))
  return (
    <div className={css.detail}>
      <div className={css.reading}>
        <header className={css.head}>
          <h2 className={css.title}>{title}</h2>
          <span className={css.place}>{place}</span>
          <IconButton
            icon={ChevronUp}
            label="Previous difference"
            isDisabled={onPrevious === null}
            onPress={() => onPrevious?.()}
          />
          <IconButton
            icon={ChevronDown}
            label="Next difference"
            isDisabled={onNext === null}
            onPress={() => onNext?.()}
          />
          <Button
            size="small"
            variant="quiet"
            icon={TextSearch}
            onPress={() => showPassage(difference, difference.codings[0]?.id)}
          >
            Show in the transcript
          </Button>
        </header>
        {settlement !== null && (
          <p className={css.settled}>
            <strong>{nameSettlement(settlement, read)}.</strong> <span>{settlement.reason}</span>{' '}
            <span className={css.place}>
              {researchers.find(({ id }) => id === settlement.researcherId)?.name ?? ''}{' '}
              {formatDay(settlement.settledAt)}
            </span>
          </p>
        )}
        <div className={css.sides}>
          {read.map(researcher => (
            <Side key={researcher.id} difference={difference} researcher={researcher} />
          ))}
        </div>
      </div>
      <SettleForm
        key={difference.codings.map(({ id }) => id).join()}
        difference={difference}
        researchers={read}
        isGoingOn={isGoingOn}
        onSettled={onSettled}
      />
    </div>
  )
}

/** The passage with what one of them marked in it. */
function Side({ difference, researcher }: { difference: Difference; researcher: Researcher }) {
  const nameLabel = useLabelNames()
  const own = difference.codings.filter(({ researcherId }) => researcherId === researcher.id)
  return (
    <section className={css.side} aria-label={researcher.name}>
      <h3 className={css.name}>{researcher.name}</h3>
      <p className={css.text}>
        <span className={css.around}>{inLine(difference.before)}</span>
        {markedParts(difference, own).map(({ text, start, role, isMarked }) =>
          isMarked ? (
            <mark key={start} className={css.mark} data-role={role ?? 'none'}>
              <Words text={text} />
            </mark>
          ) : (
            <Words key={start} text={text} />
          ),
        )}
        <span className={css.around}>{difference.isCut ? ' …' : inLine(difference.after)}</span>
      </p>
      {own.length === 0 ? (
        <p className={css.none}>Coded nothing here.</p>
      ) : (
        <ul className={css.codings}>
          {own.map(coding => (
            <li key={coding.id} className={css.coding}>
              <span className={css.labels}>
                {coding.roles.map(role => (
                  <RoleBadge key={role} role={role} hasName />
                ))}
                {coding.codeIds.map(id => (
                  <span key={id} className={css.code}>
                    {nameLabel(id)}
                  </span>
                ))}
              </span>
              {coding.note !== '' && <span className={css.note}>{coding.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What stands around a passage is told without the empty lines between turns. */
function inLine(text: string): string {
  return text.replace(/\n{2,}/g, '\n')
}
