import { useSyncExternalStore } from 'react'
import { useAppearance } from '../../store/appearance.ts'

const DARK = '(prefers-color-scheme: dark)'

/** Whether the window is dark now, by its own setting or by the system's. */
export function useIsDark(): boolean {
  const theme = useAppearance(state => state.theme)
  const isSystemDark = useSyncExternalStore(listen, () => matchMedia(DARK).matches)
  return theme === 'system' ? isSystemDark : theme === 'dark'
}

function listen(onChange: () => void): () => void {
  const query = matchMedia(DARK)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}
