import { MapPinned, Plus } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Split } from '../../ui/Split.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { CaseEditor } from './CaseEditor.tsx'

/** The cases, and the one that is open. */
export function CaseEditing() {
  const cases = useProcedure('cases.list', {}).data
  const chosenId = useWorkspace(state => state.theoryThings.cases ?? null)
  const { say, live } = useLive()
  if (cases === undefined) return null
  const open = (id: string) => useWorkspace.getState().openInTheory('cases', id)
  async function add() {
    const made = await act('cases.create', { name: 'New case' })
    if (made === undefined) return
    open(made.id)
    say('New case added.')
  }
  if (cases.length === 0) {
    return (
      <EmptyState
        icon={MapPinned}
        title="Explain within a case before you compare"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => void add()}>
            Make the first case
          </Button>
        }
      >
        A case is a site, a setting or a programme, with the sources and people that belong to it.
        With cases you see who was heard on what, and where the same mechanism gives another
        outcome.
      </EmptyState>
    )
  }
  const chosen = cases.find(({ id }) => id === chosenId) ?? cases[0]
  return (
    <>
      {live}
      <Split
        id="cases"
        parts={[
          {
            ...{ id: 'list', size: 280, minSize: 200, maxSize: 440 },
            content: (
              <PickList
                label="Cases"
                items={cases.map(({ id, name, setting }) => ({ id, label: name, note: setting }))}
                selectedId={chosen?.id ?? null}
                onSelect={open}
                onMove={async ({ id, label }, position) => {
                  if (await act('cases.update', { caseId: id, position })) {
                    say(`${label} is now number ${position + 1} of ${cases.length}.`)
                  }
                }}
                head={
                  <Button icon={Plus} size="small" onPress={() => void add()}>
                    New case
                  </Button>
                }
              />
            ),
          },
          {
            ...{ id: 'case', minSize: 400 },
            content: chosen && <CaseEditor key={chosen.id} one={chosen} />,
          },
        ]}
      />
    </>
  )
}
