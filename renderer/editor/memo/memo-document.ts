import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListNode,
} from '@lexical/list'
import {
  $createHeadingNode,
  $createQuoteNode,
  $isHeadingNode,
  $isQuoteNode,
  type HeadingTagType,
} from '@lexical/rich-text'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  IS_BOLD,
  IS_ITALIC,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import {
  type MemoBlock,
  type MemoItem,
  type MemoSpan,
  plainSpan,
  tidyBlocks,
} from '../../../shared/memos/memo-blocks.ts'
import { memoBlocks, readMemo } from '../../../shared/memos/read-memo.ts'
import { joinBlocks, writeBlock } from '../../../shared/memos/write-memo.ts'
import { KeptNode } from './kept-node.ts'
import { $createMemoLinkNode, MemoLinkNode } from './memo-link-node.ts'

/** How a block was written when it was read, and how it would be written now: nobody changed what is still the same. */
export interface Originals {
  blocks: ReadonlyMap<NodeKey, { source: string; written: string }>
  /** A paragraph to write on in, behind what cannot be written in; no part of the memo while it is empty. */
  tail: NodeKey | null
}

/** What an editor begins with. */
export const NO_ORIGINALS: Originals = { blocks: new Map(), tail: null }

/** Shows a memo's Markdown in place of what is there. */
export function $fillMemo(body: string): Originals {
  const root = $getRoot().clear()
  const blocks = new Map<NodeKey, { source: string; written: string }>()
  for (const { block, source } of readMemo(body)) {
    const [tidy = block] = tidyBlocks([block])
    const node = $createBlock(tidy)
    root.append(node)
    // Blanks at its start would make it a part of a list that comes to stand before it.
    if (/^[ \t]/.test(source)) continue
    blocks.set(node.getKey(), { source, written: writeBlock(tidy) })
  }
  if (!(root.getLastChild() instanceof KeptNode)) return { blocks, tail: null }
  const tail = $createParagraphNode()
  root.append(tail)
  return { blocks, tail: tail.getKey() }
}

/** The Markdown of what is shown; blocks that nobody changed are written as they were. */
export function $readMemoBody(originals: Originals): string {
  const nodes = $getRoot().getChildren()
  const last = nodes.at(-1)
  if (last?.getKey() === originals.tail && last.getTextContent() === '') nodes.pop()
  const blocks = tidyBlocks(nodes.map($readBlock))
  // Where two lists became one, blocks are no longer told by their nodes.
  const isAligned = blocks.length === nodes.length
  return joinBlocks(
    blocks.map((block, at) => {
      const written = writeBlock(block)
      const original = isAligned ? originals.blocks.get(nodes[at]?.getKey() ?? '') : undefined
      return original?.written === written ? original.source : written
    }),
  )
}

/** The nodes of a memo's Markdown, to be put somewhere. */
export function $createBlocks(blocks: readonly MemoBlock[]): LexicalNode[] {
  return tidyBlocks(blocks).map($createBlock)
}

/** Blocks of a text that is no Markdown: paragraphs between empty lines. */
export function plainBlocks(text: string): MemoBlock[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map(part => ({ kind: 'paragraph', spans: [plainSpan(part)] }))
}

/** Whether a body says the same as another, however it is written. */
export function isSameBody(one: string, other: string): boolean {
  return one === other || JSON.stringify(memoBlocks(one)) === JSON.stringify(memoBlocks(other))
}

function $createBlock(block: MemoBlock): LexicalNode {
  switch (block.kind) {
    case 'kept':
      return new KeptNode(block.text)
    case 'heading':
      return $createHeadingNode(`h${block.level}` as HeadingTagType).append(
        ...$createSpans(block.spans),
      )
    case 'quote':
      return $createQuoteNode().append(...$createSpans(block.spans))
    case 'list':
      return $createList(block)
    default:
      return $createParagraphNode().append(...$createSpans(block.spans))
  }
}

function $createSpans(spans: readonly MemoSpan[]): LexicalNode[] {
  return spans.flatMap(({ text, isBold, isItalic, target }) => {
    const format = (isBold ? IS_BOLD : 0) | (isItalic ? IS_ITALIC : 0)
    if (target !== null) return [$createMemoLinkNode(text, target).setFormat(format)]
    return text.split('\n').flatMap((line, at) => {
      const words = line === '' ? [] : [$createTextNode(line).setFormat(format)]
      return at === 0 ? words : [$createLineBreakNode(), ...words]
    })
  })
}

/** A list in Lexical's shape: what lies deeper is a list in an item of its own. */
function $createList({ items, start }: Extract<MemoBlock, { kind: 'list' }>): ListNode {
  const lists: ListNode[] = []
  for (const { depth, isOrdered, spans } of items) {
    const type = isOrdered ? 'number' : 'bullet'
    lists.length = Math.min(lists.length, depth + 1)
    if (lists[depth]?.getListType() !== type && (depth > 0 || lists.length === 0)) {
      lists[depth] = $createListNode(type, depth === 0 ? start : 1)
      if (depth > 0) lists[depth - 1]?.append($createListItemNode().append(lists[depth]))
    }
    lists[depth]?.append($createListItemNode().append(...$createSpans(spans)))
  }
  return lists[0] ?? $createListNode('bullet')
}

function $readBlock(node: LexicalNode): MemoBlock {
  if (node instanceof KeptNode) return { kind: 'kept', text: node.getTextContent() }
  if ($isListNode(node)) return { kind: 'list', start: node.getStart(), items: $readItems(node, 0) }
  const spans = $isElementNode(node) ? $readSpans(node) : []
  if ($isHeadingNode(node)) return { kind: 'heading', level: Number(node.getTag()[1]), spans }
  return { kind: $isQuoteNode(node) ? 'quote' : 'paragraph', spans }
}

function $readItems(list: ListNode, depth: number): MemoItem[] {
  const isOrdered = list.getListType() === 'number'
  return list.getChildren().flatMap(item => {
    if (!$isListItemNode(item)) return []
    const nested = item.getChildren().filter($isListNode)
    const spans = $readSpans(item)
    const own = spans.length > 0 || nested.length === 0 ? [{ depth, isOrdered, spans }] : []
    return [...own, ...nested.flatMap(inner => $readItems(inner, depth + 1))]
  })
}

function $readSpans(element: ElementNode): MemoSpan[] {
  return element.getChildren().flatMap(child => {
    // A line break looks like what stands on both sides of it; `tidySpans` sees to that.
    if ($isLineBreakNode(child)) return [{ text: '\n', isBold: true, isItalic: true, target: null }]
    if ($isElementNode(child)) return $isListNode(child) ? [] : $readSpans(child)
    if (!$isTextNode(child)) return []
    return [
      {
        text: child.getTextContent(),
        isBold: child.hasFormat('bold'),
        isItalic: child.hasFormat('italic'),
        target: child instanceof MemoLinkNode ? child.getTarget() : null,
      },
    ]
  })
}
