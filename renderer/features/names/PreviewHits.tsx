import { ScrollText } from 'lucide-react'
import { useWorkspace } from '../../store/workspace.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { HitFilter, ListedHit } from './hit-groups.ts'
import type { HitGroup } from './HitList.tsx'
import hitStyles from './HitList.module.css'
import { tick } from './preview-store.ts'
import { DOUBTS } from './words.ts'

/** The heading of a group of hits, by which all of them are ticked. */
export function GroupHeading({
  group,
  ticked,
}: {
  group: HitGroup<ListedHit>
  ticked: ReadonlySet<number>
}) {
  const chosen = group.hits.filter(({ index }) => ticked.has(index)).length
  return (
    <>
      <span role="gridcell">
        <span className={hitStyles.tick}>
          <Checkbox
            label={`All hits in ${group.title}`}
            isLabelHidden
            isTicked={chosen === group.hits.length}
            isMixed={chosen > 0 && chosen < group.hits.length}
            onChange={() => tickGroup(group, ticked)}
          />
        </span>
      </span>
      <span role="gridcell" className={hitStyles.title}>
        <span className={hitStyles.titleText}>{group.title}</span>
        <span
          className={hitStyles.number}
        >{`${chosen} of ${count(group.hits.length, 'hit')}`}</span>
      </span>
    </>
  )
}

interface HitCellsProps {
  hit: ListedHit
  isTicked: boolean
  isActive: boolean
  by: HitFilter['by']
}

/** The cells of a hit: its tick, its words as they would be, and the way to its text. */
export function HitCells({ hit, isTicked, isActive, by }: HitCellsProps) {
  const isText = hit.place.startsWith('text:')
  const where = by === 'name' || !isText ? hit.placeName : ''
  const note = [hit.doubt && DOUBTS[hit.doubt], where].filter(Boolean).join(' · ')
  return (
    <>
      <span role="gridcell" className={hitStyles.tick}>
        <Checkbox
          label={`Replace “${hit.found}”`}
          isLabelHidden
          isTicked={isTicked}
          onChange={ticked => tick([hit.index], ticked)}
        />
      </span>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its words stand deeper than the rule looks */}
      <span role="gridcell" className={hitStyles.context}>
        <span className={hitStyles.before}>
          <span>{hit.before}</span>
        </span>
        <span className={hitStyles.after}>
          <del className={hitStyles.gone}>{hit.found}</del>
          <span className="visually-hidden">, becomes </span>
          <ins className={hitStyles.new}>{hit.replacement}</ins>
          <span className={hitStyles.rest}>{hit.after}</span>
        </span>
      </span>
      <span role="gridcell" className={hitStyles.note} title={note}>
        {note}
      </span>
      <span role="gridcell" className={hitStyles.tools}>
        <IconButton
          icon={ScrollText}
          label="Show in the text"
          keys="Enter"
          isDisabled={hit.sourceId === null || !isText}
          excludeFromTabOrder={!isActive}
          onPress={() => showHit(hit)}
        />
      </span>
    </>
  )
}

/** Ticks all hits of a group, or none where all are. */
export function tickGroup(group: HitGroup<ListedHit>, ticked: ReadonlySet<number>): void {
  const indexes = group.hits.map(({ index }) => index)
  tick(indexes, !indexes.every(index => ticked.has(index)))
}

/** Shows a hit in its text. */
export function showHit({ sourceId, place, start, end }: ListedHit): void {
  if (sourceId === null || !place.startsWith('text:')) return
  useWorkspace.getState().showPassage({ sourceId, start, end })
}
