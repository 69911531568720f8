import { Check, MessageSquare, RotateCcw } from 'lucide-react'
import type { Comment } from '../../../shared/contract/comments.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { goToThing } from '../../store/go-to.ts'
import { Button } from '../../ui/Button.tsx'
import { CommentBody } from '../../ui/comments/CommentBody.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { formatDay } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import css from './CommentsView.module.css'
import team from './Team.module.css'
import { type CommentsShown, useTeam } from './team-store.ts'

const KINDS = {
  coding: 'Coding',
  configuration: 'Configuration',
  element: 'Element',
  theory: 'Theory version',
} as const

/** What researchers say to each other, wherever it stands: what speaks to me first, then what is open. */
export function CommentsView() {
  const shown = useTeam(state => state.comments)
  const { data: researchers } = useProcedure('researchers.list', {})
  const { data: all } = useProcedure('comments.list', {})
  const me = researchers?.find(({ isCurrent }) => isCurrent)
  if (researchers === undefined || all === undefined || me === undefined) return null
  const lists: Record<CommentsShown, Comment[]> = {
    mine: all.filter(each => !each.isResolved && each.people.some(({ id }) => id === me.id)),
    open: all.filter(({ isResolved }) => !isResolved),
    settled: all.filter(({ isResolved }) => isResolved),
  }
  const comments = lists[shown].toReversed()
  return (
    <section className="place-column">
      <div className={team.tools}>
        <Segments
          label="Which comments"
          value={shown}
          options={[
            { id: 'mine', label: `To me ${lists.mine.length}` },
            { id: 'open', label: `Open ${lists.open.length}` },
            { id: 'settled', label: `Settled ${lists.settled.length}` },
          ]}
          onChange={to => useTeam.setState({ comments: to })}
        />
      </div>
      {comments.length === 0 ? (
        <NoComment shown={shown} name={me.name} />
      ) : (
        <ul className={css.list} aria-label="Comments">
          {comments.map(comment => (
            <OneComment key={comment.id} comment={comment} researchers={researchers} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneComment({
  comment,
  researchers,
}: {
  comment: Comment
  researchers: readonly Researcher[]
}) {
  const { id: commentId, target, targetName, isResolved } = comment
  const by = researchers.find(({ id }) => id === comment.researcherId)
  return (
    <li className={css.comment}>
      <p className={css.about}>
        <span className={css.dot} style={{ backgroundColor: by?.colour }} aria-hidden />
        <strong>{by?.name}</strong>
        <span>{formatDay(comment.createdAt)}</span>
        <span>on the {KINDS[target.kind].toLowerCase()}</span>
        <button type="button" className={team.link} onClick={() => void goToThing(target)}>
          {targetName ?? 'that is gone'}
        </button>
      </p>
      <CommentBody body={comment.body} people={comment.people} />
      <Button
        size="small"
        icon={isResolved ? RotateCcw : Check}
        onPress={() => void act('comments.update', { commentId, isResolved: !isResolved })}
      >
        {isResolved ? 'Open again' : 'Settle'}
      </Button>
    </li>
  )
}

const NOTHING: Record<CommentsShown, (name: string) => { title: string; text: string }> = {
  mine: name => ({
    title: `Nobody asks ${name} anything`,
    text: 'Comments that mention whoever is coding now stand here until they are settled. Under a comment, “Mention a researcher” speaks to a colleague.',
  }),
  open: () => ({
    title: 'No open comment',
    text: 'Comments are written on a coding on the desk, and on configurations and elements. They stay open until somebody settles them.',
  }),
  settled: () => ({
    title: 'Nothing settled yet',
    text: 'A comment that is settled steps out of the way, and is kept here.',
  }),
}

function NoComment({ shown, name }: { shown: CommentsShown; name: string }) {
  const { title, text } = NOTHING[shown](name)
  return (
    <EmptyState icon={MessageSquare} title={title}>
      {text}
    </EmptyState>
  )
}
