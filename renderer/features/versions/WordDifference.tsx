import { Words } from '../../ui/Words.tsx'
import { differInWords } from './word-difference.ts'
import css from './WordDifference.module.css'

/** A text as it became: what went struck through, what came underlined, each with its sign, so that it reads without colour. */
export function WordDifference({ before, after }: { before: string; after: string }) {
  let at = 0
  return (
    <p className={css.text}>
      {differInWords(before, after).map(({ kind, text }) => {
        at += text.length
        const key = `${kind} ${at}`
        if (kind === 'same') return <Words key={key} text={text} />
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key} className={css[kind]}>
            <Words text={text} />
          </Mark>
        )
      })}
    </p>
  )
}
