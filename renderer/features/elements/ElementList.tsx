import { type RefObject, useEffect, useRef } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Counts } from '../../ui/Counts.tsx'
import { count } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useSoon } from '../../ui/use-soon.ts'
import css from './ElementList.module.css'
import { choose, chosenIds, useLibraryView } from './view.ts'

const ROW_REM = 2.875

/** Elements that the list is told of at first, more than a screen of them: to take in thousands takes longer than to draw. */
const FIRST = 60

/** The elements, of which only those in view are drawn; several are chosen as in any list. */
export function ElementList({ elements: all }: { elements: Element[] }) {
  const elements = useSoon(all, FIRST)
  const elementId = useWorkspace(state => state.elementId)
  const together = useLibraryView(state => state.together)
  const list = useRef<HTMLDivElement>(null)
  const rowSize = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  useShown(list, elements, elementId, rowSize)

  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize }}>
      <GridList
        ref={list}
        aria-label="Elements"
        className={css.list ?? ''}
        items={elements}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={chosenIds(elementId, together)}
        onSelectionChange={keys =>
          choose(keys === 'all' ? all.map(({ id }) => id) : [...keys].map(String))
        }
      >
        {renderRow}
      </GridList>
    </Virtualizer>
  )
}

function renderRow(element: Element) {
  const { id, role, facet, label, configurationIds, evidence } = element
  const facts = factsOf(element).join(' · ')
  const uses = configurationIds.length
  return (
    <GridListItem id={id} textValue={`${ROLE_NAMES[role]}: ${label}`} className={css.row ?? ''}>
      <RoleBadge role={role} facet={facet} />
      <span className={css.label} title={label}>
        {label}
      </span>
      <span className={css.facts} title={facts}>
        {facts}
      </span>
      <span className={css.uses} data-unused={uses === 0 || undefined}>
        {uses === 0 ? 'unused' : count(uses, 'CMOC')}
      </span>
      <span className={css.evidence}>
        <Counts counts={evidence} />
      </span>
    </GridListItem>
  )
}

function factsOf(element: Element): string[] {
  const { layer, valence, outcomeLevel, isIntended, group, setting } = element
  const intended = isIntended === false ? 'not intended' : null
  return [layer, valence, outcomeLevel, intended, group, setting].flatMap(fact => fact ?? [])
}

/** Brings an element into view that was chosen elsewhere; only the rows in view are there to be scrolled to. */
function useShown(
  list: RefObject<HTMLDivElement | null>,
  elements: readonly Element[],
  elementId: string | null,
  rowSize: number,
): void {
  const isThere = elements.some(({ id }) => id === elementId)
  const latest = useRef(elements)
  useEffect(() => {
    latest.current = elements
  })
  useEffect(() => {
    const place = latest.current.findIndex(({ id }) => id === elementId)
    const frame = requestAnimationFrame(() => {
      const scroller = list.current
      if (scroller === null || place < 0) return
      const top = place * rowSize
      const { scrollTop, clientHeight } = scroller
      if (top >= scrollTop && top + rowSize <= scrollTop + clientHeight) return
      scroller.scrollTop = top - (clientHeight - rowSize) / 2
    })
    return () => cancelAnimationFrame(frame)
  }, [list, elementId, isThere, rowSize])
}
