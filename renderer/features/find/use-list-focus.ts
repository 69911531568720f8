import { useMemo, useReducer, useRef } from 'react'

/** Gives the keyboard to the row in hand of a list that may not be there yet; whoever goes elsewhere meanwhile stays there. */
export function useListFocus() {
  const isWanted = useRef(false)
  const [, showAgain] = useReducer((times: number) => times + 1, 0)
  return useMemo(
    () => ({
      isWanted,
      ask: () => {
        isWanted.current = true
        showAgain()
      },
      forget: () => {
        isWanted.current = false
      },
    }),
    [],
  )
}
