import { create } from 'zustand'
import type { Preferences } from '../../shared/contract/preferences.ts'
import { call } from '../api/client.ts'
import { sayError } from './notices.ts'

/** How the window is lit. */
export type Theme = Preferences['theme']

/** Sizes of text, as percentages of the usual one. */
export const TEXT_SIZES = [90, 100, 115, 130, 150] as const

interface AppearanceState extends Preferences {
  setTheme: (theme: Theme) => void
  setTextSize: (textSize: number) => void
  setReadingSize: (readingSize: number) => void
  setLineLength: (lineLength: number) => void
  setLockAfter: (lockAfter: number) => void
  setWindowTitle: (windowTitle: Preferences['windowTitle']) => void
  setClearCopiedAfter: (clearCopiedAfter: number | null) => void
}

/** Sizes of transcripts that can be chosen, as factors. */
export const READING_SIZES = [0.85, 0.925, 1, 1.1, 1.25, 1.5] as const

/** Lengths of a transcript's lines that can be chosen, in characters. */
export const LINE_LENGTHS = [60, 65, 70, 75, 85] as const

/** Theme, sizes, line length, and what is shown or left outside of the window; kept for this account on this computer. */
export const useAppearance = create<AppearanceState>()(() => ({
  theme: 'system',
  textSize: 100,
  readingSize: 1,
  lineLength: 70,
  lockAfter: 15,
  windowTitle: 'project',
  clearCopiedAfter: 5,
  setTheme: theme => change({ theme }),
  setTextSize: textSize => change({ textSize }),
  setReadingSize: readingSize => change({ readingSize }),
  setLineLength: lineLength => change({ lineLength }),
  setLockAfter: lockAfter => change({ lockAfter }),
  setWindowTitle: windowTitle => change({ windowTitle }),
  setClearCopiedAfter: clearCopiedAfter => change({ clearCopiedAfter }),
}))

/** Makes the window look as it did last time. */
export async function restoreAppearance(): Promise<void> {
  try {
    show(await call('preferences.get', {}))
  } catch (error) {
    sayError(error)
  }
}

function change(changes: Partial<Preferences>): void {
  show(changes)
  call('preferences.set', changes).catch(sayError)
}

function show(changes: Partial<Preferences>): void {
  const { theme, textSize } = changes
  const { dataset, style } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else if (theme !== undefined) dataset['theme'] = theme
  if (textSize !== undefined) style.setProperty('--text-scale', `${textSize}%`)
  useAppearance.setState(changes)
}
