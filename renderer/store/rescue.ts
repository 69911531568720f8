import { create } from 'zustand'
import { AppError } from '../../shared/domain/app-error.ts'

/** A project file that is damaged, as the window knows it. */
interface DamagedFile {
  path: string
  fileName: string
}

interface RescueState {
  damaged: DamagedFile | null
  offer: (file: DamagedFile) => void
  close: () => void
}

/** Where a project does not open since its file is damaged, the ways out of that are offered. */
export const useRescue = create<RescueState>()(set => ({
  damaged: null,
  offer: damaged => set({ damaged }),
  close: () => set({ damaged: null }),
}))

/** True where an error says that a project's file is damaged. */
export function isDamagedError(error: unknown): boolean {
  return error instanceof AppError && error.code === 'project_damaged'
}
