import { type RefObject, useLayoutEffect, useState } from 'react'

/** The inner width of an element, in CSS pixels, as it is now. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  return useSize(element, 'clientWidth')
}

/** The inner height of an element, in CSS pixels, as it is now. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  return useSize(element, 'clientHeight')
}

function useSize(
  element: RefObject<HTMLElement | null>,
  which: 'clientWidth' | 'clientHeight',
): number {
  const [size, setSize] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const read = () => setSize(current[which])
    read()
    const observer = new ResizeObserver(read)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, which])
  return size
}
