import { FileDown, Printer } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { PrintedPages } from '../../../shared/contract/reports.ts'
import {
  ORIENTATIONS,
  type Orientation,
  PAPERS,
  type Paper,
} from '../../../shared/reports/paper.ts'
import { useProcedure } from '../../api/client.ts'
import { mayExport } from '../../store/export-check.ts'
import { exportProduct } from '../../store/exports.ts'
import { sayError } from '../../store/notices.ts'
import { closePrint, type PrintChoice, usePrint } from '../../store/print.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { PageStack } from '../../ui/print/PageStack.tsx'
import { PrintRoot } from '../../ui/print/PrintRoot.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Select } from '../../ui/Select.tsx'
import { choiceHere, DOCUMENTS } from './choices.ts'
import css from './PrintDialog.module.css'
import { PrintOptions } from './PrintOptions.tsx'

const ORIENTATION_WORDS: Record<Orientation, string> = {
  auto: 'As it suits',
  portrait: 'Upright',
  landscape: 'On its side',
}

/** What is printed, on which paper, as it will look: opened with Ctrl+P from every place. */
export function PrintDialog() {
  const request = usePrint(state => state.request)
  return request === null ? null : <Preview request={request} />
}

function Preview({ request }: { request: PrintChoice | 'here' }) {
  // What was on screen when the dialog opened.
  const [here] = useState(() => (request === 'here' ? chooseHere() : request))
  const [{ label, of }, choose] = useState(here)
  const [paper, setPaper] = useState<Paper>('A4')
  const [orientation, setOrientation] = useState<Orientation>('auto')
  const [printed, setPrinted] = useState<PrintedPages | null>(null)
  const input = { of, paper, orientation }
  const { data, error, isFetching } = useProcedure('reports.pages', input, {
    readsOnShow: true,
  })
  const choices = [here, ...DOCUMENTS.filter(each => each.label !== here.label)]
  const done = useCallback(() => setPrinted(null), [])
  const isReady = data !== undefined && !isFetching
  useEffect(() => {
    if (error !== null) sayError(error)
  }, [error])
  const print = async () => {
    if (data !== undefined && (await mayExport())) setPrinted(data)
  }
  const savePdf = async () => {
    const name = label.toLowerCase()
    if (of.what === 'diagram') {
      const { what: _what, ...view } = of
      const page = paper === 'A3' || paper === 'A4' ? paper : ('A4' as const)
      await exportProduct('diagram', '.pdf', { ...view, page, name })
    } else if (of.what === 'chart') {
      await exportProduct('chart', '.pdf', { chart: of.chart, name })
    } else if (of.what === 'cards') {
      const { what: _what, theoryId, ...cards } = of
      await exportProduct('cards', '.pdf', { cards, ...(theoryId && { theoryId }), name })
    } else {
      await exportProduct('printout', '.pdf', { report: input, name })
    }
  }
  return (
    <Dialog
      title="Print"
      size="wide"
      isOpen
      onClose={closePrint}
      footer={
        <>
          <span className={css.pages} role="status">
            {isReady ? count(data.pages.length, 'page') : 'Laying out the pages'}
          </span>
          <Button onPress={closePrint}>Cancel</Button>
          <Button icon={FileDown} isDisabled={!isReady} onPress={() => void savePdf()}>
            Save as PDF
          </Button>
          <Button
            variant="primary"
            icon={Printer}
            isDisabled={!isReady || printed !== null}
            onPress={() => void print().catch(sayError)}
          >
            Print
          </Button>
        </>
      }
    >
      <div className={css.columns}>
        <div className={css.choices}>
          <Select
            label="What is printed"
            value={label}
            options={choices.map(each => ({ id: each.label, label: each.label }))}
            onChange={id => choose(choices.find(each => each.label === id) ?? here)}
          />
          <PrintOptions of={of} onChange={changed => choose({ label, of: changed })} />
          {/* Cards have a paper of their own. */}
          <Select
            label="Paper"
            isDisabled={of.what === 'cards'}
            value={paper}
            options={PAPERS.map(id => ({ id, label: id }))}
            onChange={setPaper}
          />
          <Select
            label="Orientation"
            isDisabled={of.what === 'cards'}
            value={orientation}
            options={ORIENTATIONS.map(id => ({ id, label: ORIENTATION_WORDS[id] }))}
            onChange={setOrientation}
          />
          <p className={css.note}>
            Paper holds quotes. Keep it where the project may be kept. Printing writes no file.
          </p>
        </div>
        {data === undefined ? (
          <div className={css.waiting}>
            {error === null && <Progress label="Laying out the pages" />}
          </div>
        ) : (
          <PageStack document={data} label={`Preview of ${data.title}`} />
        )}
      </div>
      {printed !== null && <PrintRoot document={printed} onDone={done} />}
    </Dialog>
  )
}

/** What a view on screen has to print, or else what its place has. */
function chooseHere(): PrintChoice {
  const { memo, ...looking } = useWorkspace.getState()
  const offered = usePrint.getState().offers.at(-1)?.choice
  return offered ?? choiceHere({ ...looking, memoId: memo?.memoId ?? null })
}
