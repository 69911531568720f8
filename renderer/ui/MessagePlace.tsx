import { useEffect, useId } from 'react'
import { MessageList } from './MessageList.tsx'
import { openMessagePlace, useMessagePlaces } from './message-places.ts'

/** Where a dialog shows messages while it is in front: in a row of its own, so that none lies over a button. */
export function MessagePlace() {
  const id = useId()
  const isInFront = useMessagePlaces(state => state.ids.at(-1) === id)
  useEffect(() => openMessagePlace(id), [id])
  return isInFront ? <MessageList isInDialog /> : null
}
