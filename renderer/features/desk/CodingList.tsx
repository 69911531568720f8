import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { CodingRow } from './CodingRow.tsx'
import styles from './DeskInspector.module.css'

/** Height of a row, in CSS pixels. */
const ROW_HEIGHT = 50

/** All codings of the source in the order of their passages; only the rows in view exist. */
export const CodingList = memo(function CodingList({ codings }: { codings: readonly Coding[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: codings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => codings[index]?.id ?? index,
    overscan: 8,
  })
  return (
    <div ref={scroller} className={styles.list} role="list" aria-label="Codings">
      <div className={styles.listInner} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(item => {
          const coding = codings[item.index]
          if (coding === undefined) return null
          return (
            <div
              key={item.key}
              role="listitem"
              aria-setsize={codings.length}
              aria-posinset={item.index + 1}
              className={styles.listItem}
              style={{ transform: `translateY(${item.start}px)`, height: ROW_HEIGHT }}
            >
              <CodingRow coding={coding} />
            </div>
          )
        })}
      </div>
    </div>
  )
})
