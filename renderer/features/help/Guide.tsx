import { useEffect, useMemo, useRef, useState } from 'react'
import { type HelpSpot, useHelp } from '../../store/help.ts'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import { GUIDE } from './files.ts'
import { excerpt, searchGuide } from './guide.ts'
import styles from './Help.module.css'
import { Page } from './Page.tsx'

/** Contents or what was found at the left, the page at the right. */
export function Guide() {
  const spot = useHelp(state => state.spot)
  const goTo = useHelp(state => state.goTo)
  const [query, setQuery] = useState('')
  const reader = useRef<HTMLElement>(null)
  const page = GUIDE.find(({ name }) => name === spot.page) ?? GUIDE[0]
  const follow = (next: HelpSpot) => {
    goTo(next)
    // The keyboard goes along, so that the next arrow key scrolls the page.
    reader.current?.focus({ preventScroll: true })
  }
  useEffect(() => {
    const scroller = reader.current
    if (scroller === null) return
    const heading = scroller.querySelector(`[data-anchor="${CSS.escape(spot.anchor ?? '')}"]`)
    if (spot.anchor !== null && heading !== null) heading.scrollIntoView({ block: 'start' })
    else scroller.scrollTop = 0
  }, [spot])
  return (
    <div className={styles.help}>
      <nav className={styles.side} aria-label="The guide">
        <FilterField label="Search the help" value={query} onChange={setQuery} autoFocus />
        {query.trim() === '' ? (
          <ul className={styles.list}>
            {GUIDE.map(({ name, title }) => (
              <li key={name}>
                <button
                  type="button"
                  className={styles.entry}
                  aria-current={name === page?.name ? 'page' : undefined}
                  onClick={() => follow({ page: name, anchor: null })}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <Found query={query} onFollow={follow} />
        )}
      </nav>
      <section ref={reader} className={styles.reader} tabIndex={0} aria-label={page?.title}>
        {page && <Page page={page} onFollow={follow} />}
      </section>
    </div>
  )
}

function Found({ query, onFollow }: { query: string; onFollow: (spot: HelpSpot) => void }) {
  const found = useMemo(() => searchGuide(GUIDE, query), [query])
  return (
    <>
      <p className={styles.soft} role="status">
        {found.length === 0
          ? 'Nothing in the help has these words.'
          : count(found.length, 'section')}
      </p>
      <ul className={styles.list}>
        {found.map(({ page, heading, anchor, text }) => (
          <li key={`${page.name}#${anchor ?? ''}`}>
            <button
              type="button"
              className={styles.entry}
              onClick={() => onFollow({ page: page.name, anchor })}
            >
              <span className={styles.where}>
                {anchor === null ? page.title : `${page.title}: ${heading}`}
              </span>
              <span className={styles.excerpt}>{excerpt(text, query)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
