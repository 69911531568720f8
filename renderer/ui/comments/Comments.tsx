import { Check, Ellipsis, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Comment } from '../../../shared/contract/comments.ts'
import type { CommentTarget } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Button } from '../Button.tsx'
import { count, formatDay } from '../format.ts'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import { CommentBody } from './CommentBody.tsx'
import { CommentForm, type Mentionable } from './CommentForm.tsx'
import css from './Comments.module.css'

interface Props {
  kind: CommentTarget
  id: string
  /** Passages that are at hand here. */
  passages?: readonly Mentionable[]
}

/** What researchers say of a thing; those that are settled stay out of the way. Give it the thing's id as `key`. */
export function Comments({ kind, id, passages = [] }: Props) {
  const { data = [], isPlaceholderData } = useProcedure('comments.list', { target: { kind, id } })
  const [showsSettled, setShowsSettled] = useState(false)
  const comments = isPlaceholderData ? [] : data
  const settled = comments.filter(({ isResolved }) => isResolved)
  const shown = showsSettled ? comments : comments.filter(({ isResolved }) => !isResolved)

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
            <OneComment key={comment.id} comment={comment} passages={passages} />
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
      <CommentForm
        label="New comment"
        verb="Comment"
        passages={passages}
        onSay={async body =>
          (await act('comments.create', { target: { kind, id }, body })) !== undefined
        }
      />
    </section>
  )
}

function OneComment({
  comment,
  passages,
}: Pick<Required<Props>, 'passages'> & { comment: Comment }) {
  const [isChanging, setIsChanging] = useState(false)
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const name = researchers.find(({ id }) => id === comment.researcherId)?.name ?? ''
  const { id: commentId, isResolved } = comment

  async function change(body: string): Promise<boolean> {
    const isSame = body === comment.body
    if (!isSame && (await act('comments.update', { commentId, body })) === undefined) return false
    setIsChanging(false)
    return true
  }

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
            id: 'change',
            label: 'Change the words',
            icon: Pencil,
            onAction: () => setIsChanging(true),
          },
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
      {isChanging ? (
        <div className={css.form}>
          <CommentForm
            label={`Words of the comment by ${name}`}
            verb="Save"
            body={comment.body}
            passages={passages}
            onSay={change}
            onCancel={() => setIsChanging(false)}
          />
        </div>
      ) : (
        <CommentBody body={comment.body} people={comment.people} />
      )}
    </li>
  )
}
