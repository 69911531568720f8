import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { ClauseDetail } from './ClauseDetail.tsx'
import { ClauseList } from './ClauseList.tsx'
import { applyInput, type Draft } from './drafts.ts'
import styles from './Markers.module.css'

interface ReviewProps {
  source: Source
  initial: readonly Draft[]
  onApplied: (result: OutputOf<'markers.apply'>) => void
  /** The text was another one by the time it was to be coded. */
  onStale: () => void
  onClose: () => void
}

/** The proposals, one below the other, to be ticked and put right before any of them is a coding. */
export function Review({ source, initial, onApplied, onStale, onClose }: ReviewProps) {
  const [drafts, setDrafts] = useState(initial)
  const [currentId, setCurrentId] = useState(0)
  const [takesOut, setTakesOut] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const current = drafts[currentId]
  const ticked = drafts.filter(({ isTicked }) => isTicked).length
  const input = applyInput(source.id, drafts, takesOut)
  const change = (draft: Draft) =>
    setDrafts(all => all.map(other => (other.id === draft.id ? draft : other)))
  const tickAll = (isTicked: boolean) =>
    setDrafts(drafts.map(draft => ({ ...draft, isTicked: isTicked && draft.roles.length > 0 })))
  const apply = async () => {
    setIsBusy(true)
    const result = await act('markers.apply', input)
    setIsBusy(false)
    if (result) onApplied(result)
    else onStale()
  }
  const made = input.codings.length
  const taken = input.removeMarkers?.length ?? 0
  return (
    <Dialog
      title={`Inline markers in “${source.title}”`}
      isOpen
      isFirm
      size="wide"
      onClose={onClose}
      footer={
        <>
          <div className={styles.takeOut}>
            <Checkbox
              label="Take the markers out of the text"
              isTicked={takesOut}
              onChange={setTakesOut}
            />
          </div>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || made + taken === 0}
            onPress={() => void apply()}
          >
            {made === 0 && taken > 0
              ? `Take out ${count(taken, 'marker')}`
              : `Make ${count(made, 'coding')}`}
          </Button>
        </>
      }
    >
      {drafts.length === 0 ? (
        <p>
          This text holds none. Markers are letters or names of roles in brackets behind the words
          they stand for: (C), [M], (C/M), (Mechanism), (*context*).
        </p>
      ) : (
        <>
          <div className={styles.bar}>
            <Checkbox
              label={`${ticked} of ${count(drafts.length, 'clause')} ticked`}
              isTicked={ticked === drafts.length}
              isMixed={ticked > 0 && ticked < drafts.length}
              onChange={tickAll}
            />
            <span className={styles.help}>
              Where a clause begins is a guess: check it. Nothing is coded before you say so.
            </span>
          </div>
          <div className={styles.columns}>
            <ClauseList
              source={source}
              drafts={drafts}
              currentId={currentId}
              onCurrent={setCurrentId}
              onChange={change}
            />
            {current && <ClauseDetail source={source} draft={current} onChange={change} />}
          </div>
        </>
      )}
    </Dialog>
  )
}
