import type { AppraisalScale, Judgement } from '../../../shared/contract/appraisals.ts'
import type { ReferenceSummary } from '../../../shared/contract/references.ts'
import {
  MMAT_ANSWERS,
  MMAT_DESIGNS,
  MMAT_NAMES,
  type MmatDesign,
  mmatItemId,
  mmatItems,
} from '../../../shared/review/mmat.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Select } from '../../ui/Select.tsx'
import { AppraisalItem } from './AppraisalItem.tsx'
import css from './Review.module.css'
import { authorsLine } from './words.ts'

interface Props {
  reference: ReferenceSummary
  scales: readonly AppraisalScale[]
  judgements: readonly Judgement[]
  settled: readonly Judgement[]
}

const NONE = 'none'
const DESIGNS = [
  { id: NONE, label: 'Not chosen' },
  ...MMAT_DESIGNS.map(id => ({ id, label: MMAT_NAMES[id] })),
]

/** One reference by every scale, and by the questions of the MMAT for its design. */
export function AppraisalForm({ reference, scales, judgements, settled }: Props) {
  const { data: researchers } = useProcedure('researchers.list', {})
  const { data: project } = useProcedure('project.info', {})
  const me = project?.researcher.id ?? null
  const { id, title, year, mmat } = reference
  const item = (itemId: string, name: string, help: string, choices: readonly string[]) => (
    <AppraisalItem
      key={itemId}
      {...{ referenceId: id, itemId, name, help, choices, me }}
      researchers={researchers ?? []}
      judgements={judgements.filter(each => each.itemId === itemId)}
      settled={settled.find(each => each.itemId === itemId) ?? null}
    />
  )
  return (
    <div className={css.pad}>
      <h2 className={css.cardTitle}>{title}</h2>
      <p className={css.note}>
        {authorsLine(reference, 6)} · {year ?? 'n.d.'}
      </p>
      {scales.map(scale => item(scale.id, scale.name, scale.description, scale.choices))}
      <h3 className={css.sub}>MMAT 2018</h3>
      <Select
        label="Category of the study’s design"
        value={mmat === '' ? NONE : mmat}
        options={DESIGNS}
        onChange={design =>
          void act('references.update', {
            ...{ referenceId: id, mmat: design === NONE ? '' : (design as MmatDesign) },
          })
        }
      />
      {mmat !== '' && (
        <>
          {mmatItems(mmat).map(({ number, question }) =>
            item(mmatItemId(number), `${number}. ${question}`, '', MMAT_ANSWERS),
          )}
          <p className={css.note}>
            Hong QN, Pluye P, Fàbregues S, et al. Mixed Methods Appraisal Tool (MMAT), version 2018.
            Its authors advise against an overall score, so there is none.
          </p>
        </>
      )}
    </div>
  )
}
