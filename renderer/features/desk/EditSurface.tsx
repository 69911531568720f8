import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import { carryCodings } from '../../../shared/text/carry-codings.ts'
import { findEdits } from '../../../shared/text/edit-script.ts'
import '../../editor/highlights.css'
import { EditView } from '../../editor/edit-view.ts'
import editorStyles from '../../editor/transcript.module.css'
import { classes } from '../../ui/classes.ts'
import styles from './Desk.module.css'
import { editPlaces, readDraftFrom, setDraft, useDrafts } from './drafts.ts'
import edit from './Edit.module.css'
import { useIsActive } from './session.ts'
import { layOut, measureOf } from './stripe-layout.ts'
import { useAppearance } from '../../store/appearance.ts'
import { useWidth } from './use-size.ts'

/** The text of a source, whole and open to typing, with its codings painted where saving would put them. */
export function EditSurface({ source, codings }: { source: Source; codings: readonly Coding[] }) {
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditView | null>(null)
  const { readingSize, lineLength } = useAppearance()
  const isSaving = useDrafts(state => state.drafts[source.id]?.isSaving ?? false)
  const isActive = useIsActive(source.id)
  const width = useWidth(scroller)
  const isMeasured = width > 0
  const paint = useRef<() => void>(() => {})

  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null || !isMeasured) return
    const text = useDrafts.getState().drafts[source.id]?.text ?? ''
    const opened = new EditView(root.current, scroller.current, text, typed => {
      setDraft(source.id, { text: typed })
      paint.current()
    })
    const stopReading = readDraftFrom(source.id, () => opened.text)
    goTo(opened, source.id)
    setView(opened)
    return () => {
      stopReading()
      keepPlace(opened, source.id)
      setView(null)
      opened.dispose()
    }
  }, [source.id, isMeasured])

  useLayoutEffect(() => {
    paint.current = () => {
      if (view === null) return
      const { text } = view.map
      const foreseen = carryCodings(codings, findEdits(source.text, text), source.text, text)
      if (isActive) useDrafts.setState({ foreseen })
      const passages = codings.flatMap(({ id, roles }) => {
        const place = foreseen.places.get(id)
        return place === undefined ? [] : [{ ...place, roles }]
      })
      view.highlighter.setPassages(passages.sort((a, b) => a.start - b.start))
      // Now, not in the next frame: the words are in this one.
      view.highlighter.flush(true)
    }
    paint.current()
  }, [view, codings, source.text, isActive])

  useEffect(() => {
    if (view !== null && isActive && !isSaving) view.root.focus({ preventScroll: true })
  }, [view, isActive, isSaving])

  const layout = layOut(0, width)
  const look = {
    '--text-zoom': readingSize,
    '--measure': measureOf(lineLength),
    '--gutter': `${Math.round(layout.gutter * Math.max(1, readingSize))}px`,
    '--stripes': `${layout.margin}px`,
  } as CSSProperties
  return (
    <div
      ref={scroller}
      className={classes(editorStyles.scroller, edit.scroller)}
      data-testid="transcript-edit"
    >
      <div className={editorStyles.page} style={look} data-narrow={layout.isNarrow || undefined}>
        <div
          ref={root}
          className={classes(editorStyles.root, edit.root)}
          contentEditable={!isSaving}
          suppressContentEditableWarning
          role="textbox"
          aria-multiline
          aria-label={`Editing the text of ${source.title}`}
          aria-describedby="desk-edit-help"
          tabIndex={0}
          spellCheck={false}
          translate="no"
        />
      </div>
      <p id="desk-edit-help" className={styles.hidden}>
        Type to correct the text; codings follow the words. Control S saves it, Control E leaves.
      </p>
    </div>
  )
}

/** Puts the reader where the text was being read, and the caret there. */
function goTo(view: EditView, sourceId: string): void {
  const place = editPlaces.get(sourceId)
  view.near.refresh()
  if (place === undefined) return
  const blockIndex = blockIndexAt(view.map.blocks, place.offset)
  view.position = { blockIndex, above: place.above }
  const caret = place.caret ?? place.offset
  view.map.writeSelection(caret, caret)
}

function keepPlace(view: EditView, sourceId: string): void {
  const { blockIndex, above } = view.position
  const offset = view.map.blocks[blockIndex]?.start ?? 0
  const caret = view.map.readSelection()?.focus
  editPlaces.set(sourceId, { offset, above, ...(caret === undefined ? {} : { caret }) })
}
