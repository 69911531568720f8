import { useStore } from '@xyflow/react'
import { useEffect } from 'react'
import { screensOf } from './near.ts'

/** Tells which screens of the diagram are in view, once the canvas has its size and whenever others come into view. */
export function Follow({ onScreens }: { onScreens: (screens: string) => void }) {
  const screens = useStore(({ transform: [x, y, zoom], width, height, panZoom }) =>
    panZoom === null || width === 0 ? null : screensOf({ x, y, zoom }, { width, height }),
  )
  useEffect(() => {
    if (screens !== null) onScreens(screens)
  }, [screens, onScreens])
  return null
}
