import type { InputOf } from '../../shared/contract/contract.ts'
import { call } from '../api/client.ts'
import { copyText } from './copy-text.ts'
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
