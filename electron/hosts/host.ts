import type { FilePurpose } from '../../shared/contract/host.ts'
import type { Refusals } from '../security/refusals.ts'
import type { SystemClipboard } from './clipboard-guard.ts'

/** What the program needs of whoever owns its window; Electron and an installed browser each give it in their way. */
export interface Host {
  readonly kind: 'electron' | 'browser'
  /**
   * Shows the system's file dialog and gives the chosen paths, none when it was cancelled. Null where there is no such
   * dialog: there, and only there, the window may list folders and draw a chooser of its own.
   */
  readonly chooseFiles:
    | ((purpose: FilePurpose, suggestedName: string | undefined) => Promise<string[]>)
    | null
  /** The requests of the window that were refused. */
  readonly refusals: Refusals
  readonly clipboard: SystemClipboard
  /** Closes the window, and with it the program. */
  quit(): void
}

/** Why a window went away. */
export type WindowEnd = 'closed' | 'crashed'

const SAVING: ReadonlySet<FilePurpose> = new Set([
  ...(['saveProject', 'export', 'saveKey', 'saveBundle'] as const),
])

/** Whether a file is chosen to be written. */
export function isSaving(purpose: FilePurpose): boolean {
  return SAVING.has(purpose)
}
