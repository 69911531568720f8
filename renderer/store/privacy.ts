import { callHost } from '../api/client.ts'
import { useAppearance } from './appearance.ts'

/** Tells the host that something was copied, so that it does not stay on the clipboard longer than was chosen. */
export function noteCopy(): void {
  const { clearCopiedAfter } = useAppearance.getState()
  callHost('host.copied', { clearAfter: clearCopiedAfter }).catch(() => {
    // A host that is going away clears nothing any more; the copy itself was made.
  })
}

/** Hears of copies by key and menu, and of what the page's own policy refused; returns how to stop. */
export function watchPrivacy(): () => void {
  // What was copied is on the clipboard only after the event.
  const hearCopy = () => void setTimeout(noteCopy)
  const hearRefusal = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    callHost('host.noteRefusal', { asked: blockedURI.slice(0, 2_000) }).catch(() => {
      // It was refused all the same; only the count lacks it.
    })
  }
  document.addEventListener('copy', hearCopy)
  document.addEventListener('cut', hearCopy)
  document.addEventListener('securitypolicyviolation', hearRefusal)
  return () => {
    document.removeEventListener('copy', hearCopy)
    document.removeEventListener('cut', hearCopy)
    document.removeEventListener('securitypolicyviolation', hearRefusal)
  }
}
