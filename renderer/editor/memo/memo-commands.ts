import {
  $isListItemNode,
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
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
  $findMatchingParent,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
  type RangeSelection,
} from 'lexical'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { $createMemoLinkNode, MemoLinkNode } from './memo-link-node.ts'

/** What a paragraph can be made into. */
export type BlockStyle = 'paragraph' | 'h1' | 'h2' | 'h3' | 'quote' | 'bullet' | 'number'

/** How the words at the caret look. */
export interface CaretLook {
  isBold: boolean
  isItalic: boolean
  /** Null where several kinds of block are selected, or one that none of the styles names. */
  style: BlockStyle | null
}

/** How the words at the caret look; call inside a read. */
export function $caretLook(): CaretLook {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return { isBold: false, isItalic: false, style: null }
  const styles = new Set($selectedBlocks(selection).map($styleOf))
  const [style = null] = styles
  return {
    isBold: selection.hasFormat('bold'),
    isItalic: selection.hasFormat('italic'),
    style: styles.size === 1 ? style : null,
  }
}

/** Makes the selected blocks headings, quotes, items or paragraphs. */
export function setBlockStyle(editor: LexicalEditor, style: BlockStyle): void {
  if (style === 'bullet') editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined)
  else if (style === 'number') editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined)
  else {
    editor.update(() => {
      const selection = $getSelection()
      const isList =
        $isRangeSelection(selection) && $selectedBlocks(selection).some($isListItemNode)
      if (isList) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined)
    })
    editor.update(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      for (const block of $selectedBlocks(selection)) {
        if ($styleOf(block) !== style) block.replace($createStyled(style), true)
      }
    })
  }
}

function $createStyled(style: Exclude<BlockStyle, 'bullet' | 'number'>): ElementNode {
  if (style === 'paragraph') return $createParagraphNode()
  return style === 'quote' ? $createQuoteNode() : $createHeadingNode(style)
}

/** Items of lists and blocks of the document in which something is selected. */
function $selectedBlocks(selection: RangeSelection): ElementNode[] {
  const nodes = [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]
  const blocks = nodes.map(node =>
    $findMatchingParent(
      node,
      parent =>
        $isElementNode(parent) &&
        !parent.isInline() &&
        !$isListNode(parent) &&
        parent.getParent() !== null,
    ),
  )
  return [...new Map(blocks.filter($isElementNode).map(block => [block.getKey(), block])).values()]
}

function $styleOf(block: ElementNode): BlockStyle | null {
  if ($isListItemNode(block)) {
    const list = block.getParent()
    return $isListNode(list) && list.getListType() === 'number' ? 'number' : 'bullet'
  }
  if ($isQuoteNode(block)) return 'quote'
  if (!$isHeadingNode(block)) return $isParagraphNode(block) ? 'paragraph' : null
  const tag: HeadingTagType = block.getTag()
  return tag === 'h1' || tag === 'h2' || tag === 'h3' ? tag : null
}

/** The link under a place on screen, or beside the caret where no place is given; call inside a read. */
export function $linkAt(place?: Node): MemoTarget | null {
  if (place !== undefined) {
    const node = $getNearestNodeFromDOMNode(place)
    return node instanceof MemoLinkNode ? node.getTarget() : null
  }
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const { offset } = selection.focus
  const node = selection.focus.getNode()
  const beside = $isElementNode(node)
    ? [node.getChildAtIndex(offset - 1), node.getChildAtIndex(offset)]
    : [
        node,
        offset === 0 ? node.getPreviousSibling() : null,
        offset === node.getTextContentSize() ? node.getNextSibling() : null,
      ]
  return beside.find(other => other instanceof MemoLinkNode)?.getTarget() ?? null
}

/** A name that is being typed behind an `@`. */
export interface TypedName {
  words: string
  key: NodeKey
  /** Where the `@` stands in its node. */
  start: number
  end: number
}

/** The name that is being typed at the caret; call inside a read. */
export function $typedName(): TypedName | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const node = selection.anchor.getNode()
  if (!$isTextNode(node) || node instanceof MemoLinkNode) return null
  const end = selection.anchor.offset
  // An address of mail has letters before its sign; a name has no sign and is not a sentence long.
  const match = /(?:^|[^\p{L}\p{N}])@((?:[^\s@][^\n@]{0,59})?)$/u.exec(
    node.getTextContent().slice(0, end),
  )
  if (match === null) return null
  const words = match[1] ?? ''
  return { words, key: node.getKey(), start: end - words.length - 1, end }
}

/** Puts a link in place of what was typed. */
export function insertLink(
  editor: LexicalEditor,
  typed: TypedName,
  words: string,
  target: MemoTarget,
): void {
  editor.update(() => {
    if (!$selectTyped(typed)) return
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    const space = $createTextNode(' ')
    selection.insertNodes([$createMemoLinkNode(oneLine(words), target), space])
    space.select(1, 1)
  })
}

/** Puts a quote in place of what was typed, with who said it as the way back to its passage. */
export function insertQuote(
  editor: LexicalEditor,
  typed: TypedName,
  quote: string,
  origin: string,
  target: MemoTarget,
): void {
  editor.update(() => {
    if (!$selectTyped(typed)) return
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    selection.removeText()
    const lines = quote.split('\n').map(line => (line === '' ? [] : [$createTextNode(line)]))
    const block = $createQuoteNode().append(
      ...lines.flatMap(line => [...line, $createLineBreakNode()]),
      $createTextNode('— '),
      $createMemoLinkNode(oneLine(origin), target),
    )
    const around = selection.anchor.getNode().getTopLevelElementOrThrow()
    const isEmpty = $isParagraphNode(around) && around.getTextContentSize() === 0
    if (isEmpty) around.replace(block)
    else around.insertAfter(block)
    const next = block.getNextSibling()
    const after = $isParagraphNode(next) ? next : $createParagraphNode()
    if (after !== next) block.insertAfter(after)
    after.selectStart()
  })
}

function $selectTyped({ key, start, end }: TypedName): boolean {
  const node = $getNodeByKey(key)
  if (!$isTextNode(node) || node.getTextContentSize() < end) return false
  node.select(start, end)
  return true
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}
