import { ClipboardPaste, PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { useKeys } from '../../ui/keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { dropDraft, isChanged, mayLeaveDraft, saveDraft, useDrafts } from './drafts.ts'
import styles from './Edit.module.css'
import { ReplaceText } from './ReplaceText.tsx'
import { useIsActive } from './session.ts'

/** Says, over the text, that it can be changed now, and how to end that. */
export function EditBar({ source, codings }: { source: Source; codings: readonly Coding[] }) {
  const draft = useDrafts(state => state.drafts[source.id])
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [isReplacing, setIsReplacing] = useState(false)
  const isActive = useIsActive(source.id)
  const isSaving = draft?.isSaving ?? false
  const hasChanges = draft !== undefined && draft.text !== draft.base
  const save = () => void saveDraft(source.id)

  function discard() {
    if (isChanged(source.id)) setIsDiscarding(true)
    else dropDraft(source.id)
  }
  return (
    <div className={styles.bar} role="region" aria-label="Editing the text">
      {isActive && <EditKeys sourceId={source.id} />}
      <PencilLine size={18} aria-hidden className={styles.icon} />
      <p className={styles.what}>
        <strong>{`Editing the text of ${source.title}`}</strong>
        <span className={styles.how}> — codings follow the words</span>
      </p>
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="quiet"
          icon={ClipboardPaste}
          isDisabled={isSaving}
          onPress={() => setIsReplacing(true)}
        >
          Paste a better transcript…
        </Button>
        <Button size="small" isDisabled={isSaving} onPress={discard}>
          {hasChanges ? 'Discard' : 'Leave'}
        </Button>
        <Button size="small" variant="primary" isDisabled={isSaving || !hasChanges} onPress={save}>
          {isSaving ? 'Saving…' : 'Save the text'}
        </Button>
      </div>
      <Dialog
        title="Discard the corrections?"
        role="alertdialog"
        size="small"
        isOpen={isDiscarding}
        onClose={() => setIsDiscarding(false)}
        footer={
          <>
            <Button autoFocus onPress={() => setIsDiscarding(false)}>
              Keep editing
            </Button>
            <Button variant="danger" onPress={() => dropDraft(source.id)}>
              Discard the corrections
            </Button>
          </>
        }
      >
        {`What was typed into ${source.title} since it was last saved would be gone. This cannot be undone.`}
      </Dialog>
      {isReplacing && (
        <ReplaceText
          source={source}
          codings={codings}
          hasChanges={hasChanges}
          onClose={() => setIsReplacing(false)}
        />
      )}
    </div>
  )
}

/** The keys of the text that is being edited; of two side by side, of the one that is read. */
function EditKeys({ sourceId }: { sourceId: string }) {
  useKeys('Editing a text', [
    {
      keys: '$mod+s',
      label: 'Save the text',
      run: () => void saveDraft(sourceId),
      inFields: true,
    },
    {
      keys: '$mod+e',
      label: 'Leave the text as it is now',
      run: () => void leave(sourceId),
      inFields: true,
    },
    { keys: '$mod+z', label: 'Undo typing' },
    { keys: '$mod+Shift+z', label: 'Redo typing' },
  ])
  return null
}

async function leave(sourceId: string): Promise<void> {
  if (await mayLeaveDraft(sourceId)) dropDraft(sourceId)
}
