import { Fragment } from 'react'
import { findLinks } from '../../../shared/memos/memo-links.ts'
import { goToThing } from '../../store/go-to.ts'
import { Words } from '../Words.tsx'
import css from './Comments.module.css'

/** A comment's words, with the things that it mentions as links to them. */
export function CommentBody({ body }: { body: string }) {
  const links = findLinks(body)
  return (
    <p className={css.body}>
      {links.map(({ kind, id, words, start, end }, index) => (
        <Fragment key={end}>
          <Words text={body.slice(links[index - 1]?.end ?? 0, start)} />
          <button type="button" className={css.link} onClick={() => void goToThing({ kind, id })}>
            <Words text={words} />
          </button>
        </Fragment>
      ))}
      <Words text={body.slice(links.at(-1)?.end ?? 0)} />
    </p>
  )
}
