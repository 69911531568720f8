import { X } from 'lucide-react'
import { closePane } from '../../store/tabs.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Desk.module.css'

interface PaneHeadProps {
  sourceId: string | null
  title: string
  /** Keys, inspector and tray belong to this one. */
  isActive: boolean
}

/** Over one of two sources: which it is, and whether it is the one that is read. */
export function PaneHead({ sourceId, title, isActive }: PaneHeadProps) {
  return (
    <header className={styles.paneHead} data-active={isActive || undefined}>
      <h2 className={styles.paneTitle} title={title}>
        {title}
      </h2>
      {isActive && <span className="visually-hidden">Keys work here</span>}
      <IconButton
        icon={X}
        label={
          sourceId === null ? 'Close this side' : `Close this side, and leave ${title} in its tab`
        }
        iconSize={14}
        onPress={() => closePane(sourceId)}
      />
    </header>
  )
}
