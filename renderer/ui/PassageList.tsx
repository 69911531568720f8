import { useProcedure } from '../api/client.ts'
import { Quote } from './Quote.tsx'
import css from './PassageList.module.css'

/** Coded passages that something rests on, to be read again. */
export function PassageList({ codingIds }: { codingIds: string[] }) {
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
