import { useEffect } from 'react'
import { call, useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { openTabs, restoreTabs, useTabs } from '../../store/tabs.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { readingPositions } from './desk-store.ts'

/** Tabs opened and closed within this time are remembered in one go; milliseconds. */
const PAUSE_MS = 500

/** Whose places the window remembers. */
let placesOf = ''

/** Opens what the researcher had open in this project, and remembers what is open from then on. */
export function useKeptTabs(): void {
  const { data: info } = useProcedure('project.info', {})
  const owner = info === undefined ? null : `${info.id}/${info.researcher.id}`

  useEffect(() => {
    if (owner === null) return
    if (placesOf !== owner) readingPositions.clear()
    placesOf = owner
    void restoreTabs(owner)
  }, [owner])

  useEffect(() => {
    let timer = 0
    const write = () => {
      window.clearTimeout(timer)
      if (timer === 0) return
      timer = 0
      const tabs = useTabs.getState().owner === owner ? openTabs() : null
      if (tabs !== null) call('tabs.set', tabs).catch(sayError)
    }
    const later = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(write, PAUSE_MS)
    }
    const stopTabs = useTabs.subscribe((state, before) => {
      // What has just been read need not be written.
      if (state.owner === before.owner) later()
    })
    const stopSource = useWorkspace.subscribe((state, before) => {
      if (state.sourceId !== before.sourceId) later()
    })
    window.addEventListener('pagehide', write)
    return () => {
      stopTabs()
      stopSource()
      window.removeEventListener('pagehide', write)
      write()
    }
  }, [owner])
}
