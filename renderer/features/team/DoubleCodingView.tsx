import { Dices, EyeOff, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { useDialogs } from '../../store/dialogs.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Split } from '../../ui/Split.tsx'
import { DrawDialog } from './DrawDialog.tsx'
import { SamplePanel } from './SamplePanel.tsx'
import { useTeam } from './team-store.ts'
import { nameState } from './words.ts'

/** Samples that several researchers code without seeing what the others do. */
export function DoubleCodingView() {
  const { data: samples } = useProcedure('doubleCoding.list', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const sampleId = useTeam(state => state.sampleId)
  const [isDrawing, setIsDrawing] = useState(false)
  if (samples === undefined || researchers === undefined) return null
  const open = samples.find(({ id }) => id === sampleId) ?? samples.at(-1)
  return (
    <section className="place-column">
      {open === undefined ? (
        <NoSample researchers={researchers} onDraw={() => setIsDrawing(true)} />
      ) : (
        <Samples
          {...{ samples, researchers, open }}
          onDraw={() => setIsDrawing(true)}
          onOpen={id => useTeam.setState({ sampleId: id })}
        />
      )}
      {isDrawing && (
        <DrawDialog
          researchers={researchers}
          count={samples.length}
          onClose={() => setIsDrawing(false)}
          onDrawn={({ id }) => useTeam.setState({ sampleId: id })}
        />
      )}
    </section>
  )
}

interface SamplesProps {
  samples: readonly DoubleCoding[]
  researchers: readonly Researcher[]
  open: DoubleCoding
  onDraw: () => void
  onOpen: (id: string) => void
}

function Samples({ samples, researchers, open, onDraw, onOpen }: SamplesProps) {
  return (
    <Split
      id="double-coding"
      parts={[
        {
          ...{ id: 'list', size: 280, minSize: 220, maxSize: 420 },
          content: (
            <PickList
              label="Samples"
              selectedId={open.id}
              onSelect={onOpen}
              items={samples.map(sample => ({
                ...{ id: sample.id, label: sample.name, note: nameState(sample) },
              }))}
              head={
                <Button size="small" icon={Dices} onPress={onDraw}>
                  Draw a sample…
                </Button>
              }
            />
          ),
        },
        {
          ...{ id: 'sample', minSize: 460 },
          content: <SamplePanel key={open.id} sample={open} researchers={researchers} />,
        },
      ]}
    />
  )
}

function NoSample({
  researchers,
  onDraw,
}: {
  researchers: readonly Researcher[]
  onDraw: () => void
}) {
  const show = useDialogs(state => state.show)
  const isAlone = researchers.length < 2
  return (
    <EmptyState
      icon={EyeOff}
      title="Code a sample twice, blind"
      actions={
        isAlone ? (
          <Button icon={UserPlus} onPress={() => show('addResearcher')}>
            Add a researcher
          </Button>
        ) : (
          <Button variant="primary" icon={Dices} onPress={onDraw}>
            Draw a sample…
          </Button>
        )
      }
    >
      A few sources or turns are drawn at random, and two of you or more code them independently.
      Until all are done with a source, none of them sees what the others coded there: not on the
      desk, not in a search, a count or a chart. Then you see where you agree.
      {isAlone && ' It takes a second researcher.'}
    </EmptyState>
  )
}
