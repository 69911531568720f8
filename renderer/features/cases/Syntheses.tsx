import { Merge, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Synthesis } from '../../../shared/contract/syntheses.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { PassageList } from '../../ui/PassageList.tsx'
import { ThingLink } from '../../ui/ThingLink.tsx'
import css from './Cases.module.css'
import { SideBySide } from './SideBySide.tsx'
import { SynthesisDialog } from './SynthesisDialog.tsx'
import { OPERATION_WORDS } from './words.ts'

/** What was done with explanations of several cases, with the reason and what came of it. */
export function Syntheses() {
  const syntheses = useProcedure('syntheses.list', {}).data
  const configurations = useProcedure('configurations.list', {}).data
  const [dialog, setDialog] = useState<Synthesis | 'new' | null>(null)
  if (syntheses === undefined || configurations === undefined) return null
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setDialog('new')}>
      New synthesis
    </Button>
  )
  return (
    <>
      {syntheses.length === 0 ? (
        <EmptyState icon={Merge} title="From cases to what holds across them" actions={add}>
          Lay configurations side by side and say what you make of them: juxtapose, reconcile,
          adjudicate, consolidate or situate. The reason is kept, so that a reader can follow it.
        </EmptyState>
      ) : (
        <section className={css.scroll} aria-label="Syntheses">
          <div>{add}</div>
          <ol className={css.acts}>
            {syntheses.map(synthesis => (
              <Act
                key={synthesis.id}
                synthesis={synthesis}
                configurations={configurations}
                onEdit={() => setDialog(synthesis)}
              />
            ))}
          </ol>
        </section>
      )}
      {dialog !== null && (
        <SynthesisDialog
          synthesis={dialog === 'new' ? null : dialog}
          configurations={configurations}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}

interface ActProps {
  synthesis: Synthesis
  configurations: readonly Configuration[]
  onEdit: () => void
}

function Act({ synthesis, configurations, onEdit }: ActProps) {
  const {
    id: synthesisId,
    operation,
    configurationIds,
    codingIds,
    reason,
    result,
    favoured,
    intoId,
  } = synthesis
  const isOpen = useWorkspace(state => state.theoryThings.syntheses === synthesisId)
  const researchers = useProcedure('researchers.list', {}).data ?? []
  const [isRead, setIsRead] = useState(false)
  const [isSide, setIsSide] = useState(operation === 'juxtapose' && isOpen)
  const of = configurationIds.flatMap(id => configurations.find(one => one.id === id) ?? [])
  const into = configurations.find(({ id }) => id === intoId)
  const who = researchers.find(({ id }) => id === synthesis.researcherId)?.name ?? ''
  const { label } = OPERATION_WORDS[operation]
  return (
    <li className={css.act} data-open={isOpen || undefined}>
      <div>
        <h2 className={css.title}>{label}</h2>
        <p className={css.note}>
          {who} <time dateTime={synthesis.at}>{synthesis.at.slice(0, 10)}</time>
        </p>
      </div>
      <div className={css.words}>
        <ul>
          {of.map(one => (
            <li key={one.id}>
              <ThingLink kind="configuration" id={one.id} label={nameConfiguration(one)} />
              {one.id === favoured && <span className={css.sub}> preferred</span>}
            </li>
          ))}
        </ul>
        {reason !== '' && (
          <p>
            <span className={css.sub}>Because </span>
            {reason}
          </p>
        )}
        {result !== '' && <p className={css.statement}>{result}</p>}
        {into && (
          <p>
            <span className={css.sub}>Made </span>
            <ThingLink kind="configuration" id={into.id} label={nameConfiguration(into)} />
          </p>
        )}
        {codingIds.length > 0 && (
          <div>
            <Button
              size="small"
              variant="quiet"
              aria-expanded={isRead}
              onPress={() => setIsRead(!isRead)}
            >
              {`Rests on ${count(codingIds.length, 'passage')}`}
            </Button>
            {isRead && <PassageList codingIds={codingIds} />}
          </div>
        )}
        {of.length > 0 && (
          <div>
            <Button
              size="small"
              variant="quiet"
              aria-expanded={isSide}
              onPress={() => setIsSide(!isSide)}
            >
              {isSide ? 'Hide them side by side' : 'Show side by side'}
            </Button>
          </div>
        )}
        {isSide && <SideBySide configurations={of} favoured={favoured} />}
      </div>
      <span className={css.actTools}>
        <IconButton icon={Pencil} label={`Change: ${label.toLowerCase()}`} onPress={onEdit} />
        <IconButton
          icon={Trash2}
          label={`Remove: ${label.toLowerCase()}`}
          variant="danger"
          onPress={async () => {
            if (await act('syntheses.remove', { synthesisId })) {
              sayUndoable('Synthesis removed. Its configurations stay.')
            }
          }}
        />
      </span>
    </li>
  )
}
