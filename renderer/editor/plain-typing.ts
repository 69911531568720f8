import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $selectAll,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  type RangeSelection,
  REMOVE_TEXT_COMMAND,
  SELECT_ALL_COMMAND,
} from 'lexical'

/**
 * Typing in lines of plain text. Lexical's core asks what to do with each key and edit; nothing here can bring in a
 * format, a link or a picture, so what is on screen is all that there is.
 */
export function registerPlainTyping(editor: LexicalEditor): () => void {
  const onSelection = <T>(
    command: LexicalCommand<T>,
    run: (selection: RangeSelection, payload: T) => void,
  ) =>
    editor.registerCommand(
      command,
      payload => {
        const selection = $getSelection()
        if (!$isRangeSelection(selection)) return false
        run(selection, payload)
        return true
      },
      COMMAND_PRIORITY_EDITOR,
    )
  const asKey = <T>(key: LexicalCommand<KeyboardEvent | T>, command: () => void) =>
    onSelection(key, (_, event) => {
      if (event instanceof Event) event.preventDefault()
      command()
    })
  return mergeRegister(
    onSelection(DELETE_CHARACTER_COMMAND, (selection, back) => selection.deleteCharacter(back)),
    onSelection(DELETE_WORD_COMMAND, (selection, back) => selection.deleteWord(back)),
    onSelection(DELETE_LINE_COMMAND, (selection, back) => selection.deleteLine(back)),
    onSelection(REMOVE_TEXT_COMMAND, selection => selection.removeText()),
    onSelection(INSERT_PARAGRAPH_COMMAND, selection => void selection.insertParagraph()),
    onSelection(INSERT_LINE_BREAK_COMMAND, selection => void selection.insertParagraph()),
    onSelection(CONTROLLED_TEXT_INSERTION_COMMAND, (selection, given) => {
      const text =
        typeof given === 'string'
          ? given
          : (given.dataTransfer?.getData('text/plain') ?? given.data)
      if (text !== null) $insertLines(selection, text)
    }),
    asKey(KEY_BACKSPACE_COMMAND, () => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true)),
    asKey(KEY_DELETE_COMMAND, () => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false)),
    asKey(KEY_ENTER_COMMAND, () => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)),
    onSelection(SELECT_ALL_COMMAND, (_, event) => {
      event.preventDefault()
      $selectAll()
    }),
    onSelection(COPY_COMMAND, (selection, event) => $copy(selection, event)),
    onSelection(CUT_COMMAND, (selection, event) => {
      $copy(selection, event)
      selection.removeText()
    }),
    onSelection(PASTE_COMMAND, (selection, event) => {
      event.preventDefault()
      const data = 'clipboardData' in event ? event.clipboardData : null
      $insertLines(selection, data?.getData('text/plain') ?? '')
    }),
    onSelection(DROP_COMMAND, (_, event) => event.preventDefault()),
    onSelection(DRAGSTART_COMMAND, (_, event) => event.preventDefault()),
  )
}

/** Puts text in place of what is selected, a paragraph for each of its lines. */
function $insertLines(selection: RangeSelection, text: string): void {
  const lines = toStorable(text).split('\n')
  if (!selection.isCollapsed()) selection.removeText()
  lines.forEach((line, index) => {
    if (index > 0) selection.insertParagraph()
    if (line !== '') selection.insertText(line)
  })
}

/** What a source's text may hold: line feeds only, no NUL, no half characters. */
function toStorable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed()
}

/** Only when something is selected: an empty copy would empty the clipboard. */
function $copy(selection: RangeSelection, event: ClipboardEvent | KeyboardEvent | null): void {
  if (event === null || !('clipboardData' in event) || selection.isCollapsed()) return
  event.preventDefault()
  event.clipboardData?.setData('text/plain', $selectedText(selection))
}

/** Lexical puts an empty line between blocks; here a block is a line. */
function $selectedText(selection: RangeSelection): string {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const first = start.getNode().getTopLevelElement()
  const last = end.getNode().getTopLevelElement()
  const from = start.type === 'text' ? start.offset : 0
  if (first === null || last === null) return $lines().join('\n')
  const to = end.type === 'text' ? end.offset : last.getTextContentSize()
  if (first.is(last)) return first.getTextContent().slice(from, to)
  const between = $lines().slice(first.getIndexWithinParent() + 1, last.getIndexWithinParent())
  return [first.getTextContent().slice(from), ...between, last.getTextContent().slice(0, to)].join(
    '\n',
  )
}

/** The lines of the document; call inside a read or an update. */
export function $lines(): string[] {
  return $getRoot()
    .getChildren()
    .filter($isElementNode)
    .map(line => line.getTextContent())
}

/** Puts other text in place of the whole document. */
export function $fillLines(
  text: string,
  createLine: () => ReturnType<typeof $createParagraphNode> = $createParagraphNode,
): void {
  $getRoot()
    .clear()
    .append(
      ...text
        .split('\n')
        .map(line => (line === '' ? createLine() : createLine().append($createTextNode(line)))),
    )
}
