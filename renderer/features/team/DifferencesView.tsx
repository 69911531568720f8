import { Handshake } from 'lucide-react'
import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { PickList } from '../../ui/PickList.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Split } from '../../ui/Split.tsx'
import { ComparisonTools } from './ComparisonTools.tsx'
import { DifferenceDetail } from './DifferenceDetail.tsx'
import { NeedsTwo, NoDifference } from './NotYet.tsx'
import css from './Team.module.css'
import { type Difference, useTeam } from './team-store.ts'
import { useComparison } from './use-comparison.ts'
import { useLabelNames } from './use-label-names.ts'

/** How many differences are listed at first, and added by each asking. */
const PAGE = 100

/** Where researchers differ, one by one and side by side, each to be settled with a reason. */
export function DifferencesView() {
  const comparing = useComparison()
  const { shown, openId } = useTeam()
  const [limit, setLimit] = useState(PAGE)
  const [isGoingOn, setIsGoingOn] = useState(false)
  const nameLabel = useLabelNames()
  const { data } = useProcedure(
    'agreement.differences',
    {
      ...(comparing?.comparison ?? { researcherIds: [] }),
      ...(shown === 'all' ? {} : { isSettled: shown === 'settled' }),
      limit,
    },
    { enabled: comparing?.comparison != null },
  )
  const { data: sources } = useProcedure('sources.list', {})
  if (comparing === undefined) return null
  const { researchers, chosen, comparison } = comparing
  if (researchers.length < 2) return <NeedsTwo isAlone />
  const list = data?.differences ?? []
  const at = Math.max(
    0,
    list.findIndex(each => idOf(each) === openId),
  )
  const open = list[at]
  const show = (index: number, isAfterSettling = false) => {
    const next = list[index]
    setIsGoingOn(isAfterSettling)
    useTeam.setState({ openId: next === undefined ? null : idOf(next) })
  }
  const titles = new Map((sources ?? []).map(({ id, title }) => [id, title]))
  const isNothing = data !== undefined && data.open + data.settled === 0
  return (
    <section className="place-column">
      <ComparisonTools researchers={researchers} chosen={chosen}>
        {data !== undefined && !isNothing && (
          <Segments
            label="Which differences"
            value={shown}
            options={[
              { id: 'open', label: `Open ${data.open}` },
              { id: 'settled', label: `Settled ${data.settled}` },
              { id: 'all', label: 'All' },
            ]}
            onChange={to => useTeam.setState({ shown: to, openId: null })}
          />
        )}
      </ComparisonTools>
      {comparison === null ? (
        <NeedsTwo isAlone={false} />
      ) : data === undefined ? null : isNothing ? (
        <NoDifference />
      ) : open === undefined ? (
        <EmptyState
          icon={Handshake}
          title={shown === 'open' ? 'Every difference is settled' : 'Nothing settled yet'}
        >
          {shown === 'open'
            ? 'Under “Settled” they stand with their reasons.'
            : 'Under “Open” wait those that nobody has settled.'}
        </EmptyState>
      ) : (
        <Split
          id="differences"
          parts={[
            {
              ...{ id: 'list', size: 320, minSize: 240, maxSize: 520 },
              content: (
                <PickList
                  label="Differences"
                  selectedId={idOf(open)}
                  onSelect={id => show(list.findIndex(each => idOf(each) === id))}
                  items={list.map(each => ({
                    id: idOf(each),
                    label: titles.get(each.sourceId) ?? '…',
                    note: `${nameLabels(each, nameLabel)}: ${each.text.slice(0, 90)}`,
                  }))}
                  head={
                    <>
                      <span className={css.faint}>{count(data.total, 'difference')}</span>
                      {data.total > list.length && (
                        <Button size="small" variant="quiet" onPress={() => setLimit(limit + PAGE)}>
                          List {Math.min(PAGE, data.total - list.length)} more
                        </Button>
                      )}
                    </>
                  }
                />
              ),
            },
            {
              ...{ id: 'difference', minSize: 460 },
              content: (
                <DifferenceDetail
                  difference={open}
                  title={titles.get(open.sourceId) ?? ''}
                  place={`${at + 1} of ${data.total}`}
                  researchers={chosen}
                  onPrevious={at > 0 ? () => show(at - 1) : null}
                  onNext={at < list.length - 1 ? () => show(at + 1) : null}
                  isGoingOn={isGoingOn}
                  onSettled={() => show(at < list.length - 1 ? at + 1 : at - 1, true)}
                />
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** A difference is told from others by its first coding. */
function idOf({ codings }: Difference): string {
  return codings[0]?.id ?? ''
}

function nameLabels({ labels }: Difference, nameLabel: (id: string) => string): string {
  return labels.map(({ id, isOfEdges }) => nameLabel(id) + (isOfEdges ? ' (edges)' : '')).join(', ')
}
