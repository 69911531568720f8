import { BookOpen, Upload } from 'lucide-react'
import { chooseReferences } from '../../store/references.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** What every view of a review says before there is anything. */
export function NoReferences() {
  return (
    <EmptyState
      icon={BookOpen}
      title="Begin with what the searches found"
      actions={
        <Button variant="primary" icon={Upload} onPress={() => void chooseReferences()}>
          Import references…
        </Button>
      }
    >
      A review begins with the records of databases, registers and other searches: RIS, BibTeX,
      PubMed, EndNote XML, CSV or Excel. Duplicates are found, two can screen independently, and the
      PRISMA flow draws itself.
    </EmptyState>
  )
}
