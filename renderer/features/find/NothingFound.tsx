import { Search } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { changeForm, useSearch } from './search-store.ts'

/** Says that a search found nothing, and what may help; nothing while it is still asked. */
export function NothingFound({ isAnswered }: { isAnswered: boolean }) {
  const form = useSearch(state => state.form)
  const narrowed = [...form.sourceIds, ...form.speakers, ...form.groups].length > 0
  if (!isAnswered) return <div className="place-column" />
  return (
    <EmptyState
      icon={Search}
      title="Nothing found"
      actions={
        (narrowed || form.places !== null) && (
          <Button
            onPress={() => changeForm({ sourceIds: [], speakers: [], groups: [], places: null })}
          >
            Look everywhere
          </Button>
        )
      }
    >
      {form.mode === 'words'
        ? 'Try the beginning of the word with a star, such as support*, or fewer words.'
        : 'A regular expression is looked for inside one paragraph, accents included.'}
    </EmptyState>
  )
}
