import { useProcedure } from '../../api/client.ts'
import { Quote } from '../../ui/Quote.tsx'
import css from './InferencesPanel.module.css'

/** The passages that an inference leans on, to be read again. */
export function LeantOn({ codingIds }: { codingIds: string[] }) {
  const { data, isPlaceholderData } = useProcedure('codings.list', { codingIds })
  const titles = new Map(useProcedure('sources.list', {}).data?.map(({ id, title }) => [id, title]))
  // A list of codings is renewed with whatever has changed, so it may hold others.
  const codings = isPlaceholderData ? [] : (data?.filter(({ id }) => codingIds.includes(id)) ?? [])
  return (
    <ul className={css.passages} data-quotes>
      {codings.map(coding => (
        <li key={coding.id} data-quote>
          <Quote
            sourceId={coding.sourceId}
            start={coding.start}
            end={coding.end}
            quote={coding.quote}
            codingId={coding.id}
            speaker={coding.speaker}
            sourceTitle={titles.get(coding.sourceId)}
            roles={coding.roles}
          />
        </li>
      ))}
    </ul>
  )
}
