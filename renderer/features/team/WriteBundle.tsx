import type { FileEntry } from '../../../shared/contract/host.ts'
import { call } from '../../api/client.ts'
import { useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import { NewPassphrase } from '../../ui/NewPassphrase.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import css from './CopiesView.module.css'
import { useSealing } from './use-sealing.ts'

/** Writes the steps of this copy for the others, encrypted. */
export function WriteBundle({ file, onDone }: { file: FileEntry; onDone: () => void }) {
  const { draft, setDraft, problem, isBusy, run } = useSealing(async passphrase => {
    const made = await call('bundles.write', { path: file.token, passphrase })
    useNotices.getState().say(`${made.fileName}: ${count(made.steps, 'step')}, encrypted`)
    onDone()
  })
  return (
    <StepDialog
      title="A bundle for the other copies"
      size="small"
      action="Write the bundle"
      busyAction="Writing…"
      isBusy={isBusy}
      onRun={run}
      onClose={onDone}
    >
      <div className={css.form}>
        <p>
          It holds every step since the first copy was made, with the texts that came with them. A
          bundle that comes twice, or late, does no harm.
        </p>
        <NewPassphrase
          label="Passphrase of the team"
          value={draft}
          onChange={setDraft}
          onEnter={run}
          autoFocus
        />
        <p className={css.soft}>
          Whoever merges it needs this passphrase: agree on one, and never send it along with the
          bundle.
        </p>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </StepDialog>
  )
}
