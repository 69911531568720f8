import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { InnerLink } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { type SlotActions, useSlots } from './use-slots.ts'

/** What is shown beside the slots and the sentence, one thing at a time. */
export type PanelTab = 'evidence' | 'disprove' | 'inferences' | 'links' | 'comments' | 'lineage'

/** The part of a configuration that evidence is about: an element in it, a link in it, or itself as a whole. */
export type Aim =
  | { kind: 'element'; elementId: string }
  | { kind: 'link'; link: InnerLink }
  | { kind: 'whole' }

/** The configuration that is open, for the editor and for what stands beside it. */
export interface Board {
  configuration: ConfigurationDetail
  actions: SlotActions
  /** What the passages shown are about; null for all of them. */
  aim: Aim | null
  /** Shows the passages on one part, or all of them. */
  aimAt: (aim: Aim | null) => void
  tab: PanelTab
  showTab: (tab: PanelTab) => void
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
  // Until it has arrived, the one before stays: to change what is drawn takes half the time of drawing it from nothing.
  const configuration = configurationId === null ? null : (data ?? null)
  const actions = useSlots(configuration)
  const [tab, showTab] = useState<PanelTab>('evidence')
  const [chosen, setChosen] = useState<Chosen>({ of: null, aim: null })
  const aim = aimOf(chosen, configuration)
  const board = useMemo(
    () =>
      configuration === null
        ? null
        : {
            ...{ configuration, actions, aim, tab, showTab },
            aimAt: (next: Aim | null) => {
              setChosen({ of: configuration.id, aim: next })
              showTab('evidence')
            },
          },
    [configuration, actions, aim, tab],
  )
  return <BoardContext value={board}>{children}</BoardContext>
}

interface Chosen {
  /** The configuration in which it was chosen. */
  of: string | null
  aim: Aim | null
}

/** What was chosen, unless another configuration is open by now or the element is not in it any more. */
function aimOf({ of, aim }: Chosen, configuration: ConfigurationDetail | null): Aim | null {
  if (configuration === null || aim === null || of !== configuration.id) return null
  if (aim.kind !== 'element') return aim
  return configuration.slots.some(slot => slot.elementId === aim.elementId) ? aim : null
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
