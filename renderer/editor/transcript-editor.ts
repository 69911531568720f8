import { $createTextNode, $getRoot, createEditor, type LexicalEditor } from 'lexical'
import type { Block } from '../../shared/text/source-draft.ts'
import { BlockElements } from './block-elements.ts'
import { blockLooks } from './block-looks.ts'
import { $createBlockNode, type BlockLook, BlockNode } from './block-node.ts'
import { keepUnchanged } from './read-only.ts'
import { $createStretchNode, StretchNode, stretchesOf } from './stretch-node.ts'

/** A text in the page. */
export interface MountedText {
  elements: BlockElements
  unmount: () => void
}

/**
 * Mounts a source's text into an element as a Lexical document: stretches of block nodes, one text node a block. Lexical's
 * own events are off: caret and selection are the browser's, which costs nothing per key press however long the text is,
 * and every change is refused by `keepUnchanged`.
 */
export function mountTranscript(
  root: HTMLElement,
  text: string,
  blocks: readonly Block[],
): MountedText {
  const editor: LexicalEditor = createEditor({
    namespace: 'transcript',
    nodes: [StretchNode, BlockNode],
    editable: false,
    disableEvents: true,
    onError: error => {
      throw error
    },
  })
  const stretches = stretchesOf(blockLooks(blocks))
  editor.update(() => $fill(text, blocks, stretches), { discrete: true })
  editor.setRootElement(root)
  const release = keepUnchanged(editor, root)
  return {
    elements: new BlockElements(
      root,
      stretches.map(({ length }) => length),
    ),
    unmount() {
      release()
      editor.setRootElement(null)
      root.replaceChildren()
    },
  }
}

function $fill(text: string, blocks: readonly Block[], stretches: readonly BlockLook[][]): void {
  const nodes = stretches.map(looks =>
    $createStretchNode(looks).append(...looks.map(look => $blockOf(text, blocks, look))),
  )
  $getRoot()
    .clear()
    .append(...nodes)
}

function $blockOf(text: string, blocks: readonly Block[], look: BlockLook): BlockNode {
  const block = blocks[look.index]
  const words = block === undefined ? '' : text.slice(block.contentStart, block.end)
  const node = $createBlockNode({ ...look, hasBlackedOut: words.includes('█') })
  return words === '' ? node : node.append($createTextNode(words))
}
