import { lazy, Suspense } from 'react'
import { useDialogs } from '../../store/dialogs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Progress } from '../../ui/Progress.tsx'

// Loaded when it is first asked for: the start of the program does not wait for its pages.
const Guide = lazy(async () => ({ default: (await import('./Guide.tsx')).Guide }))

/** The user guide inside the program: contents, search, pages and pictures, all from the program's own files. */
export function Help() {
  const isOpen = useDialogs(state => state.open === 'help')
  const close = useDialogs(state => state.close)
  return (
    <Dialog title="Help" size="wide" isOpen={isOpen} onClose={close}>
      <Suspense fallback={<Progress label="Opening the help" />}>
        <Guide />
      </Suspense>
    </Dialog>
  )
}
