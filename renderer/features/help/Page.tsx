import { Link } from 'react-aria-components'
import type { HelpSpot } from '../../store/help.ts'
import { pictureAddress } from './files.ts'
import { type GuidePage, spotOf } from './guide.ts'
import styles from './Help.module.css'
import type { Block, Inline } from './markdown.ts'

interface PageProps {
  page: GuidePage
  onFollow: (spot: HelpSpot) => void
}

/** A page of the guide. Its text becomes elements and text nodes only: nothing in it can be markup. */
export function Page({ page, onFollow }: PageProps) {
  const words = (inlines: readonly Inline[]) => (
    <Words inlines={inlines} page={page.name} onFollow={onFollow} />
  )
  return page.blocks.map((block, index) => (
    // A page never changes while it is shown.
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name
    <BlockView key={`${page.name}-${index}`} block={block} words={words} />
  ))
}

interface BlockProps {
  block: Block
  words: (inlines: readonly Inline[]) => React.ReactNode
}

function BlockView({ block, words }: BlockProps) {
  switch (block.kind) {
    case 'heading': {
      // The dialog's own title is the second level.
      const Heading = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'h5'
      return (
        <Heading className={styles[`level${block.level}`]} data-anchor={block.anchor}>
          {block.text}
        </Heading>
      )
    }
    case 'paragraph':
      return <p className={styles.block}>{words(block.inlines)}</p>
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List className={block.isOrdered ? styles.steps : styles.points}>
          {block.items.map((item, index) => (
            <li key={index}>{words(item)}</li>
          ))}
        </List>
      )
    }
    case 'table':
      return (
        <table className={styles.table}>
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                <th key={index} scope="col">
                  {words(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{words(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'verbatim':
      return <pre className={styles.verbatim}>{block.text}</pre>
    case 'picture': {
      const address = pictureAddress(block.source)
      if (address === undefined) return null
      return (
        <img className={styles.picture} src={address} alt={block.alt} width={1280} height={720} />
      )
    }
  }
}

interface WordsProps {
  inlines: readonly Inline[]
  page: string
  onFollow: (spot: HelpSpot) => void
}

function Words({ inlines, page, onFollow }: WordsProps) {
  return inlines.map((inline, index) => {
    switch (inline.kind) {
      case 'text':
        return inline.text
      case 'strong':
        return <strong key={index}>{inline.text}</strong>
      case 'emphasis':
        return <em key={index}>{inline.text}</em>
      case 'code':
        return <code key={index}>{inline.text}</code>
      case 'link': {
        const spot = spotOf(inline.target, page)
        if (spot === null) return inline.text
        return (
          <Link key={index} className={styles.link ?? ''} onPress={() => onFollow(spot)}>
            {inline.text}
          </Link>
        )
      }
    }
  })
}
