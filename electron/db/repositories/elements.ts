import type { Page } from '../../../shared/contract/common.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ROLES } from '../../../shared/domain/roles.ts'
import { newId } from '../ids.ts'
import { pageOf } from '../page-of.ts'
import {
  all,
  inList,
  insert,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { removeCardsOf } from './card-upkeep.ts'
import { removeCommentsOn } from './comments.ts'
import { moveLinkElements } from './links.ts'
import { removeElementMemberships } from './memberships.ts'

type ElementRow = Omit<Element, 'configurationIds' | 'evidence' | 'isIntended'> & {
  isIntended: number | null
  configurationIds: string
  supports: number
  refines: number
  challenges: number
}

/** Elements by role and label, as many as were asked for. */
export function listElementPage(db: ReadableDb, page: Page): Element[] {
  if (page.limit === undefined && page.offset === 0) return listElements(db)
  const ids = listWordings(db)
    .sort(inOrder())
    .map(({ id }) => id)
  return listElements(db, pageOf(ids, page))
}

/** All elements, or those with these ids, by role and label. */
export function listElements(db: ReadableDb, ids?: readonly string[]): Element[] {
  const condition: Sql = ids === undefined ? sql`` : sql`WHERE element.id ${inList(ids)}`
  return all<ElementRow>(
    db,
    sql`SELECT element.id, role, facet, label, description, layer, valence,
          outcome_level AS outcomeLevel, is_intended AS isIntended, group_name AS "group", setting,
          (SELECT json_group_array(DISTINCT configuration_id) FROM slot
            WHERE element_id = element.id) AS configurationIds,
          count(*) FILTER (WHERE stance = 'supports') AS supports,
          count(*) FILTER (WHERE stance = 'refines') AS refines,
          count(*) FILTER (WHERE stance = 'challenges') AS challenges
        FROM element LEFT JOIN evidence ON evidence.element_id = element.id
        ${condition} GROUP BY element.id`,
  )
    .map(({ configurationIds, supports, refines, challenges, isIntended, ...element }) => ({
      ...element,
      isIntended: isIntended === null ? null : isIntended === 1,
      configurationIds: JSON.parse(configurationIds) as string[],
      evidence: { supports, refines, challenges },
    }))
    .sort(inOrder())
}

type Wording = Pick<Element, 'id' | 'role' | 'label'>

function inOrder(): (a: Wording, b: Wording) => number {
  const order = new Intl.Collator('en', { numeric: true })
  return (a, b) =>
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
    order.compare(a.label, b.label) ||
    order.compare(a.id, b.id)
}

/** How every element is worded, in the order they were made. */
export function listWordings(db: ReadableDb): Wording[] {
  return all(db, sql`SELECT id, role, label FROM element ORDER BY id`)
}

/** One element. Throws `not_found`. */
export function getElement(db: ReadableDb, elementId: string): Element {
  const element = listElements(db, [elementId])[0]
  if (element === undefined) {
    throw new AppError('not_found', 'There is no such element.', { elementId })
  }
  return element
}

/** Adds an element; returns its id. */
export function insertElement(
  db: WritableDb,
  input: Omit<ParsedInputOf<'elements.create'>, 'codingIds' | 'stance'>,
): string {
  const id = newId()
  insert(db, 'element', {
    id,
    role: input.role,
    facet: facetFor(input.role, input.facet),
    label: input.label,
    description: input.description ?? '',
    layer: input.layer ?? null,
    valence: input.valence ?? null,
    outcome_level: input.outcomeLevel ?? null,
    is_intended: storeFlag(input.isIntended) ?? null,
    group_name: input.group ?? null,
    setting: input.setting ?? null,
  })
  return id
}

/** Changes an element. Throws `not_found` or `invalid_input`. */
export function updateElement(db: WritableDb, input: ParsedInputOf<'elements.update'>): void {
  const { elementId, outcomeLevel, isIntended, group, ...fields } = input
  const element = getElement(db, elementId)
  const role = fields.role ?? element.role
  const kept = role === 'M' ? element.facet : null
  update(db, 'element', elementId, {
    ...fields,
    outcome_level: outcomeLevel,
    is_intended: storeFlag(isIntended),
    group_name: group,
    facet: facetFor(role, fields.facet === undefined ? kept : fields.facet),
  })
}

/** Removes an element with its slots, its evidence, its memberships and the comments on it. */
export function removeElement(db: WritableDb, elementId: string) {
  const removedEvidence = run(db, sql`DELETE FROM evidence WHERE element_id = ${elementId}`)
  const removedSlots = run(db, sql`DELETE FROM slot WHERE element_id = ${elementId}`)
  moveLinkElements(db, elementId, null)
  removeElementMemberships(db, elementId, getElement(db, elementId).label)
  removeCardsOf(db, 'element_id', elementId)
  removeCommentsOn(db, 'element', elementId)
  runOne(db, sql`DELETE FROM element WHERE id = ${elementId}`)
  return { removedSlots, removedEvidence }
}

function storeFlag(flag: boolean | null | undefined): number | null | undefined {
  return typeof flag === 'boolean' ? Number(flag) : flag
}

/** Only a mechanism has a facet. Throws `invalid_input` where another role is given one. */
export function facetFor<F>(role: string, facet: F | null | undefined): F | null {
  if (facet === undefined || facet === null) return null
  if (role !== 'M') {
    throw new AppError('invalid_input', 'Only a mechanism can be a resource or a reasoning.')
  }
  return facet
}
