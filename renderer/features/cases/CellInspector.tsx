import { X } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { EvidenceQuotes } from '../../ui/EvidenceQuotes.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { ThingLink } from '../../ui/ThingLink.tsx'
import css from './Cases.module.css'
import { evidenceOf, type MatrixBy, type MatrixData } from './cell-evidence.ts'
import { useVersion } from './use-version.ts'
import { columnName } from './words.ts'

interface Props {
  row: MatrixData['rows'][number]
  column: MatrixData['columns'][number]
  by: MatrixBy
  attributeId: string | null
  onClose: () => void
}

/** The passages that a cell of the matrix counts. */
export function CellInspector({ row, column, by, attributeId, onClose }: Props) {
  const { configurationId, name } = row
  const { data: evidence } = useProcedure('evidence.list', {
    configurationId,
    includeElements: true,
    ...useVersion(),
  })
  const cases = useProcedure('cases.list', {}).data ?? []
  const participants = useProcedure('participants.list', {}).data ?? []
  const items =
    evidence && evidenceOf(column.id, evidence, { by, attributeId, cases, participants })
  return (
    <Inspector
      title={columnName(column)}
      actions={<IconButton icon={X} label="Close the quotes" onPress={onClose} />}
    >
      <div className={css.subject}>
        <ThingLink kind="configuration" id={configurationId} label={name} />
      </div>
      <h3 className={css.sub}>What was said</h3>
      {items && <EvidenceQuotes items={items} nothing="Nobody here was heard on it." />}
    </Inspector>
  )
}
