import { Collection, Tree, TreeItem, useDragAndDrop } from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { CodeRow } from './CodeRow.tsx'
import styles from './CodeTree.module.css'
import { type CodeNode, isBelow, placeAfterDrop } from './code-tree.ts'
import { startRenaming, useCodebookView } from './view.ts'

interface CodeTreeProps {
  codes: readonly Code[]
  nodes: CodeNode[]
}

/** The codebook as a tree: arrows walk, letters find, F2 renames, drags move. */
export function CodeTree({ codes, nodes }: CodeTreeProps) {
  const selectedId = useWorkspace(state => state.codeId)
  const selectCode = useWorkspace(state => state.selectCode)
  const collapsed = useCodebookView(state => state.collapsed)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => ({
        'text/plain': codes.find(code => code.id === key)?.name ?? '',
        'application/x-retroduce-code': String(key),
      })),
    acceptedDragTypes: ['application/x-retroduce-code'],
    getDropOperation: (target, _types, allowed) =>
      target.type === 'item' && allowed.includes('move') ? 'move' : 'cancel',
    onMove: ({ keys, target }) => {
      const [codeId] = [...keys].map(String)
      const targetId = String(target.key)
      if (codeId === undefined || isBelow(codes, targetId, codeId)) return
      const place = placeAfterDrop(codes, codeId, targetId, target.dropPosition)
      if (place) void act('codes.move', { codeId, ...place })
    },
  })
  return (
    <Tree
      aria-label="Codes"
      className={styles.tree ?? ''}
      items={nodes}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selectedId === null ? [] : [selectedId]}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) selectCode(String(key))
      }}
      expandedKeys={codes.filter(({ id }) => !collapsed.has(id)).map(({ id }) => id)}
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
