import { Pencil, RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { InlineText } from './InlineText.tsx'
import css from './Statement.module.css'

/** The configuration as a sentence: composed from its elements, or in the researcher's own words. */
export function Statement({ configuration }: { configuration: ConfigurationDetail }) {
  const [isEditing, setIsEditing] = useState(false)
  const edit = useRef<HTMLDivElement>(null)
  const { statement, composed, isRewritten } = configuration

  const save = (text: string | null) => {
    call('configurations.update', { configurationId: configuration.id, statement: text }).catch(
      sayError,
    )
  }

  return (
    <section className={css.root} aria-label="Sentence" key={configuration.id}>
      <header className={css.head}>
        <h3 className={css.title}>Sentence</h3>
        <span className={css.kind}>
          {isRewritten ? 'in your own words' : 'composed from the elements'}
        </span>
        <div className={css.tools} ref={edit}>
          {!isEditing && (
            <Button size="small" variant="quiet" icon={Pencil} onPress={() => setIsEditing(true)}>
              Rewrite
            </Button>
          )}
          {isRewritten && (
            <Button size="small" variant="quiet" icon={RotateCcw} onPress={() => save(null)}>
              Use the composed sentence again
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
      {isRewritten && composed !== statement && composed !== '' && (
        <p className={css.composed}>
          <span className={css.kind}>From the elements:</span> {composed}
        </p>
      )}
    </section>
  )
}
