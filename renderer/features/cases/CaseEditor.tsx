import { Trash2 } from 'lucide-react'
import type { Case } from '../../../shared/contract/cases.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { configurationChoices } from '../../ui/theory-choices.ts'
import css from './Cases.module.css'
import { MemberList } from './MemberList.tsx'

/** One case: what it is, who and what belongs to it, and which configurations are of it. */
export function CaseEditor({ one }: { one: Case }) {
  const { id: caseId, name, setting, description, sourceIds, participantIds } = one
  const sources = useProcedure('sources.list', {}).data ?? []
  const participants = useProcedure('participants.list', {}).data ?? []
  const configurations = useProcedure('configurations.list', {}).data ?? []
  async function remove() {
    if ((await act('cases.remove', { caseId })) === undefined) return
    useWorkspace.getState().openInTheory('cases', null)
    sayUndoable(`“${name}” removed. Its sources, participants and configurations stay.`)
  }
  const setMembers = (members: { sourceIds?: string[]; participantIds?: string[] }) =>
    act('cases.setMembers', { caseId, ...members })
  const setCase = (configurationId: string, to: string | null) =>
    act('configurations.update', { configurationId, caseId: to })
  return (
    <section className={css.editor} aria-label={name}>
      <div className={css.fields}>
        <DraftField
          label="Case"
          isRequired
          maxLength={500}
          value={name}
          onCommit={text => void act('cases.update', { caseId, name: text })}
        />
        <DraftField
          label="Setting"
          placeholder="Such as a rural general practice"
          maxLength={500}
          value={setting}
          onCommit={text => void act('cases.update', { caseId, setting: text })}
        />
        <IconButton
          icon={Trash2}
          label="Remove this case"
          variant="danger"
          onPress={() => void remove()}
        />
        <div className={css.whole}>
          <DraftField
            label="Description"
            isMultiline
            rows={2}
            value={description}
            onCommit={text => void act('cases.update', { caseId, description: text })}
          />
        </div>
      </div>
      <div className={css.members}>
        <MemberList
          title="Sources"
          add="Add a source"
          kind="source"
          things={sources.map(({ id, title, group }) => ({
            ...{ id, label: title, description: group ?? undefined },
          }))}
          memberIds={sourceIds}
          onAdd={id => setMembers({ sourceIds: [...sourceIds, id] })}
          onRemove={id => setMembers({ sourceIds: sourceIds.filter(other => other !== id) })}
        />
        <MemberList
          title="Participants"
          add="Add a participant"
          kind="participant"
          things={participants.map(({ id, pseudonym, group }) => ({
            ...{ id, label: pseudonym, description: group ?? undefined },
          }))}
          memberIds={participantIds}
          onAdd={id => setMembers({ participantIds: [...participantIds, id] })}
          onRemove={id =>
            setMembers({ participantIds: participantIds.filter(other => other !== id) })
          }
        />
        <MemberList
          title="Configurations of this case"
          add="Add a configuration"
          kind="configuration"
          things={configurationChoices(configurations)}
          memberIds={one.configurationIds}
          onAdd={id => setCase(id, caseId)}
          onRemove={id => setCase(id, null)}
        />
      </div>
    </section>
  )
}
