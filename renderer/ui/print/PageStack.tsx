import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { PrintedPages } from '../../../shared/contract/reports.ts'
import { PageSheet } from './PageSheet.tsx'
import styles from './PageStack.module.css'

/** Between two pages, and around them; CSS pixels. */
const GAP = 24
/** The widest that an upright page and one on its side are shown, in CSS pixels. */
const WIDEST = { upright: 720, onItsSide: 960 }

/** The pages of a document one below the other, as they will be printed; only those near what is in sight are drawn. */
export function PageStack({ document, label }: { document: PrintedPages; label: string }) {
  const { pages, width, height } = document
  const scroller = useRef<HTMLElement>(null)
  const room = useRoom(scroller)
  const widest = width > height ? WIDEST.onItsSide : WIDEST.upright
  const shown = Math.max(120, Math.min(widest, room - 2 * GAP))
  const rows = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (shown * height) / width,
    gap: GAP,
    paddingStart: GAP,
    paddingEnd: GAP,
    overscan: 1,
    // A document of other pages, or a window of another size, is measured anew.
    getItemKey: index => `${index} ${shown} ${height / width}`,
  })
  return (
    // A long document is read by scrolling, also with the keyboard.
    <section ref={scroller} className={styles.stack} aria-label={label} tabIndex={0}>
      <div className={styles.pages} style={{ height: rows.getTotalSize(), width: shown }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const page = pages[index]
          return (
            page && (
              <figure
                key={index}
                className={styles.sheet}
                style={{ transform: `translateY(${start}px)` }}
                aria-label={`Page ${index + 1} of ${pages.length}`}
              >
                <PageSheet page={page} width={width} height={height} />
              </figure>
            )
          )
        })}
      </div>
    </section>
  )
}

/** How wide something is inside, in CSS pixels. */
function useRoom(element: { current: HTMLElement | null }): number {
  const [room, setRoom] = useState(WIDEST.upright)
  useLayoutEffect(() => {
    const own = element.current
    if (own === null) return
    const measure = () => setRoom(own.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(own)
    return () => observer.disconnect()
  }, [element])
  return room
}
