import { Plus, Spline } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Split } from '../../ui/Split.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { PatternEditor } from './PatternEditor.tsx'
import css from './Patterns.module.css'

/** Outcome patterns: outcomes from the worst to the best, with the words for both ends. */
export function Patterns() {
  const patterns = useProcedure('patterns.list', {}).data
  const chosenId = useWorkspace(state => state.theoryThings.patterns ?? null)
  const { say, live } = useLive()
  if (patterns === undefined) return null
  const open = (id: string) => useWorkspace.getState().openInTheory('patterns', id)
  async function add() {
    const made = await act('patterns.create', { name: 'New outcome pattern' })
    if (made === undefined) return
    open(made.id)
    say('New outcome pattern added.')
  }
  if (patterns.length === 0) {
    return (
      <EmptyState
        icon={Spline}
        title="Outcomes as a spectrum"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => void add()}>
            Make the first pattern
          </Button>
        }
      >
        What comes about is seldom there or not there. An outcome pattern, or archetype, lays
        outcomes out from the worst to the best that the data show, and names both ends.
      </EmptyState>
    )
  }
  const chosen = patterns.find(({ id }) => id === chosenId) ?? patterns[0]
  return (
    <div className={css.root}>
      {live}
      <Split
        id="patterns"
        parts={[
          {
            ...{ id: 'list', size: 280, minSize: 200, maxSize: 440 },
            content: (
              <PickList
                label="Outcome patterns"
                items={patterns.map(({ id, name, worst, best }) => ({
                  ...{ id, label: name },
                  note: worst === '' && best === '' ? '' : `${worst || '…'} to ${best || '…'}`,
                }))}
                selectedId={chosen?.id ?? null}
                onSelect={open}
                head={
                  <Button icon={Plus} size="small" onPress={() => void add()}>
                    New pattern
                  </Button>
                }
              />
            ),
          },
          {
            ...{ id: 'pattern', minSize: 400 },
            content: chosen && <PatternEditor key={chosen.id} pattern={chosen} />,
          },
        ]}
      />
    </div>
  )
}
