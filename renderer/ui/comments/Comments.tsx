import { AtSign, Check, Ellipsis, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Comment } from '../../../shared/contract/comments.ts'
import type { CommentTarget } from '../../../shared/domain/realist.ts'
import { writeLink } from '../../../shared/memos/memo-links.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Button } from '../Button.tsx'
import { count, formatDay } from '../format.ts'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import { TextArea } from '../TextArea.tsx'
import { CommentBody } from './CommentBody.tsx'
import css from './Comments.module.css'

/** A passage that a comment can mention. */
export interface Mentionable {
  codingId: string
  quote: string
  speaker: string | null
  sourceTitle: string
}

interface Props {
  kind: CommentTarget
  id: string
  /** Passages that are at hand here. */
  passages?: readonly Mentionable[]
}

/** Most passages in the menu, and letters of a quote that stand for it. */
const [MOST, LETTERS] = [30, 60]

/** What researchers say of a thing; those that are settled stay out of the way. Give it the thing's id as `key`. */
export function Comments({ kind, id, passages = [] }: Props) {
  const { data = [], isPlaceholderData } = useProcedure('comments.list', { target: { kind, id } })
  const [draft, setDraft] = useState('')
  const [showsSettled, setShowsSettled] = useState(false)
  const comments = isPlaceholderData ? [] : data
  const settled = comments.filter(({ isResolved }) => isResolved)
  const shown = showsSettled ? comments : comments.filter(({ isResolved }) => !isResolved)

  async function say() {
    const made = await act('comments.create', { target: { kind, id }, body: draft.trim() })
    if (made) setDraft('')
  }
  const mention = (passage: Mentionable) => {
    const words = shorten(passage.quote)
    const link = writeLink(`“${words}”`, { kind: 'coding', id: passage.codingId })
    setDraft(draft === '' ? link : `${draft.trimEnd()} ${link}`)
  }

  return (
    <section className={css.root} aria-label="Comments">
      <h3 className={css.heading}>
        {comments.length > settled.length
          ? `Comments (${comments.length - settled.length})`
          : 'Comments'}
      </h3>
      {shown.length > 0 && (
        <ul className={css.list}>
          {shown.map(comment => (
            <OneComment key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <Button size="small" variant="quiet" onPress={() => setShowsSettled(!showsSettled)}>
          {showsSettled
            ? 'Hide what is settled'
            : `Show ${count(settled.length, 'settled comment')}`}
        </Button>
      )}
      <TextArea
        label="New comment"
        isLabelHidden
        placeholder="Say something about this"
        rows={1}
        value={draft}
        onChange={setDraft}
      />
      <div className={css.tools}>
        {draft.trim() !== '' && (
          <Button size="small" onPress={() => void say()}>
            Comment
          </Button>
        )}
        {passages.length > 0 && (
          <Menu
            label="Mention a passage"
            actions={passages.slice(0, MOST).map(passage => ({
              id: passage.codingId,
              label: shorten(passage.quote),
              description: [passage.speaker, passage.sourceTitle].filter(Boolean).join(' · '),
              onAction: () => mention(passage),
            }))}
          >
            <Button size="small" variant="quiet" icon={AtSign}>
              Mention a passage
            </Button>
          </Menu>
        )}
      </div>
    </section>
  )
}

function OneComment({ comment }: { comment: Comment }) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const name = researchers.find(({ id }) => id === comment.researcherId)?.name ?? ''
  const { id: commentId, isResolved } = comment
  return (
    <li className={css.comment} data-settled={isResolved || undefined}>
      <p className={css.about}>
        <strong>{name}</strong> {formatDay(comment.createdAt)}
        {isResolved && ' · settled'}
      </p>
      <Menu
        label={`More for the comment by ${name}`}
        placement="bottom end"
        actions={[
          {
            id: 'settle',
            label: isResolved ? 'Open again' : 'Settle',
            icon: isResolved ? RotateCcw : Check,
            onAction: () => void act('comments.update', { commentId, isResolved: !isResolved }),
          },
          {
            id: 'remove',
            label: 'Remove',
            icon: Trash2,
            isDanger: true,
            onAction: () => void act('comments.remove', { commentId }),
          },
        ]}
      >
        <IconButton icon={Ellipsis} label={`More for the comment by ${name}`} />
      </Menu>
      <CommentBody body={comment.body} />
    </li>
  )
}

function shorten(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= LETTERS ? line : `${letters.slice(0, LETTERS).join('').trimEnd()}…`
}
