import type { PrintedPages } from '../../../shared/contract/reports.ts'
import { PageSheet } from './PageSheet.tsx'
import styles from './PageStack.module.css'

/** The pages of a document one below the other, as they will be printed. */
export function PageStack({ document, label }: { document: PrintedPages; label: string }) {
  const { pages, width, height } = document
  return (
    // A long document is read by scrolling, also with the keyboard.
    <section className={styles.stack} aria-label={label} tabIndex={0}>
      {pages.map((page, index) => (
        <figure
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
          key={index}
          className={styles.sheet}
          data-wide={width > height || undefined}
          aria-label={`Page ${index + 1} of ${pages.length}`}
        >
          <PageSheet page={page} width={width} height={height} />
        </figure>
      ))}
    </section>
  )
}
