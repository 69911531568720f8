import { Pencil, Presentation, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { AnswerCounts, Card } from '../../../shared/contract/cards.ts'
import { ANSWERS } from '../../../shared/domain/realist.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { AnswerBadge } from '../../ui/AnswerBadge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { CardAnswers } from './CardAnswers.tsx'
import css from './Cards.module.css'
import { nameCard } from './words.ts'

interface Props {
  card: Card
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onShow: () => void
}

/** A card with its wording, which can be changed, and how respondents answered it. */
export function CardRow({ card, isChosen, onChoose, onShow }: Props) {
  const [isWording, setIsWording] = useState(false)
  const [isReading, setIsReading] = useState(false)
  const name = nameCard(card)
  const isAnswered = card.byGroup.length > 0
  const target = card.kind === 'element' ? { elementId: card.id } : { configurationId: card.id }

  async function word(text: string | null) {
    setIsWording(false)
    const worded = await act('cards.setText', { ...target, text: text === '' ? null : text })
    if (worded)
      sayUndoable(worded.isOwnText ? 'Card worded.' : 'The card has its own words no more.')
  }

  return (
    <li className={css.row}>
      <Checkbox label={`Choose ${name}`} isLabelHidden isTicked={isChosen} onChange={onChoose} />
      <div className={css.card}>
        <h2 className={css.name}>
          {card.role !== null && <RoleBadge role={card.role} />}
          {name}
        </h2>
        {isWording ? (
          <div
            onBlur={event => {
              if (!event.currentTarget.contains(event.relatedTarget)) setIsWording(false)
            }}
          >
            <DraftField
              label={`Wording of ${name}`}
              isLabelHidden
              isMultiline
              rows={2}
              autoFocus
              value={card.text}
              maxLength={5000}
              onCommit={text => void word(text.trim())}
              onEscaped={() => setIsWording(false)}
            />
          </div>
        ) : (
          <p className={css.text}>{card.text === '' ? 'Nothing to show yet.' : card.text}</p>
        )}
        <div className={css.tools}>
          <Button
            size="small"
            variant="quiet"
            icon={Pencil}
            aria-label={`Word ${name} for respondents`}
            onPress={() => setIsWording(true)}
          >
            {card.isOwnText ? 'Change the wording' : 'Word it for respondents'}
          </Button>
          {card.isOwnText && (
            <Button
              size="small"
              variant="quiet"
              icon={RotateCcw}
              aria-label={`${card.kind === 'element' ? 'Back to the words of the element' : 'Back to the statement'}: ${name}`}
              onPress={() => void word(null)}
            >
              {card.kind === 'element' ? 'Back to its own words' : 'Back to the statement'}
            </Button>
          )}
        </div>
      </div>
      <div className={css.answers}>
        {isAnswered ? (
          <>
            <ul aria-label={`Answers to ${name}`}>
              {card.byGroup.map(({ group, ...counts }) => (
                <li key={group ?? ''} className={css.group}>
                  <span>{group ?? 'No group'}</span>
                  <Badges counts={counts} />
                </li>
              ))}
            </ul>
            <div>
              <Button
                size="small"
                variant="quiet"
                aria-expanded={isReading}
                aria-label={`${isReading ? 'Hide' : 'Read'} what was said to ${name}`}
                onPress={() => setIsReading(!isReading)}
              >
                {isReading ? 'Hide what was said' : 'Read what was said'}
              </Button>
            </div>
          </>
        ) : (
          <span className={css.none}>Not answered yet</span>
        )}
      </div>
      <IconButton icon={Presentation} label={`Show ${name}`} onPress={onShow} />
      {isReading && isAnswered && <CardAnswers target={target} />}
    </li>
  )
}

function Badges({ counts }: { counts: AnswerCounts }) {
  return (
    <span className={css.badges}>
      {ANSWERS.filter(answer => counts[answer] > 0).map(answer => (
        <AnswerBadge key={answer} answer={answer} count={counts[answer]} />
      ))}
    </span>
  )
}
