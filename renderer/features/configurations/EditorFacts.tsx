import type { Configuration } from '../../../shared/contract/configurations.ts'
import { ORIGINS } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import css from './EditorHeader.module.css'
import { isDecided } from './StatusDialog.tsx'
import { ORIGIN_WORDS } from './words.ts'

const NOBODY = 'nobody'
const NO_CASE = 'none'
const ORIGIN_OPTIONS = ORIGINS.map(id => ({ id, label: ORIGIN_WORDS[id] }))

/** The short name, who responds (where the project says so), who looks after it, its case, where it comes from, and why it stands where it does. */
export function EditorFacts({ configuration }: { configuration: Configuration }) {
  const { data: project } = useProcedure('project.info', {})
  const researchers = useProcedure('researchers.list', {}).data ?? []
  const cases = useProcedure('cases.list', {}).data ?? []
  const {
    id: configurationId,
    handle,
    actor,
    ownerId,
    caseId,
    origin,
    status,
    statusReason,
  } = configuration
  const hasActor = project?.template === 'ICAMO' || actor !== ''
  return (
    <div className={css.facts}>
      <div className={css.handle}>
        <DraftField
          label="Short name or metaphor"
          isLabelHidden
          placeholder="Short name or metaphor"
          value={handle}
          maxLength={100}
          onCommit={next => void act('configurations.update', { configurationId, handle: next })}
        />
      </div>
      {hasActor && (
        <div className={css.actor}>
          <DraftField
            label="Who responds"
            isLabelHidden
            placeholder="Who responds?"
            value={actor}
            maxLength={500}
            onCommit={next => void act('configurations.update', { configurationId, actor: next })}
          />
        </div>
      )}
      <Select
        label="Owner"
        isLabelHidden
        value={ownerId ?? NOBODY}
        options={[
          { id: NOBODY, label: 'No owner' },
          ...researchers.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={next =>
          void act('configurations.update', {
            ...{ configurationId, ownerId: next === NOBODY ? null : next },
          })
        }
      />
      {cases.length > 0 && (
        <Select
          label="Case"
          isLabelHidden
          value={caseId ?? NO_CASE}
          options={[
            { id: NO_CASE, label: 'No case' },
            ...cases.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={next =>
            void act('configurations.update', {
              ...{ configurationId, caseId: next === NO_CASE ? null : next },
            })
          }
        />
      )}
      <Select
        label="Origin"
        isLabelHidden
        value={origin}
        options={ORIGIN_OPTIONS}
        onChange={next => void act('configurations.update', { configurationId, origin: next })}
      />
      {(statusReason !== '' || isDecided(status)) && (
        <div className={css.reason}>
          <DraftField
            label="Reason for this status"
            isLabelHidden
            placeholder={`Why ${status}?`}
            value={statusReason}
            onCommit={reason =>
              void act('configurations.update', { configurationId, statusReason: reason })
            }
          />
        </div>
      )}
    </div>
  )
}
