import { Filter, X } from 'lucide-react'
import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { openRetrieval } from '../../store/find.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyQuote } from '../../ui/CopyQuote.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { Quote } from '../../ui/Quote.tsx'
import { spoken } from '../../ui/spoken.ts'
import { type ChartCell, nameCell } from './cell-words.ts'
import css from './Charts.module.css'
import type { ChartData } from './charts-store.ts'

const PAGE = 20

interface Props {
  data: ChartData
  cell: ChartCell
  onClose: () => void
}

/** The passages that a cell counts: just those that its condition retrieves. */
export function ChartQuotes({ data, cell, onClose }: Props) {
  const [limit, setLimit] = useState(PAGE)
  const { where } = cell
  const { data: found } = useProcedure(
    'codings.find',
    { where: where ?? { any: [] }, limit },
    { enabled: where !== null },
  )
  const sources = new Map(
    (useProcedure('sources.list', {}).data ?? []).map(source => [source.id, source]),
  )
  return (
    <Inspector
      title={nameCell(data, cell.rowIndex, cell.columnIndex)}
      actions={<IconButton icon={X} label="Close the quotes" onPress={onClose} />}
    >
      {found && (
        <>
          <div className={css.quotesHead}>
            <h3 className={css.sub}>{count(found.total, 'passage')}</h3>
            {where !== null && (
              <Button
                size="small"
                variant="quiet"
                icon={Filter}
                onPress={() => openRetrieval(where)}
              >
                Open in Retrieve codings
              </Button>
            )}
          </div>
          {found.codings.map(coding => (
            <Quote
              key={coding.id}
              codingId={coding.id}
              sourceId={coding.sourceId}
              start={coding.start}
              end={coding.end}
              quote={coding.quote}
              speaker={coding.speaker}
              roles={coding.roles}
              sourceTitle={sources.get(coding.sourceId)?.title}
              group={sources.get(coding.sourceId)?.group}
            >
              <CopyQuote codingIds={[coding.id]} label={spoken(coding.quote.slice(0, 80))} />
            </Quote>
          ))}
          {found.total > limit && (
            <Button size="small" onPress={() => setLimit(limit + 5 * PAGE)}>
              Show more
            </Button>
          )}
        </>
      )}
    </Inspector>
  )
}
