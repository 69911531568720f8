import type { Attribute } from '../../../shared/contract/participants.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import {
  type AttributeType,
  distinctChoices,
  parseValue,
} from '../../../shared/domain/attributes.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { newId } from '../ids.ts'
import {
  all,
  insert,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'

type AttributeRow = Omit<Attribute, 'choices'> & { choices: string }

/** The attributes of participants in order, or the one with this id. */
export function listAttributes(db: ReadableDb, attributeId?: string): Attribute[] {
  const condition: Sql = attributeId === undefined ? sql`` : sql`WHERE id = ${attributeId}`
  return all<AttributeRow>(
    db,
    sql`SELECT id, name, type, choices, position,
          (SELECT count(*) FROM attribute_value WHERE attribute_id = attribute.id) AS valueCount
        FROM attribute ${condition} ORDER BY position, id`,
  ).map(row => ({ ...row, choices: JSON.parse(row.choices) as string[] }))
}

/** What an attribute says of a participant; null where nothing is known. `participant` must be in scope. */
export function attributeValue(attributeId: string): Sql {
  return sql`(SELECT value FROM attribute_value
    WHERE attribute_id = ${attributeId} AND participant_id = participant.id)`
}

/** One attribute. Throws `not_found`. */
export function getAttribute(db: ReadableDb, attributeId: string): Attribute {
  const attribute = listAttributes(db, attributeId)[0]
  if (attribute === undefined) {
    throw new AppError('not_found', 'There is no such attribute.', { attributeId })
  }
  return attribute
}

/** Adds an attribute behind the others; returns its id. Throws `duplicate` or `invalid_input`. */
export function insertAttribute(
  db: WritableDb,
  input: { name: string; type: AttributeType; choices?: string[] | undefined },
): string {
  const others = listAttributes(db)
  refuseSameName(others, input.name)
  const id = newId()
  insert(db, 'attribute', {
    id,
    name: input.name,
    type: input.type,
    choices: JSON.stringify(choicesFor(input.type, input.choices)),
    position: others.length,
  })
  return id
}

/** Changes an attribute; its values take the form of a new type. Throws `duplicate`, `in_use` or `invalid_input`. */
export function updateAttribute(
  db: WritableDb,
  attributeId: string,
  fields: {
    name?: string | undefined
    type?: AttributeType | undefined
    choices?: string[] | undefined
    position?: number | undefined
  },
): void {
  const before = getAttribute(db, attributeId)
  const { name, position } = fields
  if (name !== undefined) {
    const others = listAttributes(db).filter(({ id }) => id !== attributeId)
    refuseSameName(others, name)
    update(db, 'attribute', attributeId, { name })
  }
  if (fields.type !== undefined || fields.choices !== undefined) {
    const type = fields.type ?? before.type
    const written = () => [...new Set(valuesOf(db, attributeId).map(({ value }) => value))]
    const kept = type === before.type ? before.choices : undefined
    const given = fields.choices ?? kept ?? (type === 'choice' ? written() : undefined)
    const choices = choicesFor(type, given)
    refit(db, attributeId, { type, choices })
    update(db, 'attribute', attributeId, { type, choices: JSON.stringify(choices) })
  }
  if (position !== undefined) move(db, attributeId, position)
}

/** Removes an attribute; returns how many values went with it. */
export function removeAttribute(db: WritableDb, attributeId: string): number {
  const removed = run(db, sql`DELETE FROM attribute_value WHERE attribute_id = ${attributeId}`)
  runOne(db, sql`DELETE FROM attribute WHERE id = ${attributeId}`)
  renumber(
    db,
    listAttributes(db).map(({ id }) => id),
  )
  return removed
}

function refuseSameName(others: readonly Attribute[], name: string): void {
  if (!others.some(other => nameKey(other.name) === nameKey(name))) return
  throw new AppError('duplicate', 'There is already an attribute of this name. Choose another one.')
}

function choicesFor(type: AttributeType, given: readonly string[] | undefined): string[] {
  const choices = distinctChoices(given ?? [])
  if (type === 'choice' && choices.length === 0) {
    throw new AppError('invalid_input', 'Name at least one choice, such as “Urban” or “Rural”.')
  }
  if (type !== 'choice' && choices.length > 0) {
    throw new AppError('invalid_input', 'Only an attribute of the type “choice” has choices.')
  }
  return choices
}

/** Brings the values there are into the form of a rule. Throws `in_use` where one does not fit. */
function refit(
  db: WritableDb,
  attributeId: string,
  rule: { type: AttributeType; choices: string[] },
): void {
  const values = valuesOf(db, attributeId)
  const parsed = values.map(({ value }) => parseValue(rule, value))
  const misfits = parsed.filter(one => 'problem' in one).length
  if (misfits > 0) {
    const who = misfits === 1 ? 'The value of 1 participant' : `The values of ${misfits} people`
    throw new AppError(
      'in_use',
      `${who} would not fit, so nothing was changed. Change ${misfits === 1 ? 'it' : 'them'} first.`,
      { misfits },
    )
  }
  parsed.forEach((one, index) => {
    const { participantId } = values[index] ?? {}
    if ('problem' in one || one.value === null || participantId === undefined) return
    runOne(
      db,
      sql`UPDATE attribute_value SET value = ${one.value}
          WHERE participant_id = ${participantId} AND attribute_id = ${attributeId}`,
    )
  })
}

function valuesOf(db: ReadableDb, attributeId: string) {
  return all<{ participantId: string; value: string }>(
    db,
    sql`SELECT participant_id AS participantId, value FROM attribute_value
        WHERE attribute_id = ${attributeId} ORDER BY participant_id`,
  )
}

function move(db: WritableDb, attributeId: string, position: number): void {
  const ids = listAttributes(db).map(({ id }) => id)
  const others = ids.filter(id => id !== attributeId)
  renumber(db, others.toSpliced(Math.min(position, others.length), 0, attributeId))
}

function renumber(db: WritableDb, ids: readonly string[]): void {
  ids.forEach((id, position) => update(db, 'attribute', id, { position }))
}
