import { ChevronLeft, ChevronRight, Combine, Scissors, Trash2 } from 'lucide-react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { countWords } from '../../../shared/text/boundaries.ts'
import { useProcedure } from '../../api/client.ts'
import { Comments } from '../../ui/comments/Comments.tsx'
import { CopyQuote } from '../../ui/CopyQuote.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { COPY_KEYS } from './copy.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { Select } from '../../ui/Select.tsx'
import { CodeChips } from './CodeChips.tsx'
import { CodingEvidence } from './CodingEvidence.tsx'
import { CodingNote } from './CodingNote.tsx'
import { CodingResponses } from './CodingResponses.tsx'
import { removeCoding, setRoles, updateCoding } from './coding-actions.ts'
import styles from './DeskInspector.module.css'
import { stepCoding } from './moves.ts'
import { joinCodings, neighbourOf, splitHere } from './piece-actions.ts'
import { useSession } from './session.ts'

const CONFIDENCES = [
  { id: 'none' as const, label: 'Not said' },
  { id: 'low' as const, label: 'Low' },
  { id: 'medium' as const, label: 'Medium' },
  { id: 'high' as const, label: 'High' },
]

/** The coding in hand, with all that can be changed of it. */
export function CodingDetail({ coding }: { coding: Coding }) {
  const session = useSession()
  const { data: researchers } = useProcedure('researchers.list', {})
  const by = researchers?.find(({ id }) => id === coding.researcherId)?.name
  const words = countWords(session.source.text, coding)
  return (
    <Inspector
      title="Coding"
      actions={
        <>
          <IconButton
            icon={ChevronLeft}
            label="Previous coding"
            keys=","
            onPress={() => stepCoding(session, -1)}
          />
          <IconButton
            icon={ChevronRight}
            label="Next coding"
            keys="."
            onPress={() => stepCoding(session, 1)}
          />
          <CopyQuote codingIds={[coding.id]} keys={COPY_KEYS} />
          <IconButton
            icon={Trash2}
            label="Remove the coding"
            keys="Delete"
            onPress={() => {
              removeCoding(session)
              session.focusText()
            }}
          />
        </>
      }
    >
      <div>
        <button
          type="button"
          className={styles.quote}
          title="Show in the text"
          onClick={() => session.view?.reveal(coding, 'center')}
        >
          {coding.quote}
        </button>
        <p className={styles.facts}>
          {[coding.speaker, count(words, 'word'), by, formatDay(coding.createdAt)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <RoleToggle
        label="Roles"
        value={coding.roles}
        onChange={roles => setRoles(session, coding, roles)}
      />
      <CodeChips coding={coding} />
      <CodingNote coding={coding} />
      <Select
        label="Confidence"
        value={coding.confidence ?? 'none'}
        options={CONFIDENCES}
        onChange={value =>
          void updateCoding(session, coding, { confidence: value === 'none' ? null : value })
        }
      />
      <CodingEvidence coding={coding} />
      <CodingResponses key={`answers ${coding.id}`} coding={coding} />
      {!coding.id.startsWith('pending-') && (
        <>
          <Comments key={`comments ${coding.id}`} kind="coding" id={coding.id} />
          <MemosAbout kind="coding" id={coding.id} />
        </>
      )}
      <div className={styles.actions}>
        <Button size="small" icon={Scissors} onPress={() => void splitHere(session)}>
          Split at the caret
        </Button>
        <Button
          size="small"
          icon={Combine}
          isDisabled={neighbourOf(session, coding) === null}
          onPress={() => void joinCodings(session)}
        >
          Join with its neighbour
        </Button>
      </div>
    </Inspector>
  )
}
