/** When a hub is talked to unasked; only when asked, where there is no policy. All in milliseconds. */
export interface HubPolicy {
  /** After a step, once no other has followed for so long, it is sent. */
  pushAfterMs: number
  /** So often it is looked all the same, in case that a word of it was missed. */
  lookEveryMs: number
  /** At most so often what came is merged by itself. */
  mergeEveryMs: number
}
