import { Gauge } from 'lucide-react'
import { useState } from 'react'
import type { ReferenceSummary } from '../../../shared/contract/references.ts'
import { heightOn } from '../../../shared/review/richest.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { AppraisalForm } from './AppraisalForm.tsx'
import css from './Review.module.css'
import { useReview } from './review-store.ts'
import { ScalesDialog } from './ScalesDialog.tsx'

/** The usual scales of a realist review (Pawson 2006; Booth et al. 2013 for richness). */
const USUAL = [
  {
    name: 'Relevance',
    description: 'Whether it can say something for or against the theory.',
    choices: ['Low', 'Moderate', 'High'],
  },
  {
    name: 'Rigour',
    description: 'Whether the method behind what it says is credible and trustworthy.',
    choices: ['Low', 'Moderate', 'High'],
  },
  {
    name: 'Richness',
    description: 'How much it tells of contexts, of mechanisms, and of how they came to outcomes.',
    choices: ['Thin', 'Moderate', 'Rich'],
  },
]

/** How good what was taken is for the review, the richest first. */
export function AppraisalView() {
  const { data: references } = useProcedure('references.list', {})
  const { data: scales } = useProcedure('appraisals.scales', {})
  const { data: appraisals } = useProcedure('appraisals.list', {})
  const referenceId = useReview(state => state.referenceId)
  const [orderId, setOrderId] = useState<string | null>(null)
  const [isChanging, setIsChanging] = useState(false)
  if (references === undefined || scales === undefined || appraisals === undefined) return null
  const taken = references.filter(isTaken)
  if (scales.length === 0)
    return (
      <NoScales
        onOwn={() => setIsChanging(true)}
        isChanging={isChanging}
        onDone={() => setIsChanging(false)}
      />
    )
  if (taken.length === 0) {
    return (
      <EmptyState icon={Gauge} title="Nothing to appraise yet">
        References come here once they are included by title and abstract, or in full text.
      </EmptyState>
    )
  }
  const order =
    scales.find(({ id }) => id === orderId) ??
    scales.find(({ name }) => name.toLowerCase() === 'richness') ??
    scales[0]
  const height = ({ id }: ReferenceSummary) =>
    order === undefined ? -1 : heightOn(order, id, appraisals)
  const sorted = taken.toSorted((a, b) => height(b) - height(a))
  const open = sorted.find(({ id }) => id === referenceId) ?? sorted[0]
  return (
    <>
      <Split
        id="appraisal"
        parts={[
          {
            ...{ id: 'list', size: 360, minSize: 260, maxSize: 560 },
            content: (
              <PickList
                label="References to appraise"
                selectedId={open?.id ?? null}
                onSelect={id => useReview.setState({ referenceId: id })}
                head={
                  <div className={css.line}>
                    <Select
                      label="First what is highest in"
                      value={order?.id ?? null}
                      options={scales.map(({ id, name }) => ({ id, label: name }))}
                      onChange={setOrderId}
                    />
                    <Button size="small" onPress={() => setIsChanging(true)}>
                      Scales…
                    </Button>
                  </div>
                }
                items={sorted.map(reference => ({
                  ...{ id: reference.id, label: reference.title },
                  note: `${order?.name ?? ''}: ${order?.choices[height(reference)] ?? 'not judged yet'}`,
                }))}
              />
            ),
          },
          {
            ...{ id: 'form', minSize: 420 },
            content: open && (
              <AppraisalForm
                key={open.id}
                reference={open}
                scales={scales}
                judgements={appraisals.judgements.filter(each => each.referenceId === open.id)}
                settled={appraisals.settled.filter(each => each.referenceId === open.id)}
              />
            ),
          },
        ]}
      />
      {isChanging && <ScalesDialog scales={scales} onClose={() => setIsChanging(false)} />}
    </>
  )
}

function isTaken({ duplicateOf, abstractStage, fullTextStage }: ReferenceSummary): boolean {
  if (duplicateOf !== null || fullTextStage.outcome === 'exclude') return false
  return (
    fullTextStage.outcome === 'include' ||
    fullTextStage.isHere ||
    abstractStage.outcome === 'include'
  )
}

interface NoScalesProps {
  isChanging: boolean
  onOwn: () => void
  onDone: () => void
}

function NoScales({ isChanging, onOwn, onDone }: NoScalesProps) {
  return (
    <>
      <EmptyState
        icon={Gauge}
        title="How good is each reference for the review?"
        actions={
          <>
            <Button
              variant="primary"
              onPress={() =>
                void act('appraisals.saveScales', { scales: USUAL }).then(done => {
                  if (done) sayUndoable('Three scales were made.')
                })
              }
            >
              Begin with relevance, rigour and richness
            </Button>
            <Button onPress={onOwn}>Make scales of our own…</Button>
          </>
        }
      >
        Each judgement has a reason, and two people’s are compared. Studies can also be gone through
        with the questions of the MMAT 2018. Nothing is weighed by it: it orders what is read first.
      </EmptyState>
      {isChanging && <ScalesDialog scales={[]} onClose={onDone} />}
    </>
  )
}
