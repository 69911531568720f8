import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { Comments } from '../../ui/comments/Comments.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'

/** What the team says about the configuration, settled or not, and the memos on it. */
export function CommentsPanel({ configuration }: { configuration: ConfigurationDetail }) {
  const { id, evidenceList } = configuration
  const passages = [...new Map(evidenceList.map(item => [item.codingId, item])).values()]
  return (
    <>
      <Comments key={id} kind="configuration" id={id} passages={passages} />
      <MemosAbout kind="configuration" id={id} />
    </>
  )
}
