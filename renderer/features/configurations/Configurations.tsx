import { Library, Plus, Workflow } from 'lucide-react'
import { useState } from 'react'
import { call, useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Split } from '../../ui/Split.tsx'
import { BoardProvider, useOpenBoard } from './board.tsx'
import { ConfigurationList, type ListView } from './ConfigurationList.tsx'
import { Editor } from './Editor.tsx'
import { ElementLibrary } from './ElementLibrary.tsx'
import { Ghost } from './Ghost.tsx'
import type { ListFilter } from './list-filter.ts'

/** The place where contexts, mechanisms and outcomes are linked into configurations and tested against evidence. */
export function Configurations() {
  const chosenId = useWorkspace(state => state.configurationId)
  const { data } = useProcedure('configurations.list', {})
  // One that was removed, here or by undo, is not open any more.
  const isThere = data?.some(({ id }) => id === chosenId) ?? false
  return (
    <BoardProvider configurationId={isThere ? chosenId : null}>
      {data !== undefined && <Place configurations={data} />}
      <Ghost />
    </BoardProvider>
  )
}

/** Window width in pixels from which the library stands open at first. */
const ROOMY = 1440

type All = NonNullable<ReturnType<typeof useProcedure<'configurations.list'>>['data']>

function Place({ configurations }: { configurations: All }) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const board = useOpenBoard()
  const elements = useProcedure('elements.list', {}).data ?? []
  const [view, setView] = useState<ListView>('list')
  const [filter, setFilter] = useState<ListFilter>('all')
  const [typed, setTyped] = useState('')
  const [hasLibrary, setHasLibrary] = useState(() => window.innerWidth >= ROOMY)

  function create() {
    call('configurations.create', {})
      .then(({ id }) => {
        openConfiguration(id)
        setView('list')
      })
      .catch(sayError)
  }

  const list = (
    <ConfigurationList
      configurations={configurations}
      selectedId={board?.configuration.id ?? null}
      view={view}
      filter={filter}
      typed={typed}
      onView={setView}
      onFilter={setFilter}
      onTyped={setTyped}
      onOpen={configurationId => {
        openConfiguration(configurationId)
        setView('list')
      }}
      onCreate={create}
    />
  )
  if (view === 'table') return list

  const library = {
    id: 'library',
    size: 300,
    minSize: 240,
    maxSize: 480,
    content: (
      <ElementLibrary
        elements={elements}
        configurations={configurations}
        onClose={() => setHasLibrary(false)}
      />
    ),
  }
  return (
    <Split
      id="configurations"
      parts={[
        { id: 'list', size: 280, minSize: 220, maxSize: 480, content: list },
        {
          id: 'configuration',
          minSize: 420,
          content:
            board === null ? (
              <Nothing isEmpty={configurations.length === 0} onCreate={create} />
            ) : (
              <Editor configurations={configurations} elements={elements}>
                {!hasLibrary && (
                  <Button icon={Library} variant="quiet" onPress={() => setHasLibrary(true)}>
                    Elements
                  </Button>
                )}
              </Editor>
            ),
        },
        ...(hasLibrary ? [library] : []),
      ]}
    />
  )
}

function Nothing({ isEmpty, onCreate }: { isEmpty: boolean; onCreate: () => void }) {
  if (!isEmpty) {
    return (
      <EmptyState icon={Workflow} title="No configuration is open">
        Choose one on the left to see its contexts, mechanisms and outcomes, and what speaks for and
        against it.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Workflow}
      title="Say what works, for whom, and why"
      actions={
        <Button icon={Plus} variant="primary" onPress={onCreate}>
          New configuration
        </Button>
      }
    >
      A configuration links a context, a mechanism and an outcome into one explanation, with the
      passages that support it, refine it and challenge it. It may start as a dyad; what is missing
      stays in view.
    </EmptyState>
  )
}
