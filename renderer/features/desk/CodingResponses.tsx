import { Ellipsis, MessageSquareReply, Trash2 } from 'lucide-react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Response } from '../../../shared/contract/responses.ts'
import { ANSWERS } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { AnswerBadge } from '../../ui/AnswerBadge.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { announce, useDesk } from './desk-store.ts'
import styles from './DeskInspector.module.css'
import { NewResponse } from './NewResponse.tsx'
import { useSession } from './session.ts'

const ANSWER_WORDS = { confirmed: 'Confirmed', refined: 'Refined', rejected: 'Rejected' } as const

/** Which parts of the theory were put to the respondent here, and what they made of them; one more can be recorded. */
export function CodingResponses({ coding }: { coding: Coding }) {
  const session = useSession()
  const isAnswering = useDesk(state => state.answeringId === coding.id)
  const isNamed = !coding.id.startsWith('pending-')
  const { data } = useProcedure('responses.list', { codingId: coding.id }, { enabled: isNamed })
  const responses = data?.filter(({ codingId }) => codingId === coding.id) ?? []
  return (
    <section aria-label="Put to the respondent">
      <h3 className={styles.label}>Put to the respondent</h3>
      {responses.length > 0 && (
        <ul className={styles.evidence}>
          {responses.map(response => (
            <ResponseRow key={response.id} response={response} />
          ))}
        </ul>
      )}
      {isAnswering && isNamed ? (
        <NewResponse
          coding={coding}
          onDone={() => {
            useDesk.setState({ answeringId: null })
            session.focusText()
          }}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            size="small"
            icon={MessageSquareReply}
            isDisabled={!isNamed}
            onPress={() => useDesk.setState({ answeringId: coding.id })}
          >
            Record an answer…
          </Button>
        </div>
      )}
    </section>
  )
}

function ResponseRow({ response }: { response: Response }) {
  const { id: responseId, name, answer, note, wording } = response
  return (
    <li className={styles.evidenceRow}>
      <span className={styles.evidenceText} title={wording}>
        {name}
        <span className={styles.evidenceWhere}>
          <AnswerBadge answer={answer} />
          {note}
        </span>
      </span>
      <Menu
        label={`More for the answer to ${name}`}
        placement="bottom end"
        actions={[
          ...ANSWERS.filter(other => other !== answer).map(other => ({
            id: other,
            label: `They ${ANSWER_WORDS[other].toLowerCase()} it`,
            onAction: () => void act('responses.update', { responseId, answer: other }),
          })),
          {
            ...{ id: 'remove', label: 'Remove', icon: Trash2, isDanger: true, startsGroup: true },
            description: 'The coding and its evidence stay',
            onAction: () => {
              void act('responses.remove', { responseId })
              announce('Answer removed')
            },
          },
        ]}
      >
        <IconButton icon={Ellipsis} label={`More for the answer to ${name}`} iconSize={14} />
      </Menu>
    </li>
  )
}
