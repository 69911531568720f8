import type { ReactNode } from 'react'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import css from './Team.module.css'
import { useTeam } from './team-store.ts'
import { nameAll } from './words.ts'

const UNITS = [
  { id: 'character' as const, label: 'Characters' },
  { id: 'sentence' as const, label: 'Sentences' },
  { id: 'turn' as const, label: 'Turns' },
]
const KINDS = [
  { id: 'role' as const, label: 'Roles' },
  { id: 'code' as const, label: 'Codes' },
]
const SHARED = [
  {
    ...{ id: 'everyone' as const, label: 'Coded by each' },
    description: 'Sources in which every one of them has a coding',
  },
  {
    ...{ id: 'two' as const, label: 'Coded by two' },
    description: 'Also sources that some of them did not code, without their judgement',
  },
]

interface Props {
  researchers: readonly Researcher[]
  chosen: readonly Researcher[]
  /** What else a view chooses, at the right. */
  children?: ReactNode
}

/** What is compared: whose codings, of what, on what units. */
export function ComparisonTools({ researchers, chosen, children }: Props) {
  const { unit, kind, ids, sharedBy, doubleCodingId } = useTeam()
  const { data: codes } = useProcedure('codes.list', {}, { enabled: kind === 'code' })
  const choices =
    kind === 'role'
      ? ROLES.map(role => ({ id: role, label: ROLE_NAMES[role], role }))
      : (codes ?? []).map(({ id, name }) => ({ id, label: name }))
  return (
    <div className={css.tools}>
      <WhoTools researchers={researchers} chosen={chosen} />
      <Segments
        label="What is compared"
        value={kind}
        options={KINDS}
        onChange={to => useTeam.setState({ kind: to, ids: [], openId: null })}
      />
      <ChoiceMenu
        label={kind === 'role' ? 'Roles' : 'Codes'}
        value={ids}
        choices={choices}
        none={kind === 'role' ? 'All roles' : 'All codes'}
        onChange={to => useTeam.setState({ ids: to, openId: null })}
      />
      <Segments
        label="Units"
        value={unit}
        options={UNITS}
        onChange={to => useTeam.setState({ unit: to, openId: null })}
      />
      <SampleTools />
      {chosen.length > 2 && doubleCodingId === null && (
        <Select
          label="Sources"
          isLabelHidden
          value={sharedBy}
          options={SHARED}
          onChange={to => useTeam.setState({ sharedBy: to, openId: null })}
        />
      )}
      <span className={css.spring} />
      {children}
    </div>
  )
}

/** Whether all that they share is compared, or one sample alone. */
function SampleTools() {
  const doubleCodingId = useTeam(state => state.doubleCodingId)
  const { data: samples = [] } = useProcedure('doubleCoding.list', {})
  if (samples.length === 0) return null
  return (
    <Select
      label="Where"
      isLabelHidden
      value={doubleCodingId ?? EVERYWHERE}
      options={[
        { id: EVERYWHERE, label: 'All they share' },
        ...samples.map(({ id, name }) => ({ id, label: name, description: 'This sample alone' })),
      ]}
      onChange={to =>
        useTeam.setState({ doubleCodingId: to === EVERYWHERE ? null : to, openId: null })
      }
    />
  )
}

/** No sample has this id. */
const EVERYWHERE = 'everywhere'

/** Whose work is compared: two or more, in the project's order. */
export function WhoTools({ researchers, chosen, isPair = false }: Props & { isPair?: boolean }) {
  if (researchers.length === 2) return <span className={css.who}>{nameAll(chosen)}</span>
  return (
    <ChoiceMenu
      label="Researchers"
      value={chosen.map(({ id }) => id)}
      choices={researchers.map(({ id, name }) => ({ id, label: name }))}
      none="Choose two or more"
      isMissing={chosen.length < 2}
      onChange={to => useTeam.setState({ researcherIds: isPair ? to.slice(-2) : to, openId: null })}
    />
  )
}
