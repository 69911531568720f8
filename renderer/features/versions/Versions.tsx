import { History } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { readAhead, useProcedure } from '../../api/client.ts'
import { useReadAhead } from '../../api/use-read-ahead.ts'
import { Button } from '../../ui/Button.tsx'
import { Decisions } from '../../ui/decisions/Decisions.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Compare, pairOf } from './Compare.tsx'
import { NewVersion } from './NewVersion.tsx'
import { Story } from './Story.tsx'
import { Timeline } from './Timeline.tsx'
import { useVersionsView, type VersionsView } from './view.ts'
import css from './Versions.module.css'

const VIEWS: readonly { id: VersionsView; label: string }[] = [
  { id: 'timeline', label: 'Versions' },
  { id: 'compare', label: 'Compare' },
  { id: 'story', label: 'Story' },
  { id: 'decisions', label: 'Decisions' },
]

/** The versions of the theory: what each held, how one became the next, and what was decided on the way. */
export function Versions() {
  const { data: theories } = useProcedure('theories.list', {})
  const { view, fromId, toId } = useVersionsView()
  const pair = theories?.length ? pairOf(theories, fromId, toId) : null
  useReadAhead(
    pair === null
      ? []
      : [
          () => readAhead('theories.compare', pair),
          () => readAhead('theories.story', {}),
          () => readAhead('decisions.list', {}),
        ],
    `${pair?.fromId} ${pair?.toId}`,
  )
  if (theories === undefined) return null
  const contents: Record<VersionsView, ReactNode> = {
    timeline: theories.length === 0 ? <NoVersion /> : <Timeline theories={theories} />,
    compare: theories.length === 0 ? <NoVersion /> : <Compare theories={theories} />,
    story: theories.length === 0 ? <NoVersion /> : <Story />,
    decisions: (
      <div className={css.page}>
        <div className={css.measure}>
          <Decisions level={2} />
        </div>
      </div>
    ),
  }
  return (
    <div className={css.root}>
      <header className={css.head}>
        <Segments
          label="What is shown of the versions"
          value={view}
          options={VIEWS}
          onChange={next => useVersionsView.setState({ view: next })}
        />
      </header>
      <div className={css.content}>{contents[view]}</div>
    </div>
  )
}

function NoVersion() {
  const [isNaming, setIsNaming] = useState(false)
  return (
    <EmptyState
      icon={History}
      title="No version of the theory yet"
      actions={
        <Button variant="primary" onPress={() => setIsNaming(true)}>
          Name the first version
        </Button>
      }
    >
      Name what you have now, such as “Initial programme theory”, and keep it as it is. Whatever you
      change later, any two versions can be set side by side with what led from one to the other.
      {isNaming && <NewVersion source={null} onClose={() => setIsNaming(false)} />}
    </EmptyState>
  )
}
