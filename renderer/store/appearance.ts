import { create } from 'zustand'

/** How the window is lit. */
export type Theme = 'system' | 'light' | 'dark'

/** Sizes of text, as percentages of the usual one. */
export const TEXT_SIZES = [90, 100, 115, 130, 150] as const

interface AppearanceState {
  theme: Theme
  textSize: number
  setTheme: (theme: Theme) => void
  setTextSize: (textSize: number) => void
}

/** Theme and text size; kept for as long as the window is open. */
export const useAppearance = create<AppearanceState>()(set => ({
  theme: 'system',
  textSize: 100,
  setTheme: theme => {
    const { dataset } = document.documentElement
    if (theme === 'system') delete dataset['theme']
    else dataset['theme'] = theme
    set({ theme })
  },
  setTextSize: textSize => {
    document.documentElement.style.setProperty('--text-scale', `${textSize}%`)
    set({ textSize })
  },
}))
