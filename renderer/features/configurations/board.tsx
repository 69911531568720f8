import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { useProcedure } from '../../api/client.ts'
import { type SlotActions, useSlots } from './use-slots.ts'

/** The configuration that is open, for the editor and for the library beside it. */
export interface Board {
  configuration: ConfigurationDetail
  actions: SlotActions
  /** The element whose passages alone are shown; null for all. */
  elementId: string | null
  filterBy: (elementId: string | null) => void
}

const BoardContext = createContext<Board | null>(null)

interface Props {
  configurationId: string | null
  children: ReactNode
}

/** Reads the open configuration and shares it with what can be done to it. */
export function BoardProvider({ configurationId, children }: Props) {
  const { data } = useProcedure(
    'configurations.get',
    { configurationId: configurationId ?? '' },
    { enabled: configurationId !== null },
  )
  // Until it has arrived, what is kept from before belongs to another configuration.
  const configuration = data !== undefined && data.id === configurationId ? data : null
  const actions = useSlots(configuration)
  const [chosen, filterBy] = useState<string | null>(null)
  const isHere = configuration?.slots.some(slot => slot.elementId === chosen) ?? false
  const elementId = isHere ? chosen : null
  const board = useMemo(
    () => (configuration === null ? null : { configuration, actions, elementId, filterBy }),
    [configuration, actions, elementId],
  )
  return <BoardContext value={board}>{children}</BoardContext>
}

/** The open configuration, or null. */
export function useOpenBoard(): Board | null {
  return useContext(BoardContext)
}

/** The open configuration, for what is shown only when there is one. */
export function useBoard(): Board {
  const board = useContext(BoardContext)
  if (board === null) throw new Error('useBoard without an open configuration')
  return board
}
