import { Download, Printer } from 'lucide-react'
import type { Story as StoryText, StoryBlock } from '../../../shared/contract/theory-comparison.ts'
import { useProcedure } from '../../api/client.ts'
import { exportProduct } from '../../store/exports.ts'
import { openPrint } from '../../store/print.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import { Words } from '../../ui/Words.tsx'
import css from './Story.module.css'
import { WordDifference } from './WordDifference.tsx'

/** How the theory came to be, as a document to read, print and take out. */
export function Story() {
  const { data } = useProcedure('theories.story', {}, { readsOnShow: true })
  if (data === undefined) {
    return (
      <div className={css.waiting}>
        <Progress label="Telling the story" />
      </div>
    )
  }
  const exportAs = (ending: string) => void exportProduct('story', ending)
  return (
    <div className={css.root}>
      <div className={css.tools}>
        <Menu
          label="Export the story"
          placement="bottom end"
          actions={[
            {
              ...{ id: 'docx', label: 'DOCX', description: 'For Word and LibreOffice' },
              onAction: () => exportAs('.docx'),
            },
            {
              ...{ id: 'pdf', label: 'PDF', description: 'To read and print' },
              onAction: () => exportAs('.pdf'),
            },
            {
              ...{ id: 'html', label: 'HTML', description: 'One page that every browser reads' },
              onAction: () => exportAs('.html'),
            },
            {
              ...{ id: 'md', label: 'Markdown', description: 'Plain text with marks' },
              onAction: () => exportAs('.md'),
            },
          ]}
        >
          <Button icon={Download}>Export story</Button>
        </Menu>
        <Button
          icon={Printer}
          onPress={() => openPrint({ label: 'Story of the theory', of: { what: 'story' } })}
        >
          Print…
        </Button>
      </div>
      <article className={css.sheet} aria-label={data.title}>
        <Blocks story={data} />
      </article>
    </div>
  )
}

/** Blocks that are drawn at first, more than a screen of them. */
const FIRST = 30

function Blocks({ story }: { story: StoryText }) {
  const { shown, more } = useScreenfuls(story.blocks, FIRST)
  return (
    <>
      {shown.map((block, index) => (
        <Block key={`${index} ${block.kind}`} block={block} />
      ))}
      {more}
    </>
  )
}

function Block({ block }: { block: StoryBlock }) {
  switch (block.kind) {
    case 'heading': {
      // The place's own title is the first heading of the page.
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4'
      return (
        <Heading className={css.heading} data-level={block.level}>
          {block.text}
        </Heading>
      )
    }
    case 'text':
      return (
        <p className={css.text}>
          <Words text={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul className={css.list}>
          {block.items.map(item => (
            <li key={item}>
              <Words text={item} />
            </li>
          ))}
        </ul>
      )
    case 'quote':
      return (
        <blockquote className={css.quote}>
          <Words text={block.text} />
          <footer className={css.who}>
            <StanceBadge stance={block.stance} /> {block.who}
          </footer>
        </blockquote>
      )
    case 'change':
      return <ChangeBlock block={block} />
  }
}

function ChangeBlock({ block }: { block: Extract<StoryBlock, { kind: 'change' }> }) {
  const { text, before, after, reasons } = block
  return (
    <div className={css.change}>
      <p className={css.what}>{text}</p>
      {before !== null && after !== null ? (
        <WordDifference before={before} after={after} />
      ) : (
        // A link that came or went is named by its own words.
        ![null, text].includes(after ?? before) && (
          <p className={css.text} data-gone={after === null || undefined}>
            <Words text={after ?? before ?? ''} />
          </p>
        )
      )}
      {reasons.map(reason => (
        <p key={reason} className={css.reason}>
          {reason}
        </p>
      ))}
    </div>
  )
}
