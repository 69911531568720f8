import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { PrintedPages } from '../../../shared/contract/reports.ts'
import { PageSheet } from './PageSheet.tsx'
import styles from './PrintRoot.module.css'

/**
 * Puts the pages of a document, and nothing else, on paper: as soon as they are there it opens the printing of the system or
 * the browser, and says when that is over. What is printed stays in the window; no file is written.
 */
export function PrintRoot({
  document: pages,
  onDone,
}: {
  document: PrintedPages
  onDone: () => void
}) {
  const { width, height } = pages
  useEffect(() => {
    // A style sheet that is made here, which the content security policy lets pass.
    const paper = new CSSStyleSheet()
    paper.replaceSync(`@page { size: ${width}pt ${height}pt; margin: 0; }`)
    document.adoptedStyleSheets.push(paper)
    const title = document.title
    // What a printer's list of jobs and a file of pages are called by.
    document.title = pages.title
    const end = () => onDone()
    window.addEventListener('afterprint', end, { once: true })
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', end)
      document.title = title
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== paper)
    }
  }, [pages, width, height, onDone])
  return createPortal(
    <div className={styles.printed}>
      {pages.pages.map((page, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
        <div key={index} className={styles.sheet}>
          <PageSheet page={page} width={width} height={height} />
        </div>
      ))}
    </div>,
    document.body,
  )
}
