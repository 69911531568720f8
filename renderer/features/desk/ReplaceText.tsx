import { type DragEvent, useDeferredValue, useMemo, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { carryCodings } from '../../../shared/text/carry-codings.ts'
import { findEdits } from '../../../shared/text/edit-script.ts'
import { count } from '../../ui/format.ts'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { dropDraft, saveText } from './drafts.ts'
import styles from './Edit.module.css'
import { describeEdit, editCounts, shortQuote } from './edit-words.ts'

interface ReplaceTextProps {
  source: Source
  codings: readonly Coding[]
  hasChanges: boolean
  onClose: () => void
}

/** Another text in place of the whole one, after a look at what that would make of the codings. */
export function ReplaceText({ source, codings, hasChanges, onClose }: ReplaceTextProps) {
  const [given, setGiven] = useState('')
  const [isSaving, setIsSaving] = useState(false)
  const text = useDeferredValue(given)
  const foreseen = useMemo(() => {
    const newText = toText(text)
    if (newText.trim() === '') return null
    const edits = findEdits(source.text, newText)
    return { edits, ...carryCodings(codings, edits, source.text, newText) }
  }, [text, source, codings])
  const isSame = foreseen?.edits.length === 0
  const lost = new Set(foreseen?.lost)
  const losses = codings.filter(({ id }) => lost.has(id))

  async function replace() {
    setIsSaving(true)
    const report = await saveText(source.id, toText(given))
    setIsSaving(false)
    if (report === undefined) return
    dropDraft(source.id)
    onClose()
  }
  async function dropFile(event: DragEvent) {
    event.preventDefault()
    event.stopPropagation()
    const file = event.dataTransfer.files[0]
    if (file !== undefined) setGiven(await file.text())
    else setGiven(event.dataTransfer.getData('text/plain'))
  }

  return (
    <StepDialog
      title={`A better transcript of ${source.title}`}
      size="large"
      action="Replace the text"
      busyAction="Saving…"
      isBusy={isSaving}
      isDisabled={foreseen === null || isSame || text !== given}
      onRun={() => void replace()}
      onClose={onClose}
    >
      <div
        className={styles.replace}
        data-takes-files
        onDragOver={event => event.preventDefault()}
        onDrop={event => void dropFile(event)}
      >
        <TextArea
          label="The whole text, with its speaker labels"
          value={given}
          onChange={setGiven}
          rows={12}
          autoFocus
          placeholder="Paste the text here, or drop a text file"
          help={
            hasChanges
              ? 'It replaces the text as it was saved last; what you have typed since goes.'
              : 'Codings are found again by their words. The step can be undone.'
          }
        />
        <div className={styles.foreseen} role="status">
          {foreseen === null ? (
            'What becomes of the codings is shown here before anything changes.'
          ) : isSame ? (
            'This is the text as it is.'
          ) : (
            <>
              <p className={styles.sum}>{describeEdit(editCounts(foreseen.counts))}</p>
              <p>{`${count(foreseen.edits.length, 'place')} of the text would change.`}</p>
              {losses.length > 0 && (
                <ul className={styles.losses}>
                  {losses.slice(0, 20).map(({ id, quote }) => (
                    <li key={id}>{shortQuote(quote)}</li>
                  ))}
                  {losses.length > 20 && <li>{`and ${losses.length - 20} more`}</li>}
                </ul>
              )}
            </>
          )}
        </div>
      </div>
    </StepDialog>
  )
}

/** As the engine will store it. */
function toText(given: string): string {
  return given
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .toWellFormed()
}
