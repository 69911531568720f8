import '@xyflow/react/dist/base.css'
import {
  type EdgeChange,
  getViewportForBounds,
  MiniMap,
  type NodeChange,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
  ViewportPortal,
} from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { topOf } from '../../../shared/diagram/draw-scene.ts'
import { FONT_FAMILY } from '../../../shared/diagram/look.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeys } from '../../ui/keys.ts'
import css from './Canvas.module.css'
import {
  type ElementNode as ElementNodeType,
  type LinkEdge as LinkEdgeType,
  type Picture,
  toEdges,
  toNodes,
} from './canvas-items.ts'
import { ElementNode } from './ElementNode.tsx'
import { Ground } from './Ground.tsx'
import { LinkEdge } from './LinkEdge.tsx'
import { Overlay } from './Overlay.tsx'
import type { Selection } from './selection.ts'

const NODE_TYPES = { element: ElementNode }
const EDGE_TYPES = { link: LinkEdge }
const FIT = { padding: 0.04, maxZoom: 1.15, minZoom: 0.1 }
/** Smallest zoom at which labels can be read without leaning in: how a large diagram is first shown. */
const READABLE = 0.7
/** Room left of and above a large diagram, in pixels. */
const EDGE = 24
/** Room for the headings over the columns, in pixels of the diagram. */
const HEADINGS = 26
/** Boxes from which on a small map helps to find the way. */
const MAP_FROM = 40
const MAP_SIZE = { width: 180, height: 96 }
const LABELS = {
  'node.a11yDescription.default': 'Enter shows its quotes; Escape lets go of it.',
  'node.a11yDescription.keyboardDisabled': 'Enter shows its quotes; Escape lets go of it.',
  'edge.a11yDescription.default': 'Enter shows the quotes under this link; Escape lets go of it.',
  'minimap.ariaLabel': 'Small map of the diagram',
}

interface Props {
  picture: Picture
  selection: Selection | null
  onSelect: (selection: Selection | null) => void
}

/** The diagram as the engine placed it: pan, zoom, and pick a box or an arrow by pointer or keyboard. */
export function Canvas({ picture, selection, onSelect }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [flow, setFlow] = useState<ReactFlowInstance<ElementNodeType, LinkEdgeType> | null>(null)
  const nodes = useMemo(() => toNodes(picture, selection), [picture, selection])
  const edges = useMemo(() => toEdges(picture, selection), [picture, selection])
  const showAll = (instance: NonNullable<typeof flow>) => {
    const whole = wholeOf(picture, frame.current)
    if (whole === null) void instance.fitView(FIT)
    else void instance.setViewport(whole)
  }
  const fit = () => {
    if (flow !== null) showAll(flow)
  }
  const begin = (instance: NonNullable<typeof flow>) => {
    setFlow(instance)
    const start = startOf(picture, frame.current)
    if (start === null) showAll(instance)
    else void instance.setViewport(start)
  }
  const zoomIn = () => void flow?.zoomIn()
  const zoomOut = () => void flow?.zoomOut()
  useKeys('Theory', [
    { keys: '0', label: 'Show the whole diagram', run: fit },
    { keys: '=', label: 'Zoom in', run: zoomIn },
    { keys: '-', label: 'Zoom out', run: zoomOut },
  ])

  function select(kind: 'element' | 'link', changes: (NodeChange | EdgeChange)[]) {
    for (const change of changes) {
      if (change.type !== 'select') continue
      if (change.selected) onSelect({ kind, id: change.id })
      else if (selection?.kind === kind && selection.id === change.id) onSelect(null)
    }
  }

  return (
    <ReactFlow<ElementNodeType, LinkEdgeType>
      className={css.canvas ?? ''}
      style={{ fontFamily: FONT_FAMILY }}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      ref={frame}
      onInit={begin}
      onNodesChange={changes => select('element', changes)}
      onEdgesChange={changes => select('link', changes)}
      onPaneClick={() => onSelect(null)}
      onKeyDownCapture={event => {
        if (event.key !== 'Escape' || selection === null) return
        // React Flow would drop the focus too, and with it the place from which Tab goes on.
        event.stopPropagation()
        onSelect(null)
      }}
      nodesDraggable={false}
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
        <Ground areas={picture.areas} />
        <Overlay picture={picture} selection={selection} />
      </ViewportPortal>
      <Panel position="top-right" className={css.controls ?? ''}>
        <IconButton icon={Plus} label="Zoom in" keys="=" onPress={zoomIn} />
        <IconButton icon={Minus} label="Zoom out" keys="-" onPress={zoomOut} />
        <IconButton icon={Maximize} label="Show the whole diagram" keys="0" onPress={fit} />
      </Panel>
      {nodes.length >= MAP_FROM && (
        <MiniMap
          pannable
          position="bottom-right"
          style={MAP_SIZE}
          className={css.map ?? ''}
          nodeClassName={css.mapBox ?? ''}
        />
      )}
    </ReactFlow>
  )
}

/** How the whole of a diagram with areas is shown, which reach beyond its boxes. Null for one without. */
function wholeOf({ areas, nodes }: Picture, frame: HTMLElement | null) {
  if (frame === null || areas.length === 0) return null
  const things = [...areas, ...nodes]
  const right = Math.max(...things.map(({ x, width }) => x + width))
  const bottom = Math.max(...things.map(({ y, height }) => y + height))
  const y = topOf({ areas, nodes }) - HEADINGS
  const bounds = { x: 0, y, width: right, height: bottom - y }
  const { width, height } = frame.getBoundingClientRect()
  return getViewportForBounds(bounds, width, height, FIT.minZoom, FIT.maxZoom, FIT.padding)
}

/** Where a diagram that is too large to be read as a whole begins: at its top left. Null for one that fits. */
function startOf({ nodes, areas }: Picture, frame: HTMLElement | null) {
  if (frame === null) return null
  const right = Math.max(...nodes.map(node => node.x + node.width))
  const bottom = Math.max(...nodes.map(node => node.y + node.height))
  const top = topOf({ nodes, areas })
  const { width, height } = frame.getBoundingClientRect()
  const fits = Math.min(width / right, height / (bottom - top))
  if (fits >= READABLE) return null
  const y = Math.max(EDGE + HEADINGS * READABLE, (height - (bottom - top) * READABLE) / 2)
  return { x: EDGE, y: y - top * READABLE, zoom: READABLE }
}
