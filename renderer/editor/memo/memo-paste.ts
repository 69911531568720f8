import {
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'
import { $createBlocks, plainBlocks } from './memo-document.ts'
import { readHtml } from './read-html.ts'

/** Names the editor in what it copies. */
export const MEMO_NAMESPACE = 'memo'
const OWN_TYPE = 'application/x-lexical-editor'

/**
 * What may be pasted: a piece of a memo as it was copied, or the structure and words of anything else. Lexical's own way
 * would parse foreign HTML where it could load pictures. Nothing foreign comes in by being dropped.
 */
export function registerMemoPaste(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        if (data === null || isOwn(data.getData(OWN_TYPE))) return false
        event.preventDefault()
        $paste(data.getData('text/html'), data.getData('text/plain'))
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      event => {
        if (isOwn(event.dataTransfer?.getData(OWN_TYPE) ?? '')) return false
        event.preventDefault()
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}

function isOwn(copied: string): boolean {
  try {
    return JSON.parse(copied).namespace === MEMO_NAMESPACE
  } catch {
    // Not copied from an editor at all.
    return false
  }
}

function $paste(html: string, text: string): void {
  const blocks = (html === '' ? null : readHtml(html)) ?? plainBlocks(toStorable(text))
  const nodes = $createBlocks(blocks)
  const [first] = nodes
  const selection = $getSelection()
  if (first === undefined || !$isRangeSelection(selection)) return
  const isPhrase = nodes.length === 1 && blocks[0]?.kind === 'paragraph' && $isElementNode(first)
  $insertNodes(isPhrase ? first.getChildren() : nodes)
}

/** What a memo may hold: no NUL, no half characters. */
function toStorable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
