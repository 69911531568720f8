import type { Configuration } from '../../../shared/contract/configurations.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../../shared/domain/roles.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import css from './ConfigurationTable.module.css'
import { Counts } from '../../ui/Counts.tsx'
import { Balance } from './ConfigurationRow.tsx'
import { ORIGIN_WORDS, STATUS_WORDS } from './words.ts'

interface Props {
  configurations: Configuration[]
  selectedId: string | null
  onOpen: (configurationId: string) => void
}

/** Configurations side by side, one column a role: what researchers lay out in a document by hand. */
export function ConfigurationTable({ configurations, selectedId, onOpen }: Props) {
  return (
    // Scrolls by keyboard too, so it takes the focus.
    <div className={css.scroll} tabIndex={0} role="region" aria-label="Table of configurations">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.number}>
              No.
            </th>
            <th scope="col" className={css.titleColumn}>
              Title
            </th>
            {ROLES.map(role => (
              <th key={role} scope="col">
                <RoleBadge role={role} hasName />
              </th>
            ))}
            <th scope="col" className={css.factColumn}>
              Evidence
            </th>
          </tr>
        </thead>
        <tbody>
          {configurations.map(configuration => (
            <tr key={configuration.id} aria-current={configuration.id === selectedId}>
              <td className={css.number}>{configuration.number}</td>
              <th scope="row">
                <button type="button" className={css.open} onClick={() => onOpen(configuration.id)}>
                  {configuration.title || 'No title yet'}
                </button>
                <span className={css.status}>{placeOf(configuration)}</span>
              </th>
              {ROLES.map(role => (
                <td key={role}>
                  <Cell configuration={configuration} role={role} />
                </td>
              ))}
              <td className={css.facts}>
                <Counts counts={configuration.evidence} />
                <Balance configuration={configuration} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ configuration, role }: { configuration: Configuration; role: Role }) {
  const slots = configuration.slots.filter(slot => slot.role === role)
  if (slots.length === 0 && configuration.missing.includes(role)) {
    return <span className={css.missing}>{ROLE_NAMES[role]} missing</span>
  }
  return (
    <ul className={css.elements}>
      {slots.map(slot => (
        <li key={slot.id}>
          {slot.label}
          {slot.facet !== null && <span className={css.facet}> {slot.facet}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Its short name, where it stands and where it comes from. */
function placeOf({ handle, status, origin }: Configuration): string {
  return [handle, STATUS_WORDS[status], origin === 'data' ? '' : ORIGIN_WORDS[origin]]
    .filter(word => word !== '')
    .join(' · ')
}
