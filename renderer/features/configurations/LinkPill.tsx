import { ArrowDown, ArrowRight } from 'lucide-react'
import type { InnerLink } from '../../../shared/domain/realist.ts'
import { Counts } from '../../ui/Counts.tsx'
import { useBoard } from './board.tsx'
import { countPassages } from './inner-links.ts'
import css from './LinkPill.module.css'
import { linkSign, linkWords } from './words.ts'

interface Props {
  link: InnerLink
  /** Says which link it is, where it does not stand between its two ends. */
  isNamed?: boolean
}

/** The arrow from one step of the explanation to the next, with what was said of it; shows these passages. */
export function LinkPill({ link, isNamed = false }: Props) {
  const { configuration, aim, aimAt } = useBoard()
  const items = configuration.evidenceList.filter(item => item.link === link)
  const counts = countPassages(items)
  const isAimed = aim?.kind === 'link' && aim.link === link
  const said = `${counts.supports} for, ${counts.refines} refining, ${counts.challenges} against`
  const Arrow = link === 'M-M' ? ArrowDown : ArrowRight
  return (
    <button
      type="button"
      className={css.pill}
      aria-pressed={isAimed}
      aria-label={`Link from ${linkWords(link)}: ${items.length === 0 ? 'no passages' : said}`}
      title={`Passages on the link from ${linkWords(link)}`}
      data-empty={items.length === 0 || undefined}
      onClick={() => aimAt(isAimed ? null : { kind: 'link', link })}
    >
      {isNamed ? linkSign(link) : <Arrow size={13} aria-hidden />}
      <Counts counts={counts} />
    </button>
  )
}
