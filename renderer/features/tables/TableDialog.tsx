import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import type { TableKind } from '../../../shared/tables/kinds.ts'
import { call, useProcedure } from '../../api/client.ts'
import { exportProduct } from '../../store/exports.ts'
import { sayError } from '../../store/notices.ts'
import { openPrint } from '../../store/print.ts'
import { closeTableDialog, openTableDialog, useTableDialog } from '../../store/table-dialog.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Select } from '../../ui/Select.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import css from './TableDialog.module.css'
import { TableChoices } from './TableChoices.tsx'
import { TablePreview } from './TablePreview.tsx'

type Options = NonNullable<InputOf<'tables.get'>['options']>
type Kinds = OutputOf<'tables.kinds'>

const FORMATS = [
  { id: '.docx', label: 'Word (.docx)' },
  { id: '.xlsx', label: 'Excel (.xlsx)' },
  { id: '.csv', label: 'CSV (.csv)' },
  { id: '.html', label: 'Web page (.html)' },
  { id: '.pdf', label: 'PDF (.pdf)' },
] as const
type Format = (typeof FORMATS)[number]['id']

/** How long a choice must stand before the rows are gathered anew, in milliseconds. */
const SETTLED_MS = 250
const PREVIEW_ROWS = 12

/** Puts together which table is exported: its columns, groups, quotes and what it tells of people, with its first rows. */
export function TableDialog() {
  const kind = useTableDialog(state => state.kind)
  const { data: kinds } = useProcedure('tables.kinds', {}, { enabled: kind !== null })
  const { data: kept, isFetching } = useProcedure(
    'tableChoices.get',
    { kind: kind ?? 'configurations' },
    { enabled: kind !== null, readsOnShow: true },
  )
  if (kind === null || kinds === undefined || kept === undefined || isFetching) return null
  return <Choosing key={kind} kind={kind} kinds={kinds} kept={kept ?? {}} />
}

function Choosing({ kind, kinds, kept }: { kind: TableKind; kinds: Kinds; kept: Options }) {
  const described = kinds.find(each => each.kind === kind)
  const [options, setOptions] = useState<Options>(() => knownOnly(kept, described))
  const [format, setFormat] = useState<Format>('.docx')
  const settled = useSettled(options, SETTLED_MS)
  const { data, error, isFetching } = useProcedure(
    'tables.get',
    { kind, options: settled, limit: PREVIEW_ROWS },
    { readsOnShow: true },
  )
  if (described === undefined) return null
  const keep = () => call('tableChoices.set', { kind, options }).catch(sayError)
  const write = async () => {
    await keep()
    const name = described.name.toLowerCase()
    const isWritten =
      format === '.pdf'
        ? await exportProduct('printout', format, {
            ...{ name, report: { of: { what: 'table', kind, options } } },
          })
        : await exportProduct(kind, format, { name, table: options })
    if (isWritten) closeTableDialog()
  }
  const print = async () => {
    await keep()
    closeTableDialog()
    openPrint({ label: described.name, of: { what: 'table', kind, options } })
  }
  return (
    <Dialog
      title="Export a table"
      size="wide"
      isOpen
      isFirm
      onClose={() => {
        void keep()
        closeTableDialog()
      }}
      footer={
        <>
          <Button variant="quiet" onPress={() => setOptions({})}>
            As at first
          </Button>
          <span className={css.gap} />
          <Button icon={Printer} isDisabled={error !== null} onPress={() => void print()}>
            Print…
          </Button>
          <Button
            variant="primary"
            isDisabled={error !== null}
            onPress={() => void write().catch(sayError)}
          >
            Export…
          </Button>
        </>
      }
    >
      <div className={css.columns}>
        <div className={css.choices}>
          <Select
            label="Table"
            value={kind}
            options={kinds.map(each => ({ id: each.kind, label: each.name }))}
            onChange={next => {
              void keep()
              openTableDialog(next)
            }}
          />
          <Select label="File" value={format} options={FORMATS} onChange={setFormat} />
          <TableChoices
            described={described}
            shown={data?.columns.map(({ key }) => key) ?? []}
            options={options}
            onChange={setOptions}
          />
        </div>
        <div className={css.preview} aria-busy={isFetching || undefined}>
          {error !== null ? (
            <p role="alert" className={css.problem}>
              {error.message}
            </p>
          ) : data === undefined ? (
            <Progress label="Gathering the first rows" />
          ) : (
            <TablePreview table={data} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** What was chosen, without columns and groups that the project no longer has. */
function knownOnly(kept: Options, described: Kinds[number] | undefined): Options {
  const { columns, groupBy, ...rest } = kept
  const keys = new Set(described?.columns.map(({ key }) => key))
  const known = columns?.filter(key => keys.has(key)) ?? []
  const isGrouping = described?.groupings.some(({ key }) => key === groupBy) === true
  return {
    ...rest,
    ...(known.length === 0 ? {} : { columns: known }),
    ...(groupBy !== undefined && isGrouping ? { groupBy } : {}),
  }
}
