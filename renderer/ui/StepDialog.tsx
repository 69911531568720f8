import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

interface StepDialogProps {
  title: string
  size?: 'small' | 'medium' | 'large' | 'wide'
  /** The step, as its button says it, and while it is under way. */
  action: string
  busyAction?: string
  isDanger?: boolean
  isBusy: boolean
  /** Something is missing for the step. */
  isDisabled?: boolean
  onRun: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog that leads to one step, or to none; it stays while the step is under way, and where somebody clicks outside. */
export function StepDialog({
  title,
  size = 'medium',
  action,
  busyAction = action,
  isDanger = false,
  isBusy,
  isDisabled = false,
  onRun,
  onClose,
  children,
}: StepDialogProps) {
  return (
    <Dialog
      title={title}
      size={size}
      isFirm
      isOpen
      onClose={isBusy ? undefined : onClose}
      footer={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isDisabled={isBusy || isDisabled}
            onPress={onRun}
          >
            {isBusy ? busyAction : action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
