import { Plus, Glasses } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Split } from '../../ui/Split.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { LensEditor } from './LensEditor.tsx'
import css from './Lenses.module.css'

/** Substantive theories through which the study looks at its own explanations. */
export function Lenses() {
  const lenses = useProcedure('lenses.list', {}).data
  const chosenId = useWorkspace(state => state.theoryThings.lenses ?? null)
  const { say, live } = useLive()
  if (lenses === undefined) return null
  const open = (id: string) => useWorkspace.getState().openInTheory('lenses', id)
  async function add() {
    const made = await act('lenses.create', { name: 'New lens' })
    if (made === undefined) return
    open(made.id)
    say('New lens added.')
  }
  if (lenses.length === 0) {
    return (
      <EmptyState
        icon={Glasses}
        title="Theories from elsewhere, as lenses"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => void add()}>
            Take up the first lens
          </Button>
        }
      >
        A substantive theory, such as social capital or patient activation, lends its constructs to
        your explanations. Map each construct to the elements and configurations that it sheds light
        on, and see which have found no place.
      </EmptyState>
    )
  }
  const chosen = lenses.find(({ id }) => id === chosenId) ?? lenses[0]
  return (
    <div className={css.root}>
      {live}
      <Split
        id="lenses"
        parts={[
          {
            ...{ id: 'list', size: 280, minSize: 200, maxSize: 440 },
            content: (
              <PickList
                label="Lenses"
                items={lenses.map(({ id, name, citation }) => ({
                  id,
                  label: name,
                  note: citation,
                }))}
                selectedId={chosen?.id ?? null}
                onSelect={open}
                head={
                  <Button icon={Plus} size="small" onPress={() => void add()}>
                    New lens
                  </Button>
                }
              />
            ),
          },
          {
            ...{ id: 'lens', minSize: 400 },
            content: chosen && <LensEditor key={chosen.id} lens={chosen} />,
          },
        ]}
      />
    </div>
  )
}
