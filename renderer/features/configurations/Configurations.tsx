import { Library, Plus, Quote, Workflow } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { call, useProcedure } from '../../api/client.ts'
import { useRows } from '../../api/use-rows.ts'
import {
  toggleElements,
  useConfigurationPlace,
  writeInitialStatement,
} from '../../store/configuration-place.ts'
import { sayError } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeys } from '../../ui/keys.ts'
import { Split, type SplitPart } from '../../ui/Split.tsx'
import { BoardProvider, useOpenBoard } from './board.tsx'
import { ConfigurationList, type ListView } from './ConfigurationList.tsx'
import { Editor } from './Editor.tsx'
import { ElementLibrary } from './ElementLibrary.tsx'
import { Ghost } from './Ghost.tsx'
import { InitialDialog } from './InitialDialog.tsx'
import { Panel } from './Panel.tsx'

/** Configurations that are read at first, more than a screen of them. */
const FIRST = 60

/** The place where contexts, mechanisms and outcomes are linked into configurations and tested against evidence. */
export function Configurations() {
  const { rows, isWhole } = useRows('configurations.list', {}, FIRST)
  const openId = useOpenId(rows ?? [], isWhole)
  return (
    <BoardProvider configurationId={openId}>
      {rows !== undefined && <Place configurations={rows} isWhole={isWhole} openId={openId} />}
      <Ghost />
    </BoardProvider>
  )
}

/** The chosen configuration; where undo took it away again, the one that was open before it. */
function useOpenId(configurations: All, isWhole: boolean): string | null {
  const chosenId = useWorkspace(state => state.configurationId)
  const [trail, setTrail] = useState<{ id: string | null; before: string | null }>({
    id: chosenId,
    before: null,
  })
  if (trail.id !== chosenId) setTrail({ id: chosenId, before: trail.id })
  if (chosenId === null || !isWhole) return chosenId
  const isThere = (wanted: string | null) => configurations.some(({ id }) => id === wanted)
  return [chosenId, trail.before].find(isThere) ?? null
}

/** Window width in pixels from which the library has room beside the rest. */
const ROOMY = 1680

type All = OutputOf<'configurations.list'>

interface PlaceProps {
  configurations: All
  /** Whether these are all. */
  isWhole: boolean
  openId: string | null
}

function Place({ configurations, isWhole, openId }: PlaceProps) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const board = useOpenBoard()
  const elements = useProcedure('elements.list', {}).data ?? []
  const [view, setView] = useState<ListView>('list')
  const [filter, setFilter] = useState('all')
  const [typed, setTyped] = useState('')
  const { isWriting, hasLibrary } = useConfigurationPlace()
  const setIsWriting = (next: boolean) => useConfigurationPlace.setState({ isWriting: next })
  const setHasLibrary = (next: boolean) => useConfigurationPlace.setState({ hasLibrary: next })
  const isRoomy = window.innerWidth >= ROOMY
  // What was being written does not wait for whoever comes back.
  useEffect(() => () => useConfigurationPlace.setState({ isWriting: false }), [])

  function open(configurationId: string) {
    openConfiguration(configurationId)
    setView('list')
  }
  function create() {
    call('configurations.create', {})
      .then(({ id }) => open(id))
      .catch(sayError)
  }
  useKeys('Configurations', [
    {
      keys: 'Shift+I',
      label: 'Write an initial statement',
      run: writeInitialStatement,
      isFirst: true,
    },
    {
      keys: 'e',
      label: 'Show or hide the elements',
      run: toggleElements,
      isFirst: true,
    },
  ])

  const list = (
    <ConfigurationList
      configurations={configurations}
      isWhole={isWhole}
      openId={openId}
      view={view}
      filter={filter}
      typed={typed}
      onView={setView}
      onFilter={setFilter}
      onTyped={setTyped}
      onOpen={open}
      onCreate={create}
      onWrite={() => setIsWriting(true)}
    />
  )
  const dialog = isWriting && (
    <InitialDialog
      onMade={id => {
        setIsWriting(false)
        open(id)
      }}
      onClose={() => setIsWriting(false)}
    />
  )
  if (view === 'table') {
    return (
      <>
        {list}
        {dialog}
      </>
    )
  }

  const library: SplitPart = {
    ...{ id: 'library', size: 300, minSize: 240, maxSize: 480 },
    content: (
      <ElementLibrary
        elements={elements}
        configurations={configurations}
        onClose={() => setHasLibrary(false)}
      />
    ),
  }
  const about: SplitPart = {
    ...{ id: 'about', size: isRoomy ? 480 : 388, minSize: 300, maxSize: 720 },
    content: board !== null && <Panel configurations={configurations} />,
  }
  return (
    <>
      <Split
        id="configurations"
        isSteady
        parts={[
          { id: 'list', size: isRoomy ? 300 : 240, minSize: 200, maxSize: 480, content: list },
          {
            id: 'configuration',
            minSize: 360,
            content:
              openId === null ? (
                <Nothing
                  isEmpty={configurations.length === 0}
                  onCreate={create}
                  onWrite={() => setIsWriting(true)}
                />
              ) : board === null ? null : (
                <Editor configurations={configurations} elements={elements}>
                  <IconButton
                    icon={Library}
                    label={hasLibrary ? 'Hide the elements' : 'Show the elements'}
                    onPress={() => setHasLibrary(!hasLibrary)}
                  />
                </Editor>
              ),
          },
          // Where there is little room, the library takes the place of what is known until it is closed.
          ...(openId !== null && (isRoomy || !hasLibrary) ? [about] : []),
          ...(hasLibrary ? [library] : []),
        ]}
      />
      {dialog}
    </>
  )
}

interface NothingProps {
  isEmpty: boolean
  onCreate: () => void
  onWrite: () => void
}

function Nothing({ isEmpty, onCreate, onWrite }: NothingProps) {
  if (!isEmpty) {
    return (
      <EmptyState icon={Workflow} title="No configuration is open">
        Choose one on the left to see its contexts, mechanisms and outcomes, and what speaks for and
        against it. Choose several with Shift or Ctrl to consolidate them.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Workflow}
      title="Say what works, for whom, and why"
      actions={
        <>
          <Button icon={Quote} variant="primary" onPress={onWrite}>
            Write an initial statement
          </Button>
          <Button icon={Plus} onPress={onCreate}>
            New configuration
          </Button>
        </>
      }
    >
      A configuration links a context, a mechanism and an outcome into one explanation, with the
      passages that support it, refine it and challenge it. Begin with a statement of your initial
      programme theory, “If … then … because …”, or with empty slots; what is missing stays in view.
    </EmptyState>
  )
}
