import { Copy, Printer } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { copyText } from '../../store/copy-text.ts'
import { useNotices } from '../../store/notices.ts'
import { openPrint, useOffersPrint } from '../../store/print.ts'
import { Button } from '../../ui/Button.tsx'
import { PageStack } from '../../ui/print/PageStack.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import css from './Reports.module.css'

interface DocumentViewProps {
  product: 'methods' | 'audit' | 'story'
  label: string
}

/** A document as it will look on paper, with the ways to take it out. */
export function DocumentView({ product, label }: DocumentViewProps) {
  const of = { what: product }
  useOffersPrint({ label, of })
  const { data, error } = useProcedure('reports.pages', { of }, { readsOnShow: true })
  return (
    <div className={css.root}>
      <div className={css.tools}>
        {product === 'methods' && <CopyMethods />}
        <Button icon={Printer} onPress={() => openPrint({ label, of })}>
          Print…
        </Button>
        <ExportMenu product={product} name={label.toLowerCase()} />
      </div>
      {error !== null ? (
        <p role="alert" className={css.problem}>
          {error.message}
        </p>
      ) : data === undefined ? (
        <div className={css.waiting}>
          <Progress label={`Making the ${label.toLowerCase()}`} />
        </div>
      ) : (
        <PageStack document={data} label={label} />
      )}
    </div>
  )
}

function copy(text: string): void {
  const { say } = useNotices.getState()
  say(copyText(text) ? 'Copied: the methods paragraph' : 'The system refused to copy.')
}

function CopyMethods() {
  const { data } = useProcedure('reports.methods', {}, { readsOnShow: true })
  const text = data?.paragraphs.join('\n\n') ?? ''
  return (
    <Button icon={Copy} isDisabled={text === ''} onPress={() => copy(text)}>
      Copy the text
    </Button>
  )
}
