import type { InputOf } from '../../shared/contract/contract.ts'
import { call } from '../api/client.ts'
import { sayError, useNotices } from './notices.ts'

/** Which passages are copied, and how they are written. */
export type QuoteRequest = InputOf<'codings.quote'>

/** Writes passages as quotes with who said them, and puts them on the clipboard. */
export async function copyQuotes(request: QuoteRequest): Promise<void> {
  try {
    const { text } = await call('codings.quote', request)
    const { say } = useNotices.getState()
    if (copyText(text)) say(`Copied: ${text.length > 90 ? `${text.slice(0, 90)}…` : text}`)
    else say('The computer did not take the copy. Try it once more.', 'error')
  } catch (error) {
    sayError(error)
  }
}

/**
 * Puts a text on the clipboard; false where the system refused. The window has no permission to use the clipboard by
 * itself, only the copy that follows a press of a key or button, as any page may.
 */
function copyText(text: string): boolean {
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
  return isTaken
}
