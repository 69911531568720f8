import { ArrowRight } from 'lucide-react'
import { Fragment } from 'react'
import type { WorkshopItem } from '../../../../shared/contract/workshops.ts'
import { ROLE_NAMES, ROLES } from '../../../../shared/domain/roles.ts'
import css from './Present.module.css'

/** A configuration as a picture: its elements in boxes, from context to outcome, by letter, name and colour. */
export function PartsPicture({ parts }: Pick<WorkshopItem, 'parts'>) {
  const columns = ROLES.map(role => ({
    role,
    own: parts.filter(part => part.role === role),
  })).filter(({ own }) => own.length > 0)
  return (
    <div className={css.parts} role="group" aria-label="Its parts">
      {columns.map(({ role, own }, index) => (
        <Fragment key={role}>
          {index > 0 && <ArrowRight className={css.arrow} aria-hidden />}
          <ul className={css.column} data-role={role} aria-label={ROLE_NAMES[role]}>
            {own.map(({ label, facet }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own and keep their order
              <li key={place} className={css.part}>
                <span className={css.role}>
                  <span className={css.letter} aria-hidden>
                    {role}
                  </span>
                  {facet === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}: ${facet}`}
                </span>
                {label}
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </div>
  )
}
