import { create } from 'zustand'

/** What evidence is counted by: a way that every study has, or the id of an attribute of participants. */
type VoicesBy = 'group' | 'participant' | 'source' | (string & {})

/** What evidence is counted by, in every place that shows it; remembered while the window is open. */
export const useVoices = create<{ by: VoicesBy }>()(() => ({ by: 'group' }))
