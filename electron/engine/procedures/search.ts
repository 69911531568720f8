import type { AreaHandlers } from '../handlers.ts'
import { findInTexts } from '../find-in-texts.ts'

/** Search in all texts and all that researchers wrote. */
export const searchHandlers: AreaHandlers<'search'> = {
  'search.find': findInTexts,
}
