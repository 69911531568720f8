import { Copy, Plus, Shapes } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Element } from '../../../shared/contract/elements.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { ChosenElements } from './ChosenElements.tsx'
import { ElementInspector } from './ElementInspector.tsx'
import { ElementList } from './ElementList.tsx'
import css from './Elements.module.css'
import { filterElements } from './facets.ts'
import { FacetList } from './FacetList.tsx'
import { NearDuplicates } from './NearDuplicates.tsx'
import { NewElementDialog } from './NewElementDialog.tsx'
import { chosenIds, showAll, type Sort, SORTS, useLibraryView } from './view.ts'

/** The library of elements: found, put in order, merged and split. */
export function Elements() {
  const { data } = useProcedure('elements.list', {})
  return data === undefined ? null : <Library elements={data} />
}

function Library({ elements }: { elements: Element[] }) {
  const { typed, roles, filters, sort, together, isReviewing } = useLibraryView()
  const elementId = useWorkspace(state => state.elementId)
  const [isMaking, setIsMaking] = useState(false)
  // Typing must not wait for the list.
  const wanted = useDeferredValue(typed)
  const shown = useMemo(
    () => inOrder(filterElements(elements, { typed: wanted, roles, filters }), sort),
    [elements, wanted, roles, filters, sort],
  )
  const chosen = useMemo(() => {
    const ids = chosenIds(elementId, together)
    return elements.filter(({ id }) => ids.has(id))
  }, [elements, elementId, together])
  // The list must not wait for what is shown of the element.
  const inspected = useDeferredValue(chosen)
  const make = (
    <Button icon={Plus} onPress={() => setIsMaking(true)}>
      New element…
    </Button>
  )
  const dialog = isMaking && <NewElementDialog onClose={() => setIsMaking(false)} />

  if (elements.length === 0) {
    return (
      <>
        <EmptyState icon={Shapes} title="What your theory is made of" actions={make}>
          An element is one context, intervention, mechanism or outcome, in the words of your
          theory. Make one from the passages that say it, or type it into a slot of a configuration.
        </EmptyState>
        {dialog}
      </>
    )
  }
  if (isReviewing) return <NearDuplicates elements={elements} />

  const list = (
    <section className={css.main} aria-label="Element library">
      <div className={css.bar}>
        <p className={css.count} role="status">
          {shown.length === elements.length
            ? count(shown.length, 'element')
            : `${formatNumber(shown.length)} of ${count(elements.length, 'element')}`}
        </p>
        <Select
          label="Order"
          isLabelHidden
          value={sort}
          options={SORTS}
          onChange={chosenSort => useLibraryView.setState({ sort: chosenSort })}
        />
        <Button icon={Copy} onPress={() => useLibraryView.setState({ isReviewing: true })}>
          Find near-duplicates
        </Button>
        {make}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title="No element is like this"
          actions={<Button onPress={showAll}>Show all elements</Button>}
        >
          Words are looked for in wordings and descriptions.
        </EmptyState>
      ) : (
        <ElementList elements={shown} />
      )}
      {dialog}
    </section>
  )
  const [first] = inspected
  return (
    <Split
      id="elements"
      parts={[
        {
          ...{ id: 'filters', size: 232, minSize: 232, maxSize: 320 },
          content: <FacetList elements={elements} />,
        },
        { id: 'elements', minSize: 340, content: list },
        {
          ...{ id: 'element', size: 372, minSize: 280, maxSize: 560 },
          content:
            first === undefined ? (
              <aside className="place-hint">
                Choose an element to reword it, to say more about it, and to read what speaks for
                and against it. With Ctrl or Shift, several can be chosen and merged.
              </aside>
            ) : inspected.length === 1 ? (
              <ElementInspector key={first.id} element={first} elements={elements} />
            ) : (
              <ChosenElements chosen={inspected} />
            ),
        },
      ]}
    />
  )
}

function inOrder(elements: Element[], sort: Sort): Element[] {
  if (sort === 'role') return elements
  const sizeOf = ({ configurationIds, evidence }: Element) =>
    sort === 'used'
      ? configurationIds.length
      : evidence.supports + evidence.refines + evidence.challenges
  return elements.toSorted((a, b) => sizeOf(b) - sizeOf(a))
}
