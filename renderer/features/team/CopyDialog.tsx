import { useState } from 'react'
import type { FileEntry } from '../../../shared/contract/host.ts'
import { call } from '../../api/client.ts'
import { useEncryption } from '../../store/encryption.ts'
import { useNotices } from '../../store/notices.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { NewPassphrase } from '../../ui/NewPassphrase.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { count } from '../../ui/format.ts'
import { type CopyScope, ScopeFields, scopeInput, WHOLE } from './ScopeFields.tsx'
import css from './CopiesView.module.css'
import { useSealing } from './use-sealing.ts'

/** Writes a copy of the project for a colleague. */
export function CopyDialog({ file, onDone }: { file: FileEntry; onDone: () => void }) {
  const [hasOwn, setHasOwn] = useState(true)
  const [scope, setScope] = useState<CopyScope>(WHOLE)
  const { draft, setDraft, problem, isBusy, run } = useSealing(async passphrase => {
    const secret = hasOwn ? { passphrase } : {}
    const made = await call('team.copy', { path: file.token, ...secret, ...scopeInput(scope) })
    const { fileName, recoveryKey, names } = made
    const left =
      names !== null && names.doubtful > 0
        ? `. ${count(names.doubtful, 'place')} may still hold a name: look through it before you hand it over`
        : ''
    useNotices.getState().say(`Copy written and checked: ${fileName}${left}`)
    onDone()
    if (recoveryKey !== null) {
      useEncryption.getState().show({ kind: 'recoveryKey', recoveryKey, backups: 0 })
    }
  }, hasOwn)
  return (
    <StepDialog
      title="A copy for a colleague"
      size="small"
      action="Write the copy"
      busyAction="Writing…"
      isBusy={isBusy}
      isDisabled={scope.kind !== 'all' && scope.ids.length === 0}
      onRun={run}
      onClose={onDone}
    >
      <div className={css.form}>
        <p>
          {`What is done in “${file.name}” is told from what is done here, so that both can be merged.`}
        </p>
        <ScopeFields scope={scope} onChange={setScope} isDisabled={isBusy} />
        <Checkbox
          label="It gets a passphrase of its own"
          isTicked={hasOwn}
          onChange={setHasOwn}
          isDisabled={isBusy}
        />
        {hasOwn && <NewPassphrase value={draft} onChange={setDraft} onEnter={run} autoFocus />}
        {!hasOwn && (
          <p className={css.warning}>
            Then it opens as this project does: with the same passphrase, or with none.
          </p>
        )}
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </StepDialog>
  )
}
