import { create } from 'zustand'

/** A dialog of the shell; at most one is open. */
export type ShellDialog = 'palette' | 'keys' | 'newProject' | 'addResearcher' | 'about' | 'help'

interface DialogState {
  open: ShellDialog | null
  show: (dialog: ShellDialog) => void
  close: () => void
}

/** Which of the shell's dialogs is open; anything may open one. */
export const useDialogs = create<DialogState>()(set => ({
  open: null,
  show: open => set({ open }),
  close: () => set({ open: null }),
}))
