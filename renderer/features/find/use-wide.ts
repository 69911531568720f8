import { useSyncExternalStore } from 'react'

/** Whether the window has room for something beside the results; in rem, so that larger letters count. */
export function useWide(rem: number): boolean {
  const media = window.matchMedia(`(min-width: ${rem}rem)`)
  return useSyncExternalStore(
    listener => {
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => media.matches,
  )
}
