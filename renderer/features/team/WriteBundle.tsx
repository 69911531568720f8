import { useState } from 'react'
import type { FileEntry } from '../../../shared/contract/host.ts'
import { call, useProcedure } from '../../api/client.ts'
import { useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import { NewPassphrase } from '../../ui/NewPassphrase.tsx'
import { Select } from '../../ui/Select.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import css from './CopiesView.module.css'
import { useSealing } from './use-sealing.ts'

/** No copy in particular. */
const EVERYBODY = ''

/** Writes the steps of this copy for the others, encrypted. */
export function WriteBundle({ file, onDone }: { file: FileEntry; onDone: () => void }) {
  const [forCopy, setForCopy] = useState(EVERYBODY)
  const { data: status } = useProcedure('team.status', {})
  const parts = status?.members.filter(({ part }) => part === 'some sources') ?? []
  const { draft, setDraft, problem, isBusy, run } = useSealing(async passphrase => {
    const only = forCopy === EVERYBODY ? {} : { forCopy }
    const made = await call('bundles.write', { path: file.token, passphrase, ...only })
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
        {parts.length > 0 && (
          <>
            <Select
              label="For"
              value={forCopy}
              options={[
                { id: EVERYBODY, label: 'Copies with all sources' },
                ...parts.map(({ copyId, fingerprint }) => ({
                  ...{ id: copyId, label: `The copy ${fingerprint}` },
                  description: 'Only what it is to have of the sources',
                })),
              ]}
              onChange={setForCopy}
            />
            <p className={css.soft}>
              Give a colleague who has some of the sources only the bundle for that copy, with a
              passphrase of its own: whoever has the passphrase of the others can open these.
            </p>
          </>
        )}
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
