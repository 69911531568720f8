import { Network } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory as TheoryVersion } from '../../../shared/contract/theories.ts'
import type { Status } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { type TheoryView, useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Split } from '../../ui/Split.tsx'
import { toPicture } from './canvas-items.ts'
import { Canvas } from './Canvas.tsx'
import { Caption } from './Caption.tsx'
import { Chains } from './Chains.tsx'
import { filterDiagram } from './diagram-filter.ts'
import { useDiagramView, viewInput } from './diagram-view.ts'
import { DiagramTools } from './DiagramTools.tsx'
import { Legend } from './Legend.tsx'
import { Remarks } from './Remarks.tsx'
import type { Selection } from './selection.ts'
import css from './Theory.module.css'
import { TheoryBar } from './TheoryBar.tsx'
import { TheoryInspector } from './TheoryInspector.tsx'

const VIEWS = [
  { id: 'diagram', label: 'Diagram' },
  { id: 'remarks', label: 'Remarks' },
  { id: 'chains', label: 'Chains and rivals' },
] as const

/** A view of the theory's place that the shell adds to it. */
export interface AddedView {
  id: TheoryView
  label: string
  content: ReactNode
  /** It shows the same whatever version is chosen. */
  isOfAllVersions?: boolean
}

/** The place where configurations become a programme theory: its picture, what to ask of it, how it hangs together. */
export function Theory({ added = [] }: { added?: readonly AddedView[] }) {
  const configurations = useProcedure('configurations.list', {}).data
  const theories = useProcedure('theories.list', {}).data
  const chosenId = useWorkspace(state => state.theoryId)
  const view = useWorkspace(state => state.theoryView)
  if (configurations === undefined || theories === undefined) return null
  const chosen = added.find(({ id }) => id === view)
  const isEmpty = configurations.length === 0
  const theory = theories.find(({ id }) => id === chosenId) ?? null
  const contents = {
    diagram: <Diagram key={theory?.id ?? 'all'} theory={theory} configurations={configurations} />,
    remarks: <Remarks theory={theory} configurations={configurations} />,
    chains: <Chains theory={theory} configurations={configurations} />,
  }
  return (
    <PlaceTabs
      title="Theory"
      label="Ways to look at the theory"
      views={[
        ...VIEWS.map(each => ({ ...each, content: isEmpty ? <NoTheory /> : contents[each.id] })),
        ...added,
      ]}
      view={view}
      onView={theoryView => useWorkspace.setState({ theoryView })}
      tools={
        isEmpty || chosen?.isOfAllVersions ? undefined : (
          <TheoryBar
            theory={theory}
            theories={theories}
            configurations={configurations}
            isDiagram={view === 'diagram'}
          />
        )
      }
    />
  )
}

interface Props {
  theory: TheoryVersion | null
  configurations: Configuration[]
}

function Diagram({ theory, configurations }: Props) {
  const view = useDiagramView()
  const { data, isPlaceholderData } = useProcedure('theories.diagram', {
    ...(theory === null ? {} : { theoryId: theory.id }),
    ...viewInput(view),
  })
  const isFiltered = Object.keys(view.filter).length > 0
  const [selection, setSelection] = useState<Selection | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<Status>>(new Set())
  const members = useMemo(() => {
    const drawn = new Set(data?.nodes.flatMap(node => node.configurationIds))
    return configurations.filter(
      ({ id, status }) =>
        drawn.has(id) ||
        (!isFiltered &&
          (theory?.configurationIds.includes(id) ??
            (status !== 'rejected' && status !== 'merged'))),
    )
  }, [data, theory, configurations, isFiltered])
  const picture = useMemo(
    () => (data === undefined ? null : toPicture(filterDiagram(data, members, hidden))),
    [data, members, hidden],
  )
  if (data === undefined || picture === null) {
    return (
      <div className={css.waiting}>
        <Progress label="Laying out the diagram" />
      </div>
    )
  }
  const shown = members.filter(({ status }) => !hidden.has(status))
  const current = isIn(selection, picture, shown) ? selection : null

  return (
    <Split
      id="theory"
      parts={[
        {
          id: 'diagram',
          minSize: 400,
          content: (
            <section className={css.figure} aria-label="Diagram">
              <Caption
                diagram={data}
                picture={picture}
                members={members}
                hidden={hidden}
                onHide={setHidden}
              />
              <DiagramTools />
              <div className={css.canvas}>
                {picture.nodes.length === 0 ? (
                  <EmptyState icon={Network} title="Nothing to draw yet">
                    {members.length === 0 && !isFiltered
                      ? 'This version has no configurations. Choose some with “Edit version”.'
                      : 'No configuration that is shown has an element in a slot.'}
                  </EmptyState>
                ) : (
                  // Another layout or filter is another picture: it is shown from its beginning.
                  <Canvas
                    key={JSON.stringify([view, isPlaceholderData])}
                    picture={picture}
                    selection={current}
                    onSelect={setSelection}
                  />
                )}
              </div>
              <Legend picture={picture} />
            </section>
          ),
        },
        {
          id: 'details',
          size: 340,
          minSize: 260,
          maxSize: 560,
          content: (
            <TheoryInspector
              theory={theory}
              picture={picture}
              configurations={shown}
              selection={current}
              onSelect={setSelection}
            />
          ),
        },
      ]}
    />
  )
}

function isIn(
  selection: Selection | null,
  picture: ReturnType<typeof toPicture>,
  configurations: Configuration[],
): boolean {
  if (selection === null) return false
  if (selection.kind === 'element') return picture.nodeById.has(selection.id)
  if (selection.kind === 'link') return picture.edges.some(({ id }) => id === selection.id)
  return configurations.some(({ id }) => id === selection.id)
}

function NoTheory() {
  const goTo = useWorkspace(state => state.goTo)
  return (
    <EmptyState
      icon={Network}
      title="Your programme theory, drawn from its configurations"
      actions={
        <Button variant="primary" onPress={() => goTo('configurations')}>
          Make the first configuration
        </Button>
      }
    >
      Every element becomes a box and every link an arrow, as wide as the evidence for it. Click an
      arrow to read its quotes. Nothing is drawn by hand, so the picture never says more than your
      configurations do.
    </EmptyState>
  )
}
