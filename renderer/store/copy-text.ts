import { noteCopy } from './privacy.ts'

/**
 * Puts a text on the clipboard; false where the system refused. The window has no permission to use the clipboard by
 * itself, only the copy that follows a press of a key or button, as any page may.
 */
export function copyText(text: string): boolean {
  let isTaken = false
  const allow = (event: Event) => event.preventDefault()
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    isTaken = true
  }
  // Nothing needs to be selected: the page says that it has something to copy.
  window.addEventListener('beforecopy', allow, true)
  window.addEventListener('copy', fill, true)
  document.execCommand('copy')
  window.removeEventListener('beforecopy', allow, true)
  window.removeEventListener('copy', fill, true)
  if (isTaken) noteCopy()
  return isTaken
}
