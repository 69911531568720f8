import { Lock, PencilLine, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Theory } from '../../../shared/contract/theories.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { Split } from '../../ui/Split.tsx'
import { NewVersion } from './NewVersion.tsx'
import css from './Timeline.module.css'
import { useVersionsView } from './view.ts'
import { VersionDetail } from './VersionDetail.tsx'
import { KIND_WORDS, stateOf } from './words.ts'

/** The versions in the order they were made, and the one that is chosen in full. */
export function Timeline({ theories }: { theories: readonly Theory[] }) {
  const chosenId = useVersionsView(state => state.theoryId)
  const [isNaming, setIsNaming] = useState(false)
  const chosen = theories.find(({ id }) => id === chosenId) ?? theories.at(-1)
  const list = (
    <nav className={css.side} aria-label="Versions of the theory">
      <ol className={css.list}>
        {theories.map(theory => (
          <li
            key={theory.id}
            className={css.step}
            data-kept={theory.frozenAt !== null || undefined}
          >
            <button
              type="button"
              className={css.version}
              aria-current={theory.id === chosen?.id || undefined}
              onClick={() => useVersionsView.setState({ theoryId: theory.id })}
            >
              <span className={css.name}>{theory.name}</span>
              <span className={css.state}>
                {theory.frozenAt === null ? (
                  <PencilLine size={14} aria-hidden />
                ) : (
                  <Lock size={14} aria-hidden />
                )}
                {stateOf(theory.frozenAt)}
              </span>
              <span className={css.facts}>
                {[
                  ...(theory.name === KIND_WORDS[theory.kind] ? [] : [KIND_WORDS[theory.kind]]),
                  `begun ${formatDay(theory.createdAt)}`,
                  count(theory.configurationIds.length, 'configuration'),
                ].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div>
        <Button icon={Plus} onPress={() => setIsNaming(true)}>
          New version
        </Button>
      </div>
      {isNaming && <NewVersion source={null} onClose={() => setIsNaming(false)} />}
    </nav>
  )
  return (
    <Split
      id="versions"
      parts={[
        { id: 'timeline', size: 320, minSize: 240, maxSize: 480, content: list },
        {
          ...{ id: 'version', minSize: 400 },
          content: chosen && <VersionDetail key={chosen.id} theory={chosen} />,
        },
      ]}
    />
  )
}
