import { useProcedure } from '../api/client.ts'
import { showWhose, useWhose, WHOSE_OPTIONS } from '../store/whose.ts'
import { Select } from './Select.tsx'

/** Whose codings are shown: mine, the others', or both. Nothing where nobody else codes. */
export function WhoseSelect({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const whose = useWhose(state => state.whose)
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  if (researchers.length < 2) return null
  return (
    <Select
      label="Whose codings"
      isLabelHidden={isLabelHidden}
      value={whose}
      options={WHOSE_OPTIONS}
      onChange={value => void showWhose(value)}
    />
  )
}
