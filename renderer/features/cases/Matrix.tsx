import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import css from './Cases.module.css'
import type { MatrixBy } from './cell-evidence.ts'
import { CellInspector } from './CellInspector.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import { useUsualWay } from './use-usual-way.ts'
import { useVersion } from './use-version.ts'

const WAYS: readonly { id: MatrixBy; label: string }[] = [
  { id: 'case', label: 'By case' },
  { id: 'group', label: 'By stakeholder group' },
  { id: 'participant', label: 'By participant' },
  { id: 'source', label: 'By source' },
]

/** The cell whose quotes are shown; a column without an id holds what belongs to none. */
interface OpenCell {
  configurationId: string
  columnId: string | null
}

/** Who was heard on which configuration, and what they said of it; every cell opens its quotes. */
export function Matrix() {
  const attributes = useProcedure('attributes.list', {}).data ?? []
  const cases = useProcedure('cases.list', {}).data
  const version = useVersion()
  const [wanted, setWay] = useState<string | null>(null)
  const [open, setOpen] = useState<OpenCell | null>(null)
  const usual = useUsualWay()
  const way = wanted ?? usual ?? 'case'
  const attribute = attributes.find(({ id }) => id === way)
  const by =
    attribute === undefined ? (WAYS.find(({ id }) => id === way)?.id ?? 'case') : 'attribute'
  const attributeId = attribute?.id ?? null
  const { data: counted, isPlaceholderData } = useProcedure(
    'cases.matrix',
    { by, ...(attributeId === null ? {} : { attributeId }), ...version },
    { enabled: cases !== undefined },
  )
  if (cases === undefined) return null
  // What was counted by something else must not stand under this heading, not even for a moment.
  const data = isPlaceholderData ? undefined : counted
  const row = data?.rows.find(({ configurationId }) => configurationId === open?.configurationId)
  const column = data?.columns.find(({ id }) => id === open?.columnId)
  const grid = (
    <div className={css.column}>
      <div className={css.tools}>
        <Select
          label="Columns"
          isLabelHidden
          value={way}
          options={[
            ...WAYS,
            ...attributes.map(({ id, name }) => ({ id, label: `By ${name.toLowerCase()}` })),
          ]}
          onChange={next => {
            setWay(next)
            setOpen(null)
          }}
        />
        <p className={css.key}>
          <span>+ supports</span>
          <span>~ refines</span>
          <span>− challenges</span>
          <span>The stronger the tint, the more passages.</span>
        </p>
      </div>
      {data &&
        (data.rows.length === 0 || data.columns.length === 0 ? (
          <EmptyState title="Nothing to lay out yet">
            {data.rows.length === 0
              ? 'This version has no configurations.'
              : 'There are no columns of this kind yet: make a case, or choose to count by group or by source.'}
          </EmptyState>
        ) : (
          <MatrixGrid
            key={way}
            data={data}
            cases={cases}
            open={open}
            onOpen={(configurationId, columnId) => setOpen({ configurationId, columnId })}
          />
        ))}
    </div>
  )
  return (
    <Split
      id="matrix"
      parts={[
        { id: 'matrix', minSize: 400, content: grid },
        {
          ...{ id: 'quotes', size: 340, minSize: 260, maxSize: 560 },
          content:
            row === undefined || column === undefined ? (
              <aside className="place-hint">
                Choose a cell to read what was said. A cell without numbers was not heard on it.
              </aside>
            ) : (
              <CellInspector
                key={row.configurationId}
                row={row}
                column={column}
                by={by}
                attributeId={attributeId}
                onClose={() => setOpen(null)}
              />
            ),
        },
      ]}
    />
  )
}
