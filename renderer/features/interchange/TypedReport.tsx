import { CircleCheck } from 'lucide-react'
import { finishTakingIn, type TypedReport as Report } from '../../store/interchange.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import styles from './Interchange.module.css'
import { QuoteRemarks } from './QuoteRemarks.tsx'

/** What came of a table that people typed. */
export function TypedReport({ report }: { report: Report }) {
  const goTo = useWorkspace(state => state.goTo)
  const place =
    report.kind === 'codes' ? 'codebook' : report.kind === 'codings' ? 'desk' : 'configurations'
  const close = () => {
    finishTakingIn()
    goTo(place)
  }
  const made = madeOf(report.created)
  return (
    <Dialog
      title="Imported"
      size="large"
      isOpen
      onClose={close}
      footer={
        <Button variant="primary" onPress={close} autoFocus>
          {NAMES[place]}
        </Button>
      }
    >
      <p className={styles.good}>
        <CircleCheck size={20} aria-hidden />
        {made.length === 0 ? 'Everything in it was here already.' : `New: ${made.join(', ')}.`}
      </p>
      <QuoteRemarks quotes={report.quotes} problems={report.problems} />
    </Dialog>
  )
}

const NAMES = {
  codebook: 'Show the codebook',
  desk: 'Show the desk',
  configurations: 'Show the configurations',
} as const

function madeOf(created: Report['created']): string[] {
  const { configurations, elements, evidence, codings, codes, researchers } = created
  return [
    count(configurations, 'configuration'),
    count(elements, 'element'),
    count(evidence, 'piece of evidence', 'pieces of evidence'),
    count(codings, 'coding'),
    count(codes, 'code'),
    count(researchers, 'researcher'),
  ].filter(words => !words.startsWith('0 '))
}
