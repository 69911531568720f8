import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type ComponentProps,
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { tickAll } from '../../store/import-choices.ts'
import { type ImportRow, isWanted } from '../../store/import-rows.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ImportFile } from './ImportFile.tsx'
import { ImportFileOutline } from './ImportFileOutline.tsx'
import styles from './ImportTable.module.css'

interface ImportTableProps {
  rows: readonly ImportRow[]
  groups: readonly string[]
}

const ROW_HEIGHT_REM = 4

/** The files to be imported as rows, of which only those in view are drawn: a folder may hold hundreds. */
export function ImportTable({ rows, groups }: ImportTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_REM * remPixels,
    getItemKey: index => rows[index]?.token ?? index,
    overscan: 4,
    scrollPaddingStart: 40,
  })
  const toggle = useCallback((token: string) => {
    setOpen(before => {
      const after = new Set(before)
      if (!after.delete(token)) after.add(token)
      return after
    })
    // What opens at the lower edge would open unseen.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector(`[data-token="${token}"]`)
        ?.scrollIntoView({ block: 'nearest' }),
    )
  }, [])
  const readable = rows.filter(row => row.preview.error === null).length
  const wanted = rows.filter(isWanted).length
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label="Files to import"
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          <div role="columnheader">
            <Checkbox
              label="Import all files"
              isLabelHidden
              isTicked={readable > 0 && wanted === readable}
              isMixed={wanted > 0 && wanted < readable}
              isDisabled={readable === 0}
              onChange={tickAll}
            />
          </div>
          {['Title', 'Kind', 'Group', 'Found in the file'].map(heading => (
            <div key={heading} role="columnheader">
              {heading}
            </div>
          ))}
          <div role="columnheader">
            <span className="visually-hidden">Details</span>
          </div>
        </div>
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-token={row.token}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              role="row"
              aria-rowindex={index + 2}
            >
              <FileWhenStill
                row={row}
                groups={groups}
                isOpen={open.has(row.token)}
                onToggle={toggle}
                isMoving={virtualizer.isScrolling}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A row that comes in while the table moves gets its fields when the table stands still, a little at a time. */
function FileWhenStill({
  isMoving,
  ...file
}: ComponentProps<typeof ImportFile> & { isMoving: boolean }) {
  const [hasFields, setHasFields] = useState(!isMoving)
  useEffect(() => {
    if (!isMoving) startTransition(() => setHasFields(true))
  }, [isMoving])
  return hasFields ? <ImportFile {...file} /> : <ImportFileOutline row={file.row} />
}
