import type { ReactNode } from 'react'
import type { Marks, Novelty, Together } from '../../../shared/charts/kinds.ts'
import type { Stance } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Select, type SelectOption } from '../../ui/Select.tsx'
import { chooseChart, useCharts } from './charts-store.ts'

const ORIGINS: readonly SelectOption<string>[] = [
  { id: 'group', label: 'By stakeholder group' },
  { id: 'participant', label: 'By participant' },
  { id: 'source', label: 'By source' },
  { id: 'case', label: 'By case' },
]

const STANCES: readonly SelectOption<Stance | 'any'>[] = [
  { id: 'any', label: 'Whatever is said' },
  { id: 'supports', label: 'What supports' },
  { id: 'refines', label: 'What refines' },
  { id: 'challenges', label: 'What challenges' },
]

const MARKS: readonly SelectOption<Marks>[] = [
  { id: 'codes', label: 'Codes' },
  { id: 'roles', label: 'Roles' },
  { id: 'both', label: 'Roles and codes' },
]

const TOGETHER: readonly SelectOption<Together>[] = [
  { id: 'overlaps', label: 'On the same words' },
  { id: 'sameTurn', label: 'In the same turn' },
]

const NOVELTIES: readonly SelectOption<Novelty>[] = [
  { id: 'elements', label: 'Elements' },
  { id: 'codes', label: 'Codes' },
]

/** How the chart that is chosen is made. */
export function ChartOptions({ sourceId }: { sourceId: string | null }) {
  const kind = useCharts(state => state.kind)
  const parts: Record<typeof kind, ReactNode> = {
    configurations: (
      <>
        <OriginChoice />
        <StanceChoice />
        <VersionChoice />
      </>
    ),
    codes: <CodesChoice />,
    turns: <SourceChoice sourceId={sourceId} />,
    evidence: (
      <>
        <OriginChoice />
        <ConfigurationChoice />
        <VersionChoice />
      </>
    ),
    saturation: <OrderChoice />,
  }
  return parts[kind]
}

function OriginChoice() {
  const by = useCharts(state => state.by)
  const { data: attributes = [] } = useProcedure('attributes.list', {})
  return (
    <Select
      label="Where passages come from"
      isLabelHidden
      value={by}
      options={[...ORIGINS, ...attributes.map(({ id, name }) => ({ id, label: `By ${name}` }))]}
      onChange={chosen => chooseChart({ by: chosen })}
    />
  )
}

function VersionChoice() {
  const { data: theories = [] } = useProcedure('theories.list', {})
  const theoryId = useCharts(state => state.theoryId)
  if (theories.length === 0) return null
  return (
    <Select
      label="Version of the theory"
      isLabelHidden
      value={theoryId ?? ALL}
      options={[
        { id: ALL, label: 'Configurations in use' },
        ...theories.map(({ id, name }) => ({ id, label: name })),
      ]}
      onChange={chosen =>
        chooseChart({ theoryId: chosen === ALL ? null : chosen, configurationId: null })
      }
    />
  )
}

function StanceChoice() {
  const stance = useCharts(state => state.stance)
  return (
    <Select
      label="Which passages"
      isLabelHidden
      value={stance}
      options={STANCES}
      onChange={chosen => chooseChart({ stance: chosen })}
    />
  )
}

function CodesChoice() {
  const { of, together, withChildren } = useCharts()
  return (
    <>
      <Select
        label="What occurs together"
        isLabelHidden
        value={of}
        options={MARKS}
        onChange={chosen => chooseChart({ of: chosen })}
      />
      <Select
        label="When it counts as together"
        isLabelHidden
        value={together}
        options={TOGETHER}
        onChange={chosen => chooseChart({ together: chosen })}
      />
      {of !== 'roles' && (
        <Checkbox
          label="With the codes below"
          isTicked={withChildren}
          onChange={chosen => chooseChart({ withChildren: chosen })}
        />
      )}
    </>
  )
}

function SourceChoice({ sourceId }: { sourceId: string | null }) {
  const { data: sources } = useProcedure('sources.list', {})
  return (
    <ChoiceMenu
      label="Source"
      none="Choose a source"
      isSingle
      value={sourceId === null ? [] : [sourceId]}
      choices={(sources ?? []).map(({ id, title, group }) => ({
        ...{ id, label: title, description: group ?? undefined },
      }))}
      onChange={([chosen]) => chosen !== undefined && chooseChart({ sourceId: chosen })}
    />
  )
}

function ConfigurationChoice() {
  const { data: configurations } = useProcedure('configurations.list', {})
  const configurationId = useCharts(state => state.configurationId)
  return (
    <ChoiceMenu
      label="Configuration"
      none="All configurations"
      isSingle
      value={configurationId === null ? [] : [configurationId]}
      choices={[
        { id: ALL, label: 'All configurations' },
        ...(configurations ?? []).map(({ id, number, title, statement }) => ({
          ...{ id, label: `CMOC ${number}: ${title || statement}` },
        })),
      ]}
      onChange={([chosen]) =>
        chooseChart({ configurationId: chosen === undefined || chosen === ALL ? null : chosen })
      }
    />
  )
}

/** No id is like it. */
const ALL = '\u0000all'

function OrderChoice() {
  const { novelty, order } = useCharts()
  const { data: attributes } = useProcedure('attributes.list', {})
  const ordered = (attributes ?? []).filter(({ type }) => type === 'date' || type === 'number')
  return (
    <>
      <Select
        label="What is new"
        isLabelHidden
        value={novelty}
        options={NOVELTIES}
        onChange={chosen => chooseChart({ novelty: chosen })}
      />
      <Select
        label="Order of sources"
        isLabelHidden
        value={order}
        options={[
          { id: 'import', label: 'As they were imported' },
          { id: 'title', label: 'By title' },
          ...ordered.map(({ id, name }) => ({ id, label: `By ${name}` })),
        ]}
        onChange={chosen => chooseChart({ order: chosen })}
      />
    </>
  )
}
