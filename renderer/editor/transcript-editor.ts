import { $createTextNode, $getRoot, createEditor, type LexicalEditor } from 'lexical'
import type { Block } from '../../shared/text/source-draft.ts'
import { blockLooks } from './block-looks.ts'
import { $createBlockNode, BlockNode } from './block-node.ts'
import { keepUnchanged } from './read-only.ts'

/**
 * Mounts a source's text into an element as a Lexical document, one block node with one text node a block, and returns
 * how to take it down. Lexical's own events are off: caret and selection are the browser's, which costs nothing per
 * key press however long the text is, and every change is refused by `keepUnchanged`.
 */
export function mountTranscript(
  root: HTMLElement,
  text: string,
  blocks: readonly Block[],
): () => void {
  const editor: LexicalEditor = createEditor({
    namespace: 'transcript',
    nodes: [BlockNode],
    editable: false,
    disableEvents: true,
    onError: error => {
      throw error
    },
  })
  editor.update(() => $fill(text, blocks), { discrete: true })
  editor.setRootElement(root)
  const release = keepUnchanged(editor, root)
  return () => {
    release()
    editor.setRootElement(null)
    root.replaceChildren()
  }
}

function $fill(text: string, blocks: readonly Block[]): void {
  const looks = blockLooks(blocks)
  const nodes = blocks.map((block, index) => {
    const words = text.slice(block.contentStart, block.end)
    const look = looks[index] as (typeof looks)[number]
    const node = $createBlockNode({ ...look, hasBlackedOut: words.includes('█') })
    return words === '' ? node : node.append($createTextNode(words))
  })
  $getRoot()
    .clear()
    .append(...nodes)
}
