import { SlidersHorizontal } from 'lucide-react'
import type { TableKind } from '../../../shared/tables/kinds.ts'
import { useProcedure } from '../../api/client.ts'
import { openTableDialog } from '../../store/table-dialog.ts'
import { Button } from '../../ui/Button.tsx'
import css from './Reports.module.css'

const NOTES: Record<TableKind, string> = {
  configurations: 'Each configuration with its elements and the passages for and against it.',
  principles: 'Guiding principles with what enables and constrains, as in published tables.',
  sources: 'What each source is, its group and how much of it is coded.',
  participants: 'Who took part, with what is known of them.',
  codebook: 'Codes with definitions and example passages.',
  codings: 'Every coded passage with roles, codes and note.',
  evidence: 'Every passage that speaks for or against something.',
}

/** The tables for papers and appendices; what is in each is chosen in a dialog. */
export function TablesView() {
  const { data: kinds = [] } = useProcedure('tables.kinds', {}, { readsOnShow: true })
  return (
    <div className={css.scroller}>
      <ul className={css.tables}>
        {kinds.map(({ kind, name, columns }) => (
          <li key={kind} className={css.tableRow}>
            <div className={css.grow}>
              <h2 className={css.name}>{name}</h2>
              <p className={css.soft}>
                {NOTES[kind]} {columns.length} columns to choose from.
              </p>
            </div>
            <Button
              icon={SlidersHorizontal}
              aria-label={`Choose and export: ${name}`}
              onPress={() => openTableDialog(kind)}
            >
              Choose and export…
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
