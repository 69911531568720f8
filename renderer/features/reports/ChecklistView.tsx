import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { ChecklistEntry } from '../../../shared/contract/checklists.ts'
import { STANDARDS, type Standard } from '../../../shared/reports/checklists.ts'
import { useProcedure } from '../../api/client.ts'
import { openPrint, useOffersPrint } from '../../store/print.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { ChecklistItem } from './ChecklistItem.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import css from './Reports.module.css'

const NAMES: Record<Standard, string> = {
  'rameses-ii': 'RAMESES II, evaluation',
  rameses: 'RAMESES, synthesis',
}

/** A reporting standard, item by item: where the report says it, and what in the project answers it. */
export function ChecklistView() {
  const [standard, setStandard] = useState<Standard>('rameses-ii')
  const label = standard === 'rameses' ? 'RAMESES checklist' : 'RAMESES II checklist'
  const of = { what: 'checklist' as const, standard }
  useOffersPrint({ label, of })
  const { data } = useProcedure('checklists.list', { standard }, { readsOnShow: true })
  return (
    <div className={css.root}>
      <div className={css.tools}>
        <Segments
          label="Standard"
          value={standard}
          options={STANDARDS.map(id => ({ id, label: NAMES[id] }))}
          onChange={setStandard}
        />
        <span className={css.grow} />
        <Button icon={Printer} onPress={() => openPrint({ label, of })}>
          Print…
        </Button>
        <ExportMenu product="checklist" name={label} options={{ report: { standard } }} />
      </div>
      {data?.standard === standard && (
        <section className={css.scroller} aria-label={data.name}>
          <div className={css.column}>
            <p className={css.soft} role="status">
              {sumUp(data.items)}
            </p>
            {[...Map.groupBy(data.items, ({ section }) => section)].map(([section, items]) => (
              <section key={section} aria-label={section}>
                <h2 className={css.section}>{section}</h2>
                <ul className={css.list}>
                  {items.map(item => (
                    <ChecklistItem key={item.number} standard={standard} item={item} />
                  ))}
                </ul>
              </section>
            ))}
            <p className={css.soft}>
              What the items ask for is put in short here. The standard, in full and with guidance:{' '}
              {data.citation}
            </p>
          </div>
        </section>
      )}
    </div>
  )
}

function sumUp(items: readonly ChecklistEntry[]): string {
  const countIn = (state: ChecklistEntry['state']) =>
    items.filter(item => item.state === state).length
  const aside = countIn('not-applicable')
  const rest = aside === 0 ? '' : `, ${aside} not applicable`
  return `${countIn('done')} of ${items.length} items reported${rest}.`
}
