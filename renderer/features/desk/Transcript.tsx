import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import { NO_LANES } from '../../../shared/text/lanes.ts'
import '../../editor/highlights.css'
import editorStyles from '../../editor/transcript.module.css'
import type { ReadingPosition } from '../../editor/reveal.ts'
import { TranscriptView } from '../../editor/transcript-view.ts'
import { CodePicker } from './CodePicker.tsx'
import styles from './Desk.module.css'
import { readingPositions, useDesk } from './desk-store.ts'
import { editPlaces } from './drafts.ts'
import { DensityStrip } from './DensityStrip.tsx'
import { EdgeHandles } from './EdgeHandles.tsx'
import { followPlace } from './follow-place.ts'
import { GoTo } from './GoTo.tsx'
import { LinkPrompt } from './LinkPrompt.tsx'
import { Recode } from './Recode.tsx'
import { DockedBar, SelectionBar } from './SelectionBar.tsx'
import { useIsActive, useSession } from './session.ts'
import { lanesOf, layOut, measureOf } from './stripe-layout.ts'
import { SpeakerPicker } from './SpeakerPicker.tsx'
import { Stripes } from './Stripes.tsx'
import { handleTextKey } from './use-desk-keys.ts'
import { useGutter } from './use-speakers.ts'
import { useJumps, usePaint, useSelectionTracking } from './use-transcript.ts'
import { useAppearance } from '../../store/appearance.ts'
import { useHeight, useWidth } from './use-size.ts'

/** A text lower than this has no line to spare for what floats over it; CSS pixels. */
const LOW = 320

/** Where the reader was while the text was being edited; then its blocks had other places. */
function placeOf({ id, blocks }: Source): ReadingPosition | undefined {
  const place = editPlaces.get(id)
  editPlaces.delete(id)
  return (
    place && { blockIndex: Math.max(0, blockIndexAt(blocks, place.offset)), above: place.above }
  )
}

interface TranscriptProps {
  codings: readonly Coding[]
  /** The offset at the top of the view when the text was last read, if the window does not know better. */
  lastRead: number | null
}

/** The text with everything that lies over it and beside it. */
export function Transcript({ codings, lastRead }: TranscriptProps) {
  const session = useSession()
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const lanes = useRef(NO_LANES)
  const [view, setView] = useState<TranscriptView | null>(null)
  const { readingSize, lineLength } = useAppearance()
  const isActive = useIsActive(session.source.id)
  const width = useWidth(scroller)
  // The text goes in once its width is known: another would lay out all of it again.
  const isMeasured = width > 0

  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null || !isMeasured) return
    const { source } = session
    const opened = new TranscriptView(root.current, scroller.current, source)
    session.view = opened
    setView(opened)
    const position = placeOf(source) ?? readingPositions.get(source.id)
    if (position !== undefined) opened.position = position
    else if (lastRead !== null) opened.showAtTop(lastRead)
    opened.near.refresh()
    const { caret } = session
    if (caret !== null) opened.map.writeSelection(caret.anchor, caret.focus)
    const stopFollowing = followPlace(opened, source.id)
    return () => {
      stopFollowing()
      readingPositions.set(source.id, opened.position)
      session.view = null
      setView(null)
      opened.dispose()
    }
  }, [session, isMeasured, lastRead])

  const { blocks } = session.source
  const laid = useMemo(() => {
    lanes.current = lanesOf(codings, blocks, lanes.current)
    return lanes.current
  }, [codings, blocks])
  const layout = useMemo(() => layOut(laid.count, width), [laid.count, width])
  const isLow = useHeight(scroller) < LOW
  const isDocked = isMeasured && (layout.isNarrow || isLow)
  usePaint(view, codings)
  useSelectionTracking(view)
  useJumps(view)
  useGutter(view)

  const look = {
    '--text-zoom': readingSize,
    '--measure': measureOf(lineLength),
    '--gutter': `${Math.round(layout.gutter * Math.max(1, readingSize))}px`,
    '--stripes': `${layout.margin}px`,
  } as CSSProperties
  return (
    <>
      <div className={editorStyles.reading}>
        <div ref={scroller} className={editorStyles.scroller} data-testid="transcript">
          <div
            className={editorStyles.page}
            style={look}
            data-narrow={layout.isNarrow || undefined}
          >
            <div
              ref={root}
              className={editorStyles.root}
              // Not `true`, for which React reads the caret's place through all of the text whenever anything is drawn.
              contentEditable="plaintext-only"
              suppressContentEditableWarning
              role="textbox"
              aria-multiline
              aria-readonly
              aria-label={`Transcript: ${session.source.title}`}
              aria-describedby="desk-text-help"
              tabIndex={0}
              spellCheck={false}
              translate="no"
              data-keys="program"
              onKeyDown={event => handleTextKey(session, event)}
            />
            {view !== null && (
              <div className={editorStyles.overlay}>
                <Stripes view={view} codings={codings} lanes={laid} layout={layout} />
                {isActive && <AtTheWords view={view} codings={codings} isDocked={isDocked} />}
              </div>
            )}
          </div>
          <p id="desk-text-help" className={styles.hidden}>
            The text is for reading. Select words and press C, I, M or O to code them. Control E
            corrects the text. Shift S says who speaks. Press question mark for all keys.
          </p>
        </div>
        {isActive && view !== null && <GoTo />}
        {view !== null && (
          <DensityStrip view={view} codings={codings} length={session.source.text.length} />
        )}
      </div>
      {isDocked && isActive && <DockedBar />}
    </>
  )
}

/** What lies by the words in hand: ends to drag, and everything that can be done with them. */
function AtTheWords({
  view,
  codings,
  isDocked,
}: {
  view: TranscriptView
  codings: readonly Coding[]
  /** What can be done with them stands at the foot of the text instead. */
  isDocked: boolean
}) {
  const popup = useDesk(state => state.popup)
  return (
    <>
      <EdgeHandles view={view} codings={codings} />
      {popup === null && !isDocked && <SelectionBar view={view} />}
      {popup?.kind === 'codes' && <CodePicker view={view} />}
      {popup?.kind === 'recode' && <Recode view={view} {...popup} />}
      {popup?.kind === 'speaker' && <SpeakerPicker view={view} {...popup} />}
      {popup?.kind === 'link' && <LinkPrompt view={view} role={popup.role} />}
    </>
  )
}
