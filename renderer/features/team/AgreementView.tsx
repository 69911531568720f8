import { ClipboardCopy } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { copyText } from '../../store/copy-text.ts'
import { useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { AgreementTable } from './AgreementTable.tsx'
import { asCsv } from './as-csv.ts'
import { ComparisonTools } from './ComparisonTools.tsx'
import { NeedsTwo, NothingShared } from './NotYet.tsx'
import css from './Team.module.css'
import type { Comparison } from './team-store.ts'
import { useComparison } from './use-comparison.ts'

/** How far researchers agree, as numbers with their intervals. */
export function AgreementView() {
  const comparing = useComparison()
  const { data, error } = useProcedure(
    'agreement.measure',
    comparing?.comparison ?? { researcherIds: [] },
    { enabled: comparing?.comparison != null },
  )
  if (comparing === undefined) return null
  const { researchers, chosen, comparison } = comparing
  if (researchers.length < 2) return <NeedsTwo isAlone />
  const copy = () => {
    if (data === undefined) return
    const isCopied = copyText(asCsv(data, chosen))
    useNotices.getState().say(isCopied ? 'Copied the table as CSV.' : 'Nothing could be copied.')
  }
  return (
    <section className="place-column">
      <ComparisonTools researchers={researchers} chosen={chosen}>
        {data !== undefined && data.rows.length > 0 && (
          <Button icon={ClipboardCopy} onPress={copy}>
            Copy as CSV
          </Button>
        )}
      </ComparisonTools>
      {error !== null && (
        <p role="alert" className={css.error}>
          {error.message}
        </p>
      )}
      {comparison === null ? (
        <NeedsTwo isAlone={false} />
      ) : data === undefined ? null : data.sourceIds.length === 0 ? (
        <NothingShared />
      ) : (
        <div className={css.scroller}>
          <AgreementTable measured={data} researchers={chosen} />
          <ul className={css.notes}>
            <li>
              What counts as enough is for you to judge. Realist work does not rest on agreement:
              two readings of a passage may both be true, and talking them over often explains more
              than a high number.
            </li>
            <li>
              {count(data.sourceIds.length, 'source')}; codings that were made to settle a
              difference are not counted. {ON[comparison.unit ?? 'sentence']} Intervals are of 95 %
              {comparison.unit === 'character'
                ? `, from ${data.drawnFrom} drawn anew.`
                : `; those of the alphas are from ${data.drawnFrom} drawn anew.`}{' '}
              A dash is where a number is undefined, as where nothing varies.
            </li>
          </ul>
        </div>
      )}
    </section>
  )
}

const ON: Record<NonNullable<Comparison['unit']>, string> = {
  character: 'Each character is a judgement, without speakers’ names.',
  sentence: 'A sentence counts as marked if any of it is.',
  turn: 'A turn counts as marked if any of it is.',
}
