import { useState } from 'react'
import type { ReferenceSummary } from '../../../shared/contract/references.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { chooseAndImport } from '../../store/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { StepDialog } from '../../ui/StepDialog.tsx'
import css from './Review.module.css'

const WHY = { doi: 'same DOI', title: 'same title', fileName: 'by its file name' }

/** Sources that may be the full texts of references, to be attached in one step. */
export function FullTexts({
  references,
  onClose,
}: {
  references: readonly ReferenceSummary[]
  onClose: () => void
}) {
  const { data: matches } = useProcedure('references.matches', {}, { readsOnShow: true })
  const { data: sources } = useProcedure('sources.list', {})
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = (matches ?? []).filter(({ sourceId }) => !left.has(sourceId))
  const titles = new Map(references.map(({ id, title }) => [id, title]))
  const names = new Map(sources?.map(({ id, title }) => [id, title]))
  async function attach() {
    const pairs = chosen.map(({ referenceId, sourceId }) => ({ referenceId, sourceId }))
    const done = await act('references.attach', { pairs })
    if (done === undefined) return
    sayUndoable(`${count(done.attached, 'full text')} attached.`)
    onClose()
  }
  return (
    <StepDialog
      title="Full texts"
      size="large"
      action={`Attach ${count(chosen.length, 'full text')}`}
      isBusy={false}
      isDisabled={chosen.length === 0}
      onRun={() => void attach()}
      onClose={onClose}
    >
      <div className={css.fields}>
        <p>
          Papers that are imported as sources are matched with references by their DOI, their title
          or their file name. Untick what does not belong together.
        </p>
        <div>
          <Button
            onPress={() => {
              onClose()
              void chooseAndImport()
            }}
          >
            Import papers as sources…
          </Button>
        </div>
        {matches?.length === 0 && (
          <p className={css.note}>No source matches a reference that has no full text yet.</p>
        )}
        <ul className={css.plain}>
          {matches?.map(({ referenceId, sourceId, why }) => (
            <li key={sourceId} className={css.match}>
              <Checkbox
                label={`${names.get(sourceId) ?? 'A source'} (${WHY[why]})`}
                isTicked={!left.has(sourceId)}
                onChange={isTicked => {
                  const next = new Set(left)
                  if (isTicked) next.delete(sourceId)
                  else next.add(sourceId)
                  setLeft(next)
                }}
              />
              <span className={css.note}>{titles.get(referenceId)}</span>
            </li>
          ))}
        </ul>
      </div>
    </StepDialog>
  )
}
