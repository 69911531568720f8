import { useEffect, useId } from 'react'
import { create } from 'zustand'
import type { InputOf } from '../../shared/contract/contract.ts'

/** What can be printed, as `reports.pages` takes it. */
export type PrintOf = InputOf<'reports.pages'>['of']

/** Something that can be printed, with its name in a list. */
export interface PrintChoice {
  label: string
  of: PrintOf
}

interface PrintState {
  /** What the views on screen have to print, the newest last. */
  offers: readonly { id: string; choice: PrintChoice }[]
  /** What the dialog prints first; null while it is closed. */
  request: PrintChoice | 'here' | null
}

/** What can be printed now, and whether somebody is about to. */
export const usePrint = create<PrintState>()(() => ({ offers: [], request: null }))

/** Opens the preview: of something, or of what is on screen. */
export function openPrint(choice: PrintChoice | 'here' = 'here'): void {
  usePrint.setState({ request: choice })
}

/** Closes the preview. */
export function closePrint(): void {
  usePrint.setState({ request: null })
}

/** Says what a view has to print while it is shown; null where it has nothing. */
export function useOffersPrint(choice: PrintChoice | null): void {
  const id = useId()
  const signature = JSON.stringify(choice)
  useEffect(() => {
    const own = JSON.parse(signature) as PrintChoice | null
    if (own === null) return
    usePrint.setState(({ offers }) => ({ offers: [...offers, { id, choice: own }] }))
    return () => {
      usePrint.setState(({ offers }) => ({ offers: offers.filter(offer => offer.id !== id) }))
    }
  }, [id, signature])
}
