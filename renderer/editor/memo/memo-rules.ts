import { $isListItemNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import {
  $createTextNode,
  $findMatchingParent,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_LOW,
  type ElementNode,
  INDENT_CONTENT_COMMAND,
  IS_BOLD,
  IS_ITALIC,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  ParagraphNode,
  TextNode,
} from 'lexical'
import { MemoLinkNode } from './memo-link-node.ts'

/** Keeps in the editor only what Markdown can say: so what is on screen is what is saved. */
export function registerMemoRules(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TextNode, $clean),
    editor.registerNodeTransform(MemoLinkNode, $clean),
    editor.registerNodeTransform(ParagraphNode, $align),
    editor.registerNodeTransform(QuoteNode, $align),
    editor.registerNodeTransform(HeadingNode, heading => {
      $align(heading)
      for (const child of heading.getChildren()) {
        if ($isLineBreakNode(child)) child.replace($createTextNode(' '))
      }
    }),
    // Tab is the list's inside a list and leads out of the editor everywhere else.
    editor.registerCommand(
      KEY_TAB_COMMAND,
      event => {
        const item = $itemAtCaret()
        if (item === null) return true
        event.preventDefault()
        const command = event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND
        return editor.dispatchCommand(command, undefined)
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    // An item lies under the one above it; the first of a list has none.
    editor.registerCommand(
      INDENT_CONTENT_COMMAND,
      () => {
        const item = $itemAtCaret()
        return item !== null && item.getPreviousSibling() === null
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}

function $itemAtCaret() {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode)
  return $isListItemNode(item) ? item : null
}

function $clean(node: TextNode): void {
  const format = node.getFormat() & (IS_BOLD | IS_ITALIC)
  if (format !== node.getFormat()) node.setFormat(format)
  if (node.getStyle() !== '') node.setStyle('')
}

function $align(node: ElementNode): void {
  if (node.getFormatType() !== '') node.setFormat('')
  if (node.getIndent() !== 0) node.setIndent(0)
}
