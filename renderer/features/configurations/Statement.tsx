import { Pencil, RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Style } from '../../../shared/domain/realist.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { InlineText } from './InlineText.tsx'
import css from './Statement.module.css'
import { Unmentioned } from './Unmentioned.tsx'

const STYLE_OPTIONS: { id: Style; label: string }[] = [
  { id: 'if-then-because', label: 'If … then' },
  { id: 'narrative', label: 'Narrative' },
  { id: 'arrow', label: 'Arrows' },
]

/** The configuration as a sentence: composed from its elements in one of three styles, or in the researcher's own words. */
export function Statement({ configuration }: { configuration: ConfigurationDetail }) {
  const [isEditing, setIsEditing] = useState(false)
  const edit = useRef<HTMLDivElement>(null)
  const { statement, composed, isRewritten, style } = configuration
  const configurationId = configuration.id

  const save = (text: string | null) =>
    void act('configurations.update', { configurationId, statement: text })

  return (
    <section className={css.root} aria-label="Sentence" key={configurationId}>
      <header className={css.head}>
        <h3 className={css.title}>Sentence</h3>
        <Segments
          label="Style of the composed sentence"
          value={style}
          options={STYLE_OPTIONS}
          onChange={next => void act('configurations.update', { configurationId, style: next })}
        />
        <div className={css.tools} ref={edit}>
          {!isEditing && (
            <Button size="small" variant="quiet" icon={Pencil} onPress={() => setIsEditing(true)}>
              Rewrite
            </Button>
          )}
        </div>
      </header>
      {isEditing ? (
        <InlineText
          className={css.text}
          label="Sentence"
          value={statement}
          maxLength={20_000}
          onSave={save}
          onEnd={isByKey => {
            setIsEditing(false)
            if (isByKey) requestAnimationFrame(() => edit.current?.querySelector('button')?.focus())
          }}
        />
      ) : (
        <p
          className={css.text}
          data-empty={statement === '' || undefined}
          onDoubleClick={() => setIsEditing(true)}
        >
          {statement || 'The sentence writes itself as you fill the slots.'}
        </p>
      )}
      {isRewritten && <Unmentioned configuration={configuration} />}
      {isRewritten && composed !== statement && composed !== '' && (
        <div className={css.composed}>
          <p>
            <span className={css.kind}>From the elements:</span> {composed}
          </p>
          <Button size="small" variant="quiet" icon={RotateCcw} onPress={() => save(null)}>
            Use the composed sentence again
          </Button>
        </div>
      )}
    </section>
  )
}
