import type { Link } from '../../../shared/contract/links.ts'
import { Counts } from '../../ui/Counts.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './Chains.module.css'
import type { Rivalry } from './chains.ts'
import { LinkMenu } from './StepRow.tsx'
import { nameOf } from './words.ts'

interface Props {
  rivalries: readonly Rivalry[]
  links: readonly Link[]
  onChoose: (configurationId: string) => void
  onEdit: (link: Link) => void
}

/** Outcomes that are drawn at first, more than a screen of them. */
const FIRST = 8

/** Configurations that explain the same outcome, side by side with what speaks for each. */
export function Rivals({ rivalries, links, onChoose, onEdit }: Props) {
  const { shown, more } = useScreenfuls(rivalries, FIRST)
  return (
    <section className={css.section} aria-label="Rivals">
      {rivalries.length === 0 && (
        <p className={css.none}>
          No outcome is explained by more than one configuration, and none were said to be rivals.
        </p>
      )}
      <ul>
        {shown.map(({ elementId, label, rivals }) => {
          const ids = new Set(rivals.map(({ id }) => id))
          const said = links.filter(
            ({ kind, fromId, toId }) => kind === 'rival' && ids.has(fromId) && ids.has(toId),
          )
          return (
            <li key={elementId ?? [...ids].join(' ')} className={css.rivals}>
              <h2 className={css.outcome}>
                {elementId === null ? (
                  'Said to be rivals'
                ) : (
                  <>
                    <RoleBadge role="O" /> {label}
                  </>
                )}
              </h2>
              {said.map(link => (
                <p key={link.id} className={css.said}>
                  <span className={css.note}>{link.note || 'Said to be rivals'}</span>
                  <LinkMenu link={link} onEdit={onEdit} />
                </p>
              ))}
              <ul className={css.cards}>
                {rivals.map(rival => (
                  <li key={rival.id} className={css.card}>
                    <button
                      type="button"
                      className={css.cardName}
                      onClick={() => onChoose(rival.id)}
                    >
                      {nameOf(rival)}
                    </button>
                    <p className={css.statement}>{rival.statement}</p>
                    <Counts counts={rival.evidence} showsBalance />
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
      {more}
    </section>
  )
}
