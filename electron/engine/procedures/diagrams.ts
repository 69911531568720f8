import {
  bendLink,
  listAdjustments,
  moveElements,
  resetPicture,
  resetThings,
  setHidden,
} from '../../db/repositories/diagram-adjustments.ts'
import {
  insertGroup,
  insertLabel,
  removeGroup,
  removeLabel,
  updateGroup,
  updateLabel,
} from '../../db/repositories/diagram-words.ts'
import type { AreaHandlers } from '../handlers.ts'

/** What is done to diagrams by hand. */
export const diagramHandlers: AreaHandlers<'diagrams'> = {
  'diagrams.adjustments': (db, picture) => listAdjustments(db, picture),
  'diagrams.move': (db, { elementIds, by, ...picture }) => {
    const count = moveElements(db, picture, elementIds, by)
    return { value: { count }, label: `Move ${several(count, 'box', 'boxes')} in the diagram` }
  },
  'diagrams.bend': (db, { linkId, to, ...picture }) => {
    bendLink(db, picture, linkId, to)
    const label = to === null ? 'Straighten an arrow' : 'Bend an arrow'
    return { value: { count: 1 }, label: `${label} in the diagram` }
  },
  'diagrams.hide': (db, { elementIds, linkIds, ...picture }) => {
    const count = setHidden(db, picture, { elementIds, linkIds }, true)
    return { value: { count }, label: `Hide ${parts(count)} of the diagram` }
  },
  'diagrams.show': (db, { elementIds, linkIds, ...picture }) => {
    const isAll = elementIds === undefined && linkIds === undefined
    const { elements, links } = listAdjustments(db, picture)
    const things = isAll
      ? {
          elementIds: elements.flatMap(each => (each.isHidden ? each.elementId : [])),
          linkIds: links.flatMap(each => (each.isHidden ? each.linkId : [])),
        }
      : { elementIds, linkIds }
    const count = setHidden(db, picture, things, false)
    return { value: { count }, label: `Show ${parts(count)} of the diagram again` }
  },
  'diagrams.addLabel': (db, { text, at, anchorId, ...picture }) => {
    const id = insertLabel(db, picture, { text, at, anchorId })
    return { value: { id }, label: 'Write words into the diagram' }
  },
  'diagrams.updateLabel': (db, { labelId, ...fields }) => {
    updateLabel(db, labelId, fields)
    const label =
      fields.text === undefined ? 'Move words in the diagram' : 'Change words in the diagram'
    return { value: { id: labelId }, label }
  },
  'diagrams.removeLabel': (db, { labelId }) => {
    removeLabel(db, labelId)
    return { value: { id: labelId }, label: 'Take words out of the diagram' }
  },
  'diagrams.group': (db, { name, elementIds, ...picture }) => {
    const id = insertGroup(db, picture, { name, elementIds })
    return { value: { id }, label: 'Frame boxes in the diagram' }
  },
  'diagrams.updateGroup': (db, { groupId, ...fields }) => {
    updateGroup(db, groupId, fields)
    return { value: { id: groupId }, label: 'Change a frame in the diagram' }
  },
  'diagrams.ungroup': (db, { groupId }) => {
    removeGroup(db, groupId)
    return { value: { id: groupId }, label: 'Take a frame out of the diagram' }
  },
  'diagrams.reset': (db, { elementIds, linkIds, ...picture }) => {
    const isAll = elementIds === undefined && linkIds === undefined
    const count = isAll
      ? resetPicture(db, picture)
      : resetThings(db, picture, { elementIds, linkIds })
    return { value: { count }, label: 'Undo what was done to the diagram by hand' }
  },
}

function several(count: number, one: string, many: string): string {
  return count === 1 ? `a ${one}` : `${count} ${many}`
}

function parts(count: number): string {
  return count === 1 ? 'a part' : `${count} parts`
}
