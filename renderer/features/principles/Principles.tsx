import { Plus, Signpost } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Split } from '../../ui/Split.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { PrincipleEditor } from './PrincipleEditor.tsx'
import css from './Principles.module.css'
import { PrincipleTable } from './PrincipleTable.tsx'

/** Guiding principles: the table that follows from their configurations, and each of them to be written. */
export function Principles() {
  const principles = useProcedure('principles.list', {}).data
  const chosenId = useWorkspace(state => state.theoryThings.principles ?? null)
  const { say, live } = useLive()
  if (principles === undefined) return null
  const open = (id: string | null) => useWorkspace.getState().openInTheory('principles', id)
  async function add() {
    const made = await act('principles.create', { name: 'New principle' })
    if (made === undefined) return
    open(made.id)
    say('New principle added.')
  }
  if (principles.length === 0) {
    return (
      <EmptyState
        icon={Signpost}
        title="What the theory teaches for practice"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => void add()}>
            Make the first principle
          </Button>
        }
      >
        A guiding principle gathers configurations under one lesson. Its actions, contexts,
        mechanisms and sources then stand in a table that is always as current as the configurations
        themselves.
      </EmptyState>
    )
  }
  const chosen = chosenId === null ? null : (principles.find(({ id }) => id === chosenId) ?? null)
  return (
    <div className={css.root}>
      <div className={css.bar}>
        <Segments
          label="What is shown"
          value={chosen === null ? 'table' : 'each'}
          options={[
            { id: 'table', label: 'Table' },
            { id: 'each', label: 'One by one' },
          ]}
          onChange={view => open(view === 'table' ? null : (principles[0]?.id ?? null))}
        />
        <Button icon={Plus} onPress={() => void add()}>
          New principle
        </Button>
      </div>
      {live}
      {chosen === null ? (
        <PrincipleTable onOpen={open} />
      ) : (
        <Split
          id="principles"
          parts={[
            {
              ...{ id: 'list', size: 280, minSize: 200, maxSize: 440 },
              content: (
                <PickList
                  label="Principles"
                  items={principles.map(({ id, name, configurationIds }) => ({
                    ...{ id, label: name },
                    note: countOf(configurationIds.length),
                  }))}
                  selectedId={chosen.id}
                  onSelect={open}
                  onMove={async ({ id, label }, position) => {
                    const moved = await act('principles.move', { principleId: id, position })
                    if (moved) say(`${label} is now number ${position + 1} of ${moved.length}.`)
                  }}
                />
              ),
            },
            {
              ...{ id: 'principle', minSize: 400 },
              content: <PrincipleEditor key={chosen.id} principle={chosen} />,
            },
          ]}
        />
      )}
    </div>
  )
}

function countOf(configurations: number): string {
  return configurations === 1 ? '1 configuration' : `${configurations} configurations`
}
