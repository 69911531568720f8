import type { Response } from '../../../shared/contract/responses.ts'
import { useProcedure } from '../../api/client.ts'
import { goToThing } from '../../store/go-to.ts'
import { AnswerBadge } from '../../ui/AnswerBadge.tsx'
import { Words } from '../../ui/Words.tsx'
import css from './Cards.module.css'

interface Props {
  target: { elementId: string } | { configurationId: string }
}

/** What respondents said to a card, each leading to its place in the transcript. */
export function CardAnswers({ target }: Props) {
  const { data = [] } = useProcedure('responses.list', target, { readsOnShow: true })
  return (
    <ul className={css.said}>
      {data.map(response => (
        <Said key={response.id} response={response} />
      ))}
    </ul>
  )
}

function Said({ response }: { response: Response }) {
  const { codingId, answer, quote, note, group, sourceTitle } = response
  const who = [...new Set([response.participant ?? response.speaker, sourceTitle, group])]
  return (
    <li>
      <button
        type="button"
        className={css.passage}
        title="Show in the transcript"
        onClick={() => void goToThing({ kind: 'coding', id: codingId })}
      >
        <span className={css.quote}>
          <Words text={quote} />
        </span>
        <span className={css.who}>
          <AnswerBadge answer={answer} />
          {[...who, note].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  )
}
