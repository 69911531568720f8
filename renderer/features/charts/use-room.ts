import { useCallback, useState } from 'react'

/** Widths between which a chart is drawn, and steps of it, in CSS pixels: not every pixel is a new picture. */
const [LEAST, MOST, STEP] = [360, 1_400, 40]
/** What stands left and right of the chart. */
const PADDING = 64

/**
 * How wide a chart can be drawn in an element, in pixels of the picture, and by how much it is magnified, since texts may be
 * larger than usual; null before the element is there.
 */
export function useRoom() {
  const [size, setSize] = useState<{ width: number; zoom: number } | null>(null)
  const room = useCallback((element: HTMLElement | null) => {
    if (element === null) return
    const measure = () => {
      const zoom = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
      const wide = Math.floor((element.clientWidth - PADDING) / zoom / STEP) * STEP
      const width = Math.max(LEAST, Math.min(MOST, wide))
      setSize(old => (old?.width === width && old.zoom === zoom ? old : { width, zoom }))
    }
    let frame = 0
    // In a frame of its own: a new size within the observer's round would make it go round again.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    })
    observer.observe(element)
    measure()
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [])
  return { room, width: size?.width ?? null, zoom: size?.zoom ?? 1 }
}
