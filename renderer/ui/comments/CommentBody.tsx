import { Fragment, type ReactNode } from 'react'
import type { Comment } from '../../../shared/contract/comments.ts'
import { findLinks, findPeople } from '../../../shared/memos/memo-links.ts'
import { goToThing } from '../../store/go-to.ts'
import { Words } from '../Words.tsx'
import css from './Comments.module.css'

/** A comment's words, with the things that it mentions as links to them, and researchers by their names of now. */
export function CommentBody({ body, people }: Pick<Comment, 'body' | 'people'>) {
  const marks = [
    ...findLinks(body).map(({ kind, id, words, start, end }) => ({
      ...{ start, end },
      content: (
        <button type="button" className={css.link} onClick={() => void goToThing({ kind, id })}>
          <Words text={words} />
        </button>
      ) as ReactNode,
    })),
    ...findPeople(body).map(({ id, words, start, end }) => {
      const name = people.find(each => each.id === id)?.name
      return {
        ...{ start, end },
        content: (<strong>{name === undefined ? words : `@${name}`}</strong>) as ReactNode,
      }
    }),
  ].sort((a, b) => a.start - b.start)
  return (
    <p className={css.body}>
      {marks.map(({ start, end, content }, index) => (
        <Fragment key={end}>
          <Words text={body.slice(marks[index - 1]?.end ?? 0, start)} />
          {content}
        </Fragment>
      ))}
      <Words text={body.slice(marks.at(-1)?.end ?? 0)} />
    </p>
  )
}
