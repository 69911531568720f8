import type { TypedPreview } from '../../store/interchange.ts'
import { count } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import styles from './Interchange.module.css'

const SHOWN = 30

/** The first configurations, elements or codes that a table would make. */
export function TypedThings({ preview }: { preview: TypedPreview }) {
  const { configurations, elements, codes } = preview
  const all = configurations.length + elements.length + codes.length
  if (all === 0) return null
  return (
    <section aria-labelledby="typed-things">
      <h3 id="typed-things" className={styles.heading}>
        What it makes
      </h3>
      <ul className={styles.things}>
        {configurations.slice(0, SHOWN).map(({ row, number, title, elements: own, quotes }) => (
          <li key={row} className={styles.thing}>
            <span className={styles.thingName}>
              {[number, title].filter(part => part !== '').join(' ') || `Row ${row}`}
            </span>
            <span className={styles.elements}>
              {own.map(({ role, facet, label }) => (
                <span key={`${role}${label}`} className={styles.element}>
                  <RoleBadge role={role} facet={facet} />
                  {label}
                </span>
              ))}
            </span>
            <span className={styles.number}>{quotes > 0 && count(quotes, 'quote')}</span>
          </li>
        ))}
        {elements.slice(0, SHOWN).map(({ role, facet, label, quotes }) => (
          <li key={`${role}${label}`} className={styles.thing}>
            <span className={styles.elements}>
              <span className={styles.element}>
                <RoleBadge role={role} facet={facet} />
                {label}
              </span>
            </span>
            <span className={styles.number}>{quotes > 0 && count(quotes, 'quote')}</span>
          </li>
        ))}
        {codes.slice(0, SHOWN).map(({ name, role, isBelow }, index) => (
          <li key={`${index}${name}`} className={styles.thing}>
            <span className={styles.element} data-below={isBelow || undefined}>
              <RoleBadge role={role} />
              {name}
            </span>
          </li>
        ))}
      </ul>
      {all > SHOWN && <p className={styles.note}>and {count(all - SHOWN, 'more', 'more')}</p>}
    </section>
  )
}
