import { useEffect, useState } from 'react'
import type { HubMerge } from '../../../../shared/contract/hub.ts'
import { call } from '../../../api/client.ts'
import { sayUndoable } from '../../../store/act.ts'
import { errorText } from '../../../store/notices.ts'
import { count } from '../../../ui/format.ts'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import { thingOf } from '../conflict-words.ts'
import css from '../CopiesView.module.css'
import { useAsking } from './use-asking.ts'

/** Shows what all that waits on the hub would bring, and merges it. */
export function MergeHub({ onDone }: { onDone: () => void }) {
  const [preview, setPreview] = useState<HubMerge | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    let isShown = true
    call('hub.preview', {}).then(
      found => isShown && setPreview(found),
      (error: unknown) => isShown && setRefused(errorText(error)),
    )
    return () => {
      isShown = false
    }
  }, [])
  const { problem, isBusy, run } = useAsking(async () => {
    const { steps, conflicts } = await call('hub.merge', {})
    onDone()
    const open = conflicts.length > 0 ? `, ${count(conflicts.length, 'conflict')} to settle` : ''
    sayUndoable(`${count(steps, 'step')} merged${open}`)
  })
  return (
    <StepDialog
      title="What has come"
      action="Merge"
      busyAction="Merging…"
      isBusy={isBusy}
      isDisabled={preview === null}
      onRun={run}
      onClose={onDone}
    >
      <div className={css.form}>
        {preview === null && refused === null && <p role="status">Fetching it…</p>}
        {preview !== null && <Report report={preview} />}
        {(problem ?? refused) !== null && <p role="alert">{problem ?? refused}</p>}
      </div>
    </StepDialog>
  )
}

function Report({ report }: { report: HubMerge }) {
  const { steps, byResearcher, changed, orphaned, conflicts, from, setAside } = report
  const strangers = from.filter(sender => !sender.isKnown)
  return (
    <>
      <p>
        {steps === 0
          ? 'Everything in it is here already.'
          : `${count(steps, 'step')} that this copy does not have: ${byResearcher.map(one => `${one.name} ${one.steps}`).join(', ')}.`}
      </p>
      {strangers.length > 0 && (
        <p className={css.warning}>
          {'Heard of for the first time: '}
          {strangers.map(one => `${one.researcher}, fingerprint ${one.fingerprint}`).join('; ')}.
          Compare fingerprints by telephone or face to face before you merge.
        </p>
      )}
      <ul className={css.report}>
        {changed.map(({ table, rows }) => (
          <li key={table}>
            {thingOf(table)}: {count(rows, 'change')}
          </li>
        ))}
        {orphaned > 0 && (
          <li>{count(orphaned, 'coding')} would lose its words and wait in the list</li>
        )}
      </ul>
      {conflicts.length > 0 && (
        <p>
          {count(conflicts.length, 'conflict')}: both readings are kept, and settled under Copies
          after the merge.
        </p>
      )}
      {setAside.length > 0 && (
        <p className={css.warning}>
          {count(setAside.length, 'bundle')} could not be read and will be passed over. Ask for what
          was in it as a file.
        </p>
      )}
    </>
  )
}
