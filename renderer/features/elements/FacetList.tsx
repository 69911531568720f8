import type { Element } from '../../../shared/contract/elements.ts'
import { FilterField } from '../../ui/FilterField.tsx'
import { formatNumber } from '../../ui/format.ts'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import css from './FacetList.module.css'
import { countFacets, FACET_NAMES, type FacetId, nameOfValue } from './facets.ts'
import { useLibraryView } from './view.ts'

/** What narrows the list: words, roles, and the properties of elements with how many have each value. */
export function FacetList({ elements }: { elements: readonly Element[] }) {
  const { typed, roles, filters } = useLibraryView()
  const facets = countFacets(elements, { typed, roles, filters })

  function toggle(id: FacetId, value: string) {
    const had = filters[id] ?? []
    const next = had.includes(value) ? had.filter(one => one !== value) : [...had, value]
    useLibraryView.setState({ filters: { ...filters, [id]: next } })
  }

  return (
    <nav className={css.root} aria-label="Narrow the library">
      <FilterField
        label="Find elements"
        value={typed}
        onChange={text => useLibraryView.setState({ typed: text })}
      />
      <RoleToggle
        label="Show only"
        value={roles}
        onChange={chosen => useLibraryView.setState({ roles: chosen })}
      />
      {facets.map(({ id, values }) => (
        <section key={id} className={css.facet} aria-label={FACET_NAMES[id]}>
          <h2 className={css.title}>{FACET_NAMES[id]}</h2>
          <ul>
            {values.map(({ value, count }) => {
              const isPressed = filters[id]?.includes(value) ?? false
              return (
                <li key={value}>
                  <button
                    type="button"
                    className={css.value}
                    aria-pressed={isPressed}
                    disabled={count === 0 && !isPressed}
                    onClick={() => toggle(id, value)}
                  >
                    <span className={css.name} title={nameOfValue(id, value)}>
                      {nameOfValue(id, value)}
                    </span>{' '}
                    <span className={css.count}>{formatNumber(count)}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </nav>
  )
}
