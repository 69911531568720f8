import { MessageList } from './MessageList.tsx'
import { useMessagePlaces } from './message-places.ts'

/** The messages at the foot of the window; a dialog that is open shows them itself. */
export function Toasts() {
  const isFree = useMessagePlaces(state => state.ids.length === 0)
  return isFree ? <MessageList /> : null
}
