import { CircleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Notice, useNotices } from '../store/notices.ts'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './MessageList.module.css'

const LIFETIME_MS = 6000

/** The messages, read out as they come. */
export function MessageList({ isInDialog = false }: { isInDialog?: boolean }) {
  const notices = useNotices(state => state.notices)
  return (
    <div
      className={isInDialog ? styles.row : styles.stack}
      role="region"
      aria-label="Messages"
      aria-live="polite"
    >
      {notices.map(notice => (
        <Message key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function Message({ notice }: { notice: Notice }) {
  const dismiss = useNotices(state => state.dismiss)
  const [isHeld, setIsHeld] = useState(false)
  const { id, tone, text, action } = notice
  useEffect(() => {
    if (tone === 'error' || isHeld) return
    const timer = setTimeout(() => dismiss(id), LIFETIME_MS)
    return () => clearTimeout(timer)
  }, [id, tone, isHeld, dismiss])
  return (
    <div
      className={styles.message}
      data-tone={tone}
      role={tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {tone === 'error' && <CircleAlert size={16} aria-hidden className={styles.icon} />}
      <span className={styles.text}>{text}</span>
      {action && (
        <Button
          size="small"
          onPress={() => {
            dismiss(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label="Dismiss" onPress={() => dismiss(id)} />
    </div>
  )
}
