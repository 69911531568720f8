import { createElement, Suspense, useEffect, useRef } from 'react'
import type { OpenProject } from '../../shared/contract/project.ts'
import { useWorkspace } from '../store/workspace.ts'
import { Progress } from '../ui/Progress.tsx'
import { AddResearcher } from './AddResearcher.tsx'
import { PastBanner } from './PastBanner.tsx'
import { PlaceBoundary } from './PlaceBoundary.tsx'
import { PLACE_VIEWS } from './place-views.ts'
import { PLACE_LOOKS } from './places.ts'
import { Rail } from './Rail.tsx'
import styles from './Shell.module.css'
import { StatusBar } from './StatusBar.tsx'
import { SwitchBlind } from './SwitchBlind.tsx'
import { TopBar } from './TopBar.tsx'
import { useProjectAhead } from './use-read-ahead.ts'

/** The window around an open project: rail, place, bars. */
export function Shell({ project }: { project: OpenProject }) {
  const place = useWorkspace(state => state.place)
  const label = PLACE_LOOKS.find(look => look.id === place)?.label ?? ''
  const main = useRef<HTMLElement>(null)
  useProjectAhead()
  // Reached by its key from a place that took the focus with it: the keyboard and the ear go on in the new place.
  useEffect(() => {
    if (place !== null && document.activeElement === document.body) giveFocus(main.current)
  }, [place])
  return (
    <div className={styles.shell}>
      <TopBar />
      <Rail />
      <main ref={main} className={styles.place} aria-label={label}>
        <PastBanner />
        <PlaceBoundary key={place}>
          <Suspense
            fallback={
              <div className={styles.loading}>
                <Progress label={`Opening ${label}`} />
              </div>
            }
          >
            {createElement(PLACE_VIEWS[place].view())}
          </Suspense>
        </PlaceBoundary>
      </main>
      <StatusBar fileName={project.fileName} />
      <AddResearcher />
      <SwitchBlind />
    </div>
  )
}

/** Gives the keyboard to something that is no control, for as long as it stays there. */
function giveFocus(element: HTMLElement | null): void {
  if (element === null) return
  element.tabIndex = -1
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  element.focus({ preventScroll: true })
}
