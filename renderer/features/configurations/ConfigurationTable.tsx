import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef } from 'react'
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

interface RowProps {
  configuration: Configuration
  onOpen: (configurationId: string) => void
}

/** Height of a row of three lines, in pixels, until it has been measured. */
const ROW_HEIGHT = 84

/**
 * Configurations side by side, one column a role: what researchers lay out in a document by hand. Only the rows in view are
 * drawn; an empty row keeps the room of those above and of those below.
 */
export function ConfigurationTable({ configurations, selectedId, onOpen }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: configurations.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => configurations[index]?.id ?? index,
    overscan: 6,
  })
  const drawn = rows.getVirtualItems()
  const above = drawn[0]?.start ?? 0
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  return (
    // Scrolls by keyboard too, so it takes the focus.
    <div
      ref={scroll}
      className={css.scroll}
      tabIndex={0}
      role="region"
      aria-label="Table of configurations"
    >
      <table className={css.table} aria-rowcount={configurations.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
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
          <Gap height={above} />
          {drawn.map(({ key, index }) => {
            const configuration = configurations[index]
            if (configuration === undefined) return null
            return (
              <tr
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                aria-current={configuration.id === selectedId}
              >
                <Row configuration={configuration} onOpen={onOpen} />
              </tr>
            )
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  )
}

/** The room of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null
  return <tr aria-hidden style={{ height }} />
}

const Row = memo(({ configuration, onOpen }: RowProps) => (
  <>
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
  </>
))
Row.displayName = 'Row'

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
