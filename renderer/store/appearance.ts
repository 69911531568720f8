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
}

/** Theme and text size; kept for this account on this computer. */
export const useAppearance = create<AppearanceState>()(() => ({
  theme: 'system',
  textSize: 100,
  setTheme: theme => change({ theme }),
  setTextSize: textSize => change({ textSize }),
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

function show({ theme, textSize }: Partial<Preferences>): void {
  const { dataset, style } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else if (theme !== undefined) dataset['theme'] = theme
  if (textSize !== undefined) style.setProperty('--text-scale', `${textSize}%`)
  useAppearance.setState({ ...(theme && { theme }), ...(textSize && { textSize }) })
}
