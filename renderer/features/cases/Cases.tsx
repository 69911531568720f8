import type { ReactNode } from 'react'
import { readAhead } from '../../api/client.ts'
import { useReadAhead } from '../../api/use-read-ahead.ts'
import { type CasesView, useWorkspace } from '../../store/workspace.ts'
import { Segments } from '../../ui/Segments.tsx'
import { CaseEditing } from './CaseEditing.tsx'
import css from './Cases.module.css'
import { Matrix } from './Matrix.tsx'
import { Regularities } from './Regularities.tsx'
import { Syntheses } from './Syntheses.tsx'
import { useUsualWay } from './use-usual-way.ts'
import { useVersion } from './use-version.ts'

const VIEWS: readonly { id: CasesView; label: string }[] = [
  { id: 'cases', label: 'Cases' },
  { id: 'matrix', label: 'Who was heard on what' },
  { id: 'regularities', label: 'Demi-regularities' },
  { id: 'syntheses', label: 'Syntheses' },
]

const CONTENTS: Record<CasesView, ReactNode> = {
  cases: <CaseEditing />,
  matrix: <Matrix />,
  regularities: <Regularities />,
  syntheses: <Syntheses />,
}

/** Within cases and across them: the cases, what was heard where, where explanations differ, and what was made of it. */
export function Cases() {
  const view = useWorkspace(state => state.casesView)
  const version = useVersion()
  const by = useUsualWay()
  useReadAhead(
    by === null
      ? []
      : [
          () => readAhead('attributes.list', {}),
          () => readAhead('cases.matrix', { by, ...version }),
          () => readAhead('cases.demiRegularities', version),
        ],
    `${by} ${version.theoryId}`,
  )
  return (
    <div className={css.root}>
      <div className={css.bar}>
        <Segments
          label="What is shown of the cases"
          value={view}
          options={VIEWS}
          onChange={casesView => useWorkspace.setState({ casesView })}
        />
      </div>
      {CONTENTS[view]}
    </div>
  )
}
