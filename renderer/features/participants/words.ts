import type { AttributeType } from '../../../shared/domain/attributes.ts'

/** What a type of attribute is called. */
export const TYPE_NAMES: Record<AttributeType, string> = {
  text: 'Text',
  number: 'A number',
  boolean: 'Yes or no',
  date: 'A date',
  choice: 'One of a list',
}
