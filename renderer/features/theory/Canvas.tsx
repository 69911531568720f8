import '@xyflow/react/dist/base.css'
import {
  type EdgeChange,
  type NodeChange,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
  ViewportPortal,
} from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { FONT_FAMILY } from '../../../shared/diagram/look.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeys } from '../../ui/keys.ts'
import { LiveText } from '../../ui/LiveText.tsx'
import css from './Canvas.module.css'
import {
  type CanvasNode,
  type LinkEdge as LinkEdgeType,
  type Picture,
  toEdges,
  toNodes,
  toWords,
} from './canvas-items.ts'
import { BendHandle } from './BendHandle.tsx'
import { type AdjustedPicture, keepMotion } from './by-hand.ts'
import {
  joinedTo,
  kindOf,
  onTheWay,
  placeOf,
  type Size,
  startOf,
  wholeOf,
  withClass,
} from './canvas-view.ts'
import { ElementNode } from './ElementNode.tsx'
import { HandTools } from './HandTools.tsx'
import { keyStep } from './key-step.ts'
import { moved, useMotion } from './motion.ts'
import { Follow } from './Follow.tsx'
import { Ground } from './Ground.tsx'
import { LinkEdge } from './LinkEdge.tsx'
import { inPart, partOf, screensOf } from './near.ts'
import { Overlay } from './Overlay.tsx'
import type { Selection } from './selection.ts'
import { SmallMap } from './SmallMap.tsx'
import { WordsNode } from './WordsNode.tsx'

const NODE_TYPES = { element: ElementNode, words: WordsNode }
const EDGE_TYPES = { link: LinkEdge }
/** Boxes from which on a small map helps to find the way. */
const MAP_FROM = 40
const LABELS = {
  'node.a11yDescription.default':
    'Enter shows its quotes or what can be done with it; the arrow keys move it; Escape lets go of it.',
  'node.a11yDescription.keyboardDisabled': 'Enter shows its quotes; Escape lets go of it.',
  'edge.a11yDescription.default':
    'Enter shows the quotes under this link; the arrow keys bend it; Escape lets go of it.',
}

interface Props {
  picture: Picture
  /** What is finished by hand here. */
  adjusted: AdjustedPicture
  /** How much room there is at first. */
  room: Size
  selection: Selection | null
  onSelect: (selection: Selection | null) => void
}

/** The diagram as the engine placed it: pan, zoom, and pick a box or an arrow by pointer or keyboard. */
export function Canvas({ picture, adjusted, room, selection, onSelect }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [flow, setFlow] = useState<ReactFlowInstance<CanvasNode, LinkEdgeType> | null>(null)
  const [said, setSaid] = useState({ text: '', at: 0 })
  const { motion, move, drop } = useMotion(picture, async done => {
    await keepMotion(adjusted, picture, done)
    setSaid({ text: done.kind === 'link' ? 'Arrow bent.' : 'Moved.', at: Date.now() })
  })
  const [start] = useState(() => startOf(picture, room))
  const [screens, setScreens] = useState(() => screensOf(start, room))
  const part = useMemo(() => partOf(screens), [screens])
  const onItsWay = motion?.id
  const still = useMemo(() => {
    const always = new Set([selection?.id, onItsWay].filter(id => id !== undefined))
    const near = inPart(picture, part, always)
    return {
      nodes: [...toNodes(picture, near.nodes, selection), ...toWords(picture, selection)],
      edges: toEdges(picture, near.edges, selection),
    }
  }, [picture, part, selection, onItsWay])
  const shown = useMemo(
    () => (motion === null ? picture : moved(picture, motion)),
    [picture, motion],
  )
  const drawn = useMemo(
    () => (shown === picture ? still : onTheWay(still, picture, shown)),
    [still, picture, shown],
  )
  // In a large diagram what is pointed at stands out with what it is joined to; a selection does so by itself.
  const [pointed, setPointed] = useState<string | null>(null)
  const lit = useMemo(
    () =>
      pointed === null || selection !== null || picture.nodes.length < MAP_FROM
        ? null
        : joinedTo(picture, pointed),
    [picture, pointed, selection],
  )
  const nodes = useMemo(() => withClass(drawn.nodes, lit, css.lit), [drawn, lit])
  const edges = useMemo(() => withClass(drawn.edges, lit, css.lit), [drawn, lit])
  const fit = () => {
    if (frame.current === null) return
    void flow?.setViewport(wholeOf(picture, frame.current.getBoundingClientRect()))
  }
  const zoomIn = () => void flow?.zoomIn()
  const zoomOut = () => void flow?.zoomOut()
  useKeys('Theory', [
    { keys: '0', label: 'Show the whole diagram', run: fit },
    { keys: '=', label: 'Zoom in', run: zoomIn },
    { keys: '-', label: 'Zoom out', run: zoomOut },
  ])

  function hear(changes: (NodeChange<CanvasNode> | EdgeChange)[], isLink: boolean) {
    for (const change of changes) {
      if (change.type === 'select') {
        const kind = isLink ? 'link' : kindOf(picture, change.id)
        if (change.selected) onSelect({ kind, id: change.id })
        else if (selection?.kind === kind && selection.id === change.id) onSelect(null)
      }
      if (change.type === 'position' && change.position !== undefined) {
        const at = placeOf(picture, change.id)
        const kind = kindOf(picture, change.id)
        if (at === undefined || kind === 'group') continue
        const by = { x: change.position.x - at.x, y: change.position.y - at.y }
        move({ kind, id: change.id, by })
      }
    }
  }
  function moveByKey(event: KeyboardEvent) {
    const step = keyStep(event)
    if (step === null) return
    const [node, edge] = ['node', 'edge'].map(part =>
      (event.target as Element).closest(`.react-flow__${part}`)?.getAttribute('data-id'),
    )
    const kind = typeof edge === 'string' ? 'link' : kindOf(picture, node ?? '')
    const id = edge ?? node
    if (typeof id !== 'string' || kind === 'group') return
    // React Flow would move what is selected, which may be something else.
    event.preventDefault()
    event.stopPropagation()
    const before = motion?.kind === kind && motion.id === id ? motion.by : { x: 0, y: 0 }
    move({ kind, id, by: { x: before.x + step.x, y: before.y + step.y } })
  }
  /** A place in the middle of what is in view, for new words. */
  function findPlace() {
    const {
      left = 0,
      top = 0,
      width = 0,
      height = 0,
    } = frame.current?.getBoundingClientRect() ?? {}
    return (
      flow?.screenToFlowPosition({ x: left + width / 2, y: top + height / 3 }) ?? { x: 0, y: 0 }
    )
  }

  return (
    <ReactFlow<CanvasNode, LinkEdgeType>
      className={classes(css.canvas, lit !== null && css.pointed)}
      style={{ fontFamily: FONT_FAMILY }}
      nodes={nodes}
      edges={edges}
      onNodeMouseEnter={(_event, { id }) => setPointed(id)}
      onNodeMouseLeave={() => setPointed(null)}
      onEdgeMouseEnter={(_event, { id }) => setPointed(id)}
      onEdgeMouseLeave={() => setPointed(null)}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      ref={frame}
      onInit={setFlow}
      defaultViewport={start}
      onNodesChange={changes => hear(changes, false)}
      onEdgesChange={changes => hear(changes, true)}
      onNodeDragStop={drop}
      onPaneClick={() => onSelect(null)}
      onKeyUp={drop}
      onKeyDownCapture={event => {
        moveByKey(event)
        if (event.key !== 'Escape' || selection === null) return
        // React Flow would drop the focus too, and with it the place from which Tab goes on.
        event.stopPropagation()
        onSelect(null)
      }}
      nodeDragThreshold={4}
      selectNodesOnDrag={false}
      nodesConnectable={false}
      onlyRenderVisibleElements
      minZoom={0.1}
      maxZoom={3}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      zoomActivationKeyCode={null}
      panActivationKeyCode={null}
      zoomOnDoubleClick={false}
      elevateEdgesOnSelect={false}
      elevateNodesOnSelect={false}
      ariaLabelConfig={LABELS}
      proOptions={{ hideAttribution: true }}
    >
      <ViewportPortal>
        <Ground areas={shown.areas} />
        <Overlay picture={shown} part={part} selection={selection} />
        {selection?.kind === 'link' && flow !== null && (
          <BendHandle
            picture={shown}
            linkId={selection.id}
            by={motion?.kind === 'link' ? motion.by : null}
            zoom={() => flow.getZoom()}
            onMove={by => move({ kind: 'link', id: selection.id, by })}
            onDrop={drop}
          />
        )}
      </ViewportPortal>
      <Follow onScreens={setScreens} />
      <Panel position="bottom-left" className={css.hand ?? ''}>
        <HandTools
          adjusted={adjusted}
          picture={picture}
          selection={selection}
          findPlace={findPlace}
          onSelect={onSelect}
        />
        <LiveText text={said.text} at={said.at} />
      </Panel>
      <Panel position="top-right" className={css.controls ?? ''}>
        <IconButton icon={Plus} label="Zoom in" keys="=" onPress={zoomIn} />
        <IconButton icon={Minus} label="Zoom out" keys="-" onPress={zoomOut} />
        <IconButton icon={Maximize} label="Show the whole diagram" keys="0" onPress={fit} />
      </Panel>
      {picture.nodes.length >= MAP_FROM && <SmallMap nodes={shown.nodes} />}
    </ReactFlow>
  )
}
