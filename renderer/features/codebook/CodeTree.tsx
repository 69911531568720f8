import { useMemo, useRef } from 'react'
import {
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { CodeRow } from './CodeRow.tsx'
import styles from './CodeTree.module.css'
import { type CodeNode, isBelowAny, outermost, placeAfterDrop } from './code-tree.ts'
import { CountsProvider, useCounts } from './counts.ts'
import { moveCodes } from './move-codes.ts'
import { useShownCode } from './use-shown-code.ts'
import { choose, chosenIds, startRenaming, useCodebookView } from './view.ts'

interface CodeTreeProps {
  codes: readonly Code[]
  nodes: CodeNode[]
}

const CODE_TYPE = 'application/x-retroduce-code'
const ROW_HEIGHT_REM = 2.25

/** The codebook as a tree: arrows walk, letters find, F2 renames, drags move. Only the rows in view are drawn. */
export function CodeTree({ codes, nodes }: CodeTreeProps) {
  const codeId = useWorkspace(state => state.codeId)
  const together = useCodebookView(state => state.chosenIds)
  const collapsed = useCodebookView(state => state.collapsed)
  const counts = useCounts()
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rowSize = ROW_HEIGHT_REM * remPixels
  const tree = useRef<HTMLDivElement>(null)
  const isTyping = useRef(false)
  useShownCode(tree, codes, nodes, rowSize)
  const openIds = useMemo(
    () => codes.filter(({ id }) => !collapsed.has(id)).map(({ id }) => id),
    [codes, collapsed],
  )
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      outermost(codes, [...keys].map(String)).map(({ id, name }) => ({
        'text/plain': name,
        [CODE_TYPE]: id,
      })),
    acceptedDragTypes: [CODE_TYPE],
    getDropOperation: (target, _types, allowed) =>
      target.type === 'item' && allowed.includes('move') ? 'move' : 'cancel',
    onMove: ({ keys, target }) => {
      const ids = [...keys].map(String)
      const targetId = String(target.key)
      if (isBelowAny(codes, targetId, ids)) return
      const place = placeAfterDrop(codes, ids, targetId, target.dropPosition)
      if (place) void moveCodes(codes, ids, place)
    },
    renderDragPreview: items => (
      <div className={styles.preview}>
        {items.length === 1 ? items[0]?.['text/plain'] : `${items.length} codes`}
      </div>
    ),
  })
  return (
    <CountsProvider value={counts}>
      <div className={styles.head} aria-hidden>
        <span className={styles.headName}>Code</span>
        {counts.columns.map(({ id, name }) => (
          <span key={id} className={styles.count} title={name}>
            {name}
          </span>
        ))}
      </div>
      <div
        className={styles.frame}
        onKeyDownCapture={event => {
          isTyping.current = /^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey
        }}
        onFocus={({ target }) => {
          // Letters that find a code choose it too: the keys work on what is chosen.
          const id = target.getAttribute('data-key')
          if (isTyping.current && id !== null) choose(new Set([id]))
        }}
      >
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize, padding: 8 }}>
          <Tree
            ref={tree}
            aria-label="Codes"
            className={styles.tree ?? ''}
            items={nodes}
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={chosenIds(codeId, together)}
            onSelectionChange={keys =>
              choose(new Set(keys === 'all' ? codes.map(({ id }) => id) : [...keys].map(String)))
            }
            expandedKeys={openIds}
            onExpandedChange={keys =>
              useCodebookView.setState({
                collapsed: new Set(codes.filter(({ id }) => !keys.has(id)).map(({ id }) => id)),
              })
            }
            onAction={key => startRenaming(String(key))}
            dragAndDropHooks={dragAndDropHooks}
          >
            {renderNode}
          </Tree>
        </Virtualizer>
      </div>
      {counts.left > 0 && (
        <p className={styles.left}>
          {`${counts.left} more have no column here; the inspector counts them all.`}
        </p>
      )}
    </CountsProvider>
  )
}

function renderNode(node: CodeNode) {
  return (
    <TreeItem id={node.id} textValue={node.code.name} className={styles.item ?? ''}>
      <CodeRow code={node.code} />
      <Collection items={node.children}>{renderNode}</Collection>
    </TreeItem>
  )
}
