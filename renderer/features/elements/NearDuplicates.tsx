import { ArrowLeft, ListChecks } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { Element } from '../../../shared/contract/elements.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count, formatShare } from '../../ui/format.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useKeys } from '../../ui/keys.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { mergeElements } from './merge.ts'
import css from './NearDuplicates.module.css'
import { PairSide } from './PairSide.tsx'
import { useLibraryView } from './view.ts'

/** Pairs that are read at once; what is beyond comes up as these are done. */
const MOST = 300
const LIKENESSES = [
  { id: '0.75', label: 'Almost the same words' },
  { id: '0.5', label: 'Much alike' },
  { id: '0.3', label: 'Somewhat alike' },
] as const

interface Pair {
  id: string
  likeness: number
  sides: readonly [Element, Element]
}

/** Elements that say nearly the same, two by two: one is kept, or they are not the same. */
export function NearDuplicates({ elements }: { elements: readonly Element[] }) {
  const { least, isSameRole, apart } = useLibraryView()
  const { data } = useProcedure('elements.findSimilar', { least, isSameRole, limit: MOST })
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const pairs = useMemo(() => {
    const byId = new Map(elements.map(element => [element.id, element]))
    return (data ?? []).flatMap(({ elementIds: [a, b], likeness }): Pair[] => {
      const [left, right] = [byId.get(a), byId.get(b)]
      const id = pairKey(a, b)
      if (left === undefined || right === undefined || apart.has(id)) return []
      return [{ id, likeness, sides: [left, right] }]
    })
  }, [data, elements, apart])
  const pair = pairs[Math.min(at, pairs.length - 1)]

  async function keep(side: 0 | 1) {
    if (pair === undefined) return
    await mergeElements(pair.sides[side], pair.sides, 'Says nearly the same')
    focusRow()
  }
  function setApart() {
    if (pair === undefined) return
    useLibraryView.setState({ apart: new Set([...apart, pair.id]) })
    focusRow()
  }
  /** The next pair has come up in the place of the one that is done. */
  function focusRow() {
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[role="option"][aria-selected="true"]')?.focus(),
    )
  }
  const leave = () => useLibraryView.setState({ isReviewing: false })
  useKeys('Near-duplicates', [
    { keys: 'l', label: 'Keep the left one', isFirst: true, run: () => void keep(0) },
    { keys: 'r', label: 'Keep the right one', isFirst: true, run: () => void keep(1) },
    { keys: 'n', label: 'They are not the same', isFirst: true, run: setApart },
  ])

  const rows = (
    <section className={css.pairs} aria-label="Pairs that are much alike">
      <div className={css.bar}>
        <Button icon={ArrowLeft} variant="quiet" onPress={leave}>
          Back to the library
        </Button>
      </div>
      <div className={css.choices}>
        <Select
          label="How alike"
          isLabelHidden
          value={String(least)}
          options={LIKENESSES}
          onChange={id => useLibraryView.setState({ least: Number(id) })}
        />
        <Checkbox
          label="Same role only"
          isTicked={isSameRole}
          onChange={isTicked => useLibraryView.setState({ isSameRole: isTicked })}
        />
      </div>
      <p className={css.count} role="status">
        {data === undefined ? 'Comparing …' : count(pairs.length, 'pair')}
        {data?.length === MOST && ' first'}
        {apart.size > 0 && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => useLibraryView.setState({ apart: new Set() })}
          >
            {`Show ${count(apart.size, 'pair')} set apart again`}
          </Button>
        )}
      </p>
      <ListBox
        ref={list}
        aria-label="Pairs"
        className={css.list ?? ''}
        items={pairs}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={pair === undefined ? [] : [pair.id]}
        onSelectionChange={keys => {
          if (keys !== 'all') setAt(pairs.findIndex(({ id }) => keys.has(id)))
        }}
      >
        {({ id, sides: [left, right], likeness }) => (
          <ListBoxItem
            id={id}
            textValue={`${left.label}; ${right.label}`}
            className={css.pair ?? ''}
          >
            <RoleBadge role={left.role} />
            <span className={css.words}>{left.label}</span>
            <span className={css.share}>{formatShare(likeness)}</span>
            <RoleBadge role={right.role} />
            <span className={css.words}>{right.label}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </section>
  )
  return (
    <Split
      id="near-duplicates"
      parts={[
        { id: 'pairs', size: 400, minSize: 280, maxSize: 640, content: rows },
        {
          ...{ id: 'pair', minSize: 400 },
          content:
            pair === undefined ? (
              <EmptyState icon={ListChecks} title="No pair is left">
                {data === undefined
                  ? 'The elements are being compared.'
                  : 'No two elements are as alike as that, but for those you set apart.'}
              </EmptyState>
            ) : (
              <section className={css.pane} aria-label="The two elements">
                <h2 className={css.question}>Do these say the same?</h2>
                <p className={css.lead}>
                  {formatShare(pair.likeness)} of their words agree. Slots, passages, memos and
                  comments go over to the one that is kept; this can be undone.
                </p>
                <div className={css.answers}>
                  <Button onPress={() => void keep(0)}>
                    Keep the left one <Kbd keys="l" />
                  </Button>
                  <Button variant="quiet" onPress={setApart}>
                    They are not the same <Kbd keys="n" />
                  </Button>
                  <Button onPress={() => void keep(1)}>
                    Keep the right one <Kbd keys="r" />
                  </Button>
                </div>
                <div className={css.sides}>
                  {pair.sides.map(element => (
                    <PairSide key={element.id} element={element} />
                  ))}
                </div>
              </section>
            ),
        },
      ]}
    />
  )
}

/** A pair by its two ids, whichever comes first. */
function pairKey(a: string, b: string): string {
  return [a, b].sort().join(' ')
}
