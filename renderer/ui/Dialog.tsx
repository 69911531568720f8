import { X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useNotices } from '../store/notices.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'
import { MessagePlace } from './MessagePlace.tsx'

interface DialogProps {
  title: string
  isOpen: boolean
  /** Left out while a dialog cannot be closed: something is going on that will close it. */
  onClose?: (() => void) | undefined
  children: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large' | 'wide'
  /** An alert must be answered: clicking outside does not close it. */
  role?: 'dialog' | 'alertdialog'
  /** Clicking outside does not close it, nor does Escape once something was typed: that would be gone. */
  isFirm?: boolean
}

/** A modal dialog: focus stays inside, Escape closes it, focus goes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'medium',
  role = 'dialog',
  isFirm = false,
}: DialogProps) {
  const [isTyped, setIsTyped] = useState(false)
  // A message about what came before has no business in it.
  useEffect(() => {
    setIsTyped(false)
    if (isOpen) useNotices.getState().dismissInfo()
  }, [isOpen])
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose?.()
      }}
      isDismissable={role === 'dialog' && !isFirm && onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined || (isFirm && isTyped)}
    >
      <Modal className={styles.modal ?? ''} data-size={size}>
        <AriaDialog className={styles.dialog ?? ''} role={role} data-modal>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            {onClose && <IconButton icon={X} label="Close" onPress={onClose} />}
          </header>
          <div className={styles.body} onInput={() => setIsTyped(true)}>
            {children}
          </div>
          <MessagePlace />
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
