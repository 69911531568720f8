import { Check } from 'lucide-react'
import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import css from './Differences.module.css'
import type { Difference } from './team-store.ts'
import { nameSettlement } from './words.ts'

interface Props {
  difference: Difference
  researchers: readonly Researcher[]
  /** Whether the reason has the focus at once. */
  isGoingOn: boolean
  onSettled: () => void
}

/** Says which codings stand, or what is coded instead, and why. */
export function SettleForm({ difference, researchers, isGoingOn, onSettled }: Props) {
  const coders = researchers.filter(({ id }) =>
    difference.codings.some(({ researcherId }) => researcherId === id),
  )
  const [choice, setChoice] = useState(`one ${coders[0]?.id ?? ''}`)
  const [reason, setReason] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const [codeIds, setCodeIds] = useState<string[]>([])
  const isNew = choice === 'new'
  const isReady = reason.trim() !== '' && (!isNew || roles.length + codeIds.length > 0)
  const settle = async () => {
    if (!isReady) return
    const { start, end, codings } = difference
    const [kind = '', researcherId = ''] = choice.split(' ')
    const settled = await act('agreement.settle', {
      ...{ codingIds: codings.map(({ id }) => id), reason },
      ...{ kind: kind as InputOf<'agreement.settle'>['kind'] },
      ...(kind === 'one' ? { researcherId } : {}),
      ...(isNew ? { coding: { start, end, roles, codeIds } } : {}),
    })
    if (settled !== undefined) onSettled()
  }
  const stands = (kind: 'one' | 'both' | 'neither', chosenId: string | null = null) =>
    nameSettlement({ kind, chosenId }, researchers)
  return (
    <form
      className={css.form}
      aria-label="Settle this difference"
      onSubmit={event => {
        event.preventDefault()
        void settle()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void settle()
      }}
    >
      <div className={css.choices}>
        <Segments
          label="What stands"
          value={choice}
          options={[
            ...coders.map(({ id }) => ({ id: `one ${id}`, label: stands('one', id) })),
            ...(coders.length > 1 ? [{ id: 'both', label: stands('both') }] : []),
            { id: 'neither', label: stands('neither') },
            { id: 'new', label: 'Code anew' },
          ]}
          onChange={setChoice}
        />
        {isNew && (
          <>
            <RoleToggle label="Roles" value={roles} onChange={setRoles} />
            <CodeChoice value={codeIds} onChange={setCodeIds} />
          </>
        )}
      </div>
      <div className={css.answer}>
        <TextArea
          label="Reason"
          value={reason}
          onChange={setReason}
          rows={1}
          placeholder="Why? Kept with the difference; nobody’s coding is changed."
          autoFocus={isGoingOn}
        />
        <Button
          type="submit"
          variant="primary"
          icon={Check}
          isDisabled={!isReady}
          aria-keyshortcuts="Control+Enter"
        >
          {difference.settlement === null ? 'Settle' : 'Settle again'}
        </Button>
      </div>
    </form>
  )
}

function CodeChoice({ value, onChange }: { value: string[]; onChange: (to: string[]) => void }) {
  const { data: codes } = useProcedure('codes.list', {})
  return (
    <ChoiceMenu
      label="Codes"
      value={value}
      choices={(codes ?? []).map(({ id, name }) => ({ id, label: name }))}
      none="No codes"
      onChange={onChange}
    />
  )
}
