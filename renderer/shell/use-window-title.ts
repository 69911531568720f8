import { useEffect } from 'react'
import { useAppearance } from '../store/appearance.ts'

/**
 * Says in the window's title which project is open, or only which program: the title is read in the list of windows, in
 * a picture of the screen and in a meeting where it is shared.
 */
export function useWindowTitle(projectTitle: string | undefined): void {
  const says = useAppearance(state => state.windowTitle)
  useEffect(() => {
    const isTold = projectTitle !== undefined && says === 'project'
    document.title = isTold ? `${projectTitle} – Retroduce` : 'Retroduce'
  }, [projectTitle, says])
}
