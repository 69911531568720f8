import { Network } from 'lucide-react'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory as TheoryVersion } from '../../../shared/contract/theories.ts'
import { useProcedure } from '../../api/client.ts'
import { useOffersPrint } from '../../store/print.ts'
import { errorText } from '../../store/notices.ts'
import { type TheoryView, useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Split } from '../../ui/Split.tsx'
import { type Picture, toPicture } from './canvas-items.ts'
import { Canvas } from './Canvas.tsx'
import { Caption } from './Caption.tsx'
import { Chains } from './Chains.tsx'
import { filterDiagram } from './diagram-filter.ts'
import { type DiagramView, useDiagramView, viewInput } from './diagram-view.ts'
import { DiagramTools } from './DiagramTools.tsx'
import { KeptNote } from './KeptNote.tsx'
import { LayingOut } from './LayingOut.tsx'
import { Legend } from './Legend.tsx'
import { Measured } from './Measured.tsx'
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
  /** Of a version that was kept, it shows what was kept. */
  isAsKept?: boolean
}

/** The place where configurations become a programme theory: its picture, what to ask of it, how it hangs together. */
export function Theory({ added = [] }: { added?: readonly AddedView[] }) {
  const configurations = useProcedure('configurations.list', {}).data
  const theories = useProcedure('theories.list', {}).data
  const chosenId = useWorkspace(state => state.theoryId)
  const view = useWorkspace(state => state.theoryView)
  if (theories === undefined) return null
  const chosen = added.find(({ id }) => id === view)
  const isEmpty = configurations?.length === 0
  const theory = theories.find(({ id }) => id === chosenId) ?? null
  const now = (content: ReactNode, isAsKept = false) => (
    <>
      <KeptNote theory={theory} isAsKept={isAsKept} />
      {content}
    </>
  )
  const own = configurations && {
    diagram: <Diagram key={theory?.id ?? 'all'} theory={theory} configurations={configurations} />,
    remarks: now(<Remarks theory={theory} configurations={configurations} />),
    chains: now(<Chains theory={theory} configurations={configurations} />),
  }
  return (
    <PlaceTabs
      title="Theory"
      label="Ways to look at the theory"
      views={[
        ...VIEWS.map(each => ({
          ...each,
          content: isEmpty ? <NoTheory /> : (own?.[each.id] ?? <Reading />),
        })),
        ...added.map(each =>
          each.isOfAllVersions ? each : { ...each, content: now(each.content, each.isAsKept) },
        ),
      ]}
      view={view}
      onView={theoryView => useWorkspace.setState({ theoryView })}
      tools={
        own === undefined || isEmpty || chosen?.isOfAllVersions ? undefined : (
          <TheoryBar
            theory={theory}
            theories={theories}
            configurations={configurations ?? []}
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

function Diagram({ theory, configurations: present }: Props) {
  const isKept = theory !== null && theory.frozenAt !== null
  const kept = useProcedure('theories.get', { theoryId: theory?.id }, { enabled: isKept }).data
  // A version that was kept has its configurations, and so their statuses, by itself.
  const configurations = isKept ? (kept?.configurations ?? NONE) : present
  const view = useDiagramView()
  const { data, dataUpdatedAt, error, isPlaceholderData, isFetching, refetch } = useProcedure(
    'theories.diagram',
    {
      ...(theory === null ? {} : { theoryId: theory.id }),
      ...viewInput(view),
    },
  )
  const isFiltered = Object.keys(view.filter).length > 0
  const [selection, setSelection] = useState<Selection | null>(null)
  const hidden = useMemo(() => new Set(view.hidden), [view.hidden])
  useOffersPrint({
    label: 'This diagram',
    of: {
      ...{ what: 'diagram', ...viewInput(view), hiddenStatuses: [...hidden] },
      ...(theory === null ? {} : { theoryId: theory.id }),
    },
  })
  const members = useMemo(() => {
    const inDiagram = new Set(data?.nodes.flatMap(node => node.configurationIds))
    return configurations.filter(
      ({ id, status }) =>
        inDiagram.has(id) ||
        (!isFiltered &&
          (theory?.configurationIds.includes(id) ??
            (status !== 'rejected' && status !== 'merged'))),
    )
  }, [data, theory, configurations, isFiltered])
  const drawnView = useDrawnView(view, isPlaceholderData)
  const latest = useMemo(
    // Another reading is another picture even where it says the same: what was moved by hand waits for it.
    () => (data === undefined ? null : { diagram: data, view: drawnView, at: dataUpdatedAt }),
    [data, drawnView, dataUpdatedAt],
  )
  // To draw 1,400 boxes takes a moment, in which the rest of the place is there already.
  const drawn = useDeferredValue(latest, null)
  const picture = useMemo(
    () =>
      drawn === null ? null : toPicture(filterDiagram(drawn.diagram, members, hidden), drawn.at),
    [drawn, members, hidden],
  )
  const shown = useMemo(
    () => members.filter(({ status }) => !hidden.has(status)),
    [members, hidden],
  )
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
                title={data?.title ?? theory?.name ?? 'All configurations'}
                date={data?.date ?? null}
                elements={picture?.nodes.length ?? null}
                members={members}
                hidden={hidden}
                onHide={statuses => useDiagramView.setState({ hidden: [...statuses] })}
              />
              <DiagramTools />
              <div className={css.canvas}>
                {isFetching && (
                  <div className={css.waiting}>
                    <LayingOut />
                  </div>
                )}
                {error !== null && data === undefined && !isFetching && (
                  <EmptyState
                    icon={Network}
                    title="The diagram is not laid out"
                    actions={<Button onPress={() => void refetch()}>Lay it out</Button>}
                  >
                    {errorText(error)}
                  </EmptyState>
                )}
                {picture === null ? null : picture.nodes.length === 0 ? (
                  <EmptyState icon={Network} title="Nothing to draw yet">
                    {members.length === 0 && !isFiltered
                      ? 'This version has no configurations. Choose some with “Edit version”.'
                      : 'No configuration that is shown has an element in a slot.'}
                  </EmptyState>
                ) : (
                  // Another layout or filter is another picture: it is shown from its beginning.
                  <Measured key={JSON.stringify([drawn?.view.layout, drawn?.view.filter])}>
                    {room => (
                      <Canvas
                        picture={picture}
                        adjusted={{
                          theoryId: theory?.id ?? null,
                          layout: drawn?.view.layout ?? 'roles',
                        }}
                        room={room}
                        selection={current}
                        onSelect={setSelection}
                      />
                    )}
                  </Measured>
                )}
              </div>
              {picture !== null && <Legend picture={picture} />}
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

const NONE: Configuration[] = []

/** The view of the picture that is shown: while another is laid out, the one before. */
function useDrawnView(view: DiagramView, isBefore: boolean): DiagramView {
  const [drawn, setDrawn] = useState(view)
  if (!isBefore && drawn !== view) setDrawn(view)
  return isBefore ? drawn : view
}

function isIn(
  selection: Selection | null,
  picture: Picture | null,
  configurations: Configuration[],
): boolean {
  if (selection === null) return false
  if (picture === null)
    return (
      selection.kind === 'configuration' && configurations.some(({ id }) => id === selection.id)
    )
  if (selection.kind === 'element') return picture.nodeById.has(selection.id)
  if (selection.kind === 'link') return picture.edges.some(({ id }) => id === selection.id)
  if (selection.kind === 'label') return picture.labels.some(({ id }) => id === selection.id)
  if (selection.kind === 'group') {
    return picture.areas.some(({ groupId }) => groupId === selection.id)
  }
  return configurations.some(({ id }) => id === selection.id)
}

function Reading() {
  return (
    <div className={css.reading}>
      <Progress label="Reading the theory" />
    </div>
  )
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
      arrow to read its quotes. Boxes can be moved and words written beside them, but no arrow is
      drawn by hand: the picture never says more than your configurations do.
    </EmptyState>
  )
}
